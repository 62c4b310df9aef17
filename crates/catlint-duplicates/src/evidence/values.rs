//! Everything but the names: identifiers, links, dates, places, texts, the partition.

use super::table::{AGREES, ALL, DIFFERS, FAR, NEAR, SOMEWHAT};
use super::{Evidence, Finding, Shared};
use crate::join::{Bags, Overlap};
use crate::profile::{Key, Profile, Profiles, Value, When};
use crate::roles::{Field, Role};
use crate::url_key::{HUB, hint};
use catlint_core::text::slip::one_slip;

/// Compares what both records have.
pub(super) fn compare(profiles: &Profiles<'_>, one: u32, other: u32, evidence: &mut Evidence) {
    let (Some(own), Some(its)) = (profiles.get(one), profiles.get(other)) else {
        return;
    };
    for (number, field) in profiles.fields.all().iter().enumerate() {
        let pair = Pair {
            profiles,
            number,
            field,
            own: of(own, number).collect(),
            its: of(its, number).collect(),
        };
        if pair.own.is_empty() || pair.its.is_empty() {
            continue;
        }
        evidence.compared |= matches!(field.role, Role::Identifier | Role::Link);
        let finding = match field.role {
            Role::Identifier => pair.identifier(),
            Role::Link => pair.link(),
            Role::Year => pair.date(),
            Role::Partition => pair.partition(),
            _ => None,
        };
        if let Some(finding) = finding {
            evidence.mark(field.role, Some(number), finding);
        }
    }
    places(profiles, (one, own), (other, its), evidence);
    for (number, bags) in &profiles.texts {
        if let Some(finding) = text(profiles, *number, bags, one, other) {
            evidence.mark(Role::Text, Some(*number), finding);
        }
    }
}

fn of(profile: &Profile, number: usize) -> impl Iterator<Item = &Value> {
    let values = profile.values.iter();
    values.filter(move |value| value.field == number)
}

/// The values of two records in one field.
struct Pair<'p> {
    profiles: &'p Profiles<'p>,
    number: usize,
    field: &'p Field,
    own: Vec<&'p Value>,
    its: Vec<&'p Value>,
}

impl<'p> Pair<'p> {
    fn same(&self) -> Option<&'p Value> {
        let shared = |value: &&&Value| self.its.iter().any(|its| its.key == value.key);
        self.own.iter().find(shared).copied()
    }

    /// What the same value says: little, where many records have it.
    fn shared(&self) -> Option<Finding> {
        let most = u32::try_from(HUB).unwrap_or(u32::MAX);
        let mut shared = self.own.iter();
        let telling = |value: &&&Value| {
            self.its.iter().any(|its| its.key == value.key)
                && self.profiles.uses(value) <= most.max(self.profiles.len() / 1000)
        };
        let lent = self.profiles.is_lent(self.number);
        match !lent && shared.any(|value| telling(&value)) {
            true => Some(Finding::Same),
            false => self.same().map(|_| Finding::Common),
        }
    }

    fn identifier(&self) -> Option<Finding> {
        if let Some(found) = self.shared() {
            return Some(found);
        }
        let text = |value: &Value| match &value.key {
            Key::Identifier(text) => Some(text.clone()),
            _ => None,
        };
        let alike = |own: &str, its: &str| own.chars().count() >= 6 && one_slip(own, its);
        let slip = self.own.iter().filter_map(|own| text(own)).any(|own| {
            let mut others = self.its.iter().filter_map(|its| text(its));
            others.any(|its| alike(&own, &its))
        });
        match slip {
            true => Some(Finding::Slip),
            false => (!self.field.list).then_some(Finding::Differs),
        }
    }

    fn link(&self) -> Option<Finding> {
        let hints = |values: &[&Value]| -> Vec<String> {
            let links = values.iter().filter_map(|value| match &value.key {
                Key::Link(link) => Some(hint(link)),
                _ => None,
            });
            links.collect()
        };
        self.shared().or_else(|| {
            let (own, its) = (hints(&self.own), hints(&self.its));
            let related =
                !self.profiles.is_lent(self.number) && own.iter().any(|hint| its.contains(hint));
            related.then_some(Finding::Weak)
        })
    }

    fn partition(&self) -> Option<Finding> {
        match self.same() {
            Some(_) => Some(Finding::Same),
            None => Some(Finding::Conflict),
        }
    }

    fn date(&self) -> Option<Finding> {
        let when = |values: &[&'p Value]| match values.first().map(|value| &value.key) {
            Some(Key::When(when)) => Some(when),
            _ => None,
        };
        Some(dates(when(&self.own)?, when(&self.its)?))
    }
}

fn dates(own: &When, its: &When) -> Finding {
    match (&own.day, &its.day) {
        (Some(one), Some(two)) if one == two => Finding::Strong,
        (Some(one), Some(two)) if one_slip(one, two) => Finding::Slip,
        (Some(_), Some(_)) => Finding::Differs,
        _ if own.year == its.year => Finding::Same,
        _ => Finding::Conflict,
    }
}

/// The places: words of all their fields together, since people write a suburb into any of them.
fn places(
    profiles: &Profiles<'_>,
    (one, own): (u32, &Profile),
    (other, its): (u32, &Profile),
    evidence: &mut Evidence,
) {
    if let Some(finding) = coordinates(own, its) {
        evidence.mark(Role::Place, None, finding);
    }
    let bags = &profiles.places;
    let (own, its) = (bags.of(one), bags.of(other));
    if own.is_empty() || its.is_empty() {
        return;
    }
    evidence.compared = true;
    let shared = Shared::of(bags, own, its);
    let telling = shared.is_telling(bags, profiles.rare(), profiles.len());
    let finding = match () {
        // A town or a state says little: an address has a number.
        () if !(telling && shared.has_number(bags)) && shared.overlap.reaches(SOMEWHAT) => {
            Finding::Common
        }
        () if shared.overlap.reaches(AGREES) => Finding::Strong,
        () if shared.overlap.reaches(SOMEWHAT) => Finding::Weak,
        () if !shared.overlap.reaches(2 * DIFFERS) => Finding::Differs,
        () => return,
    };
    evidence.mark(Role::Place, None, finding);
}

fn coordinates(own: &Profile, its: &Profile) -> Option<Finding> {
    let of = |profile: &Profile| {
        let values = profile.values.iter();
        let values = values.filter_map(|value| match value.key {
            Key::Coordinate(degrees) => Some((value.field, degrees)),
            _ => None,
        });
        values.collect::<Vec<_>>()
    };
    let (own, its) = (of(own), of(its));
    let mut farthest = None;
    for (field, degrees) in own {
        let other = its.iter().find(|(other, _)| *other == field);
        let apart = other.map(|(_, other)| (degrees - other).abs());
        farthest = farthest.max(apart);
    }
    match farthest? {
        apart if apart <= NEAR => Some(Finding::Strong),
        apart if apart > FAR => Some(Finding::Differs),
        _ => None,
    }
}

/// Lists of many items, of which one may be shorter: the tracks of a record.
fn lists(shared: &Shared, lighter: u64, many: bool) -> Finding {
    let overlap = Overlap {
        shared: shared.overlap.shared,
        whole: lighter,
    };
    match () {
        () if overlap.reaches(AGREES) && many => Finding::Same,
        () if overlap.reaches(AGREES) => Finding::Strong,
        () if overlap.reaches(AGREES - DIFFERS) => Finding::Weak,
        () => Finding::Differs,
    }
}

/// A list of fewer words is too short to miss anything in it.
const FEW: usize = 6;
/// Two lists of more words are not the same by chance; a list of fewer may be one of people.
const MANY: usize = 20;
/// A text of more words is more than a name of somebody.
const LONG: usize = 12;

fn text(
    profiles: &Profiles<'_>,
    number: usize,
    bags: &Bags,
    one: u32,
    other: u32,
) -> Option<Finding> {
    let (own, its) = (bags.of(one), bags.of(other));
    if own.is_empty() || its.is_empty() {
        return None;
    }
    let shared = Shared::of(bags, own, its);
    let telling = shared.is_telling(bags, profiles.telling(), profiles.len());
    let long = own.len().min(its.len()) > LONG;
    let field = profiles.fields.get(number);
    let several = field.is_some_and(|field| field.list);
    let agents = field.is_some_and(|field| field.agents);
    if several && !agents && own.len().min(its.len()) >= FEW {
        let many = own.len().min(its.len()) >= MANY;
        let lighter = bags.total(one).min(bags.total(other));
        return Some(lists(&shared, lighter, many));
    }
    Some(match () {
        () if !telling && shared.overlap.reaches(SOMEWHAT) => Finding::Common,
        () if shared.overlap.reaches(AGREES) && long && !agents => Finding::Strong,
        // One author writes many papers, and one maker has many things; all of the authors write few.
        () if agents && shared.overlap.reaches(ALL) && shared.has_rare(bags, profiles.rare()) => {
            Finding::Strong
        }
        () if shared.overlap.reaches(SOMEWHAT) => Finding::Weak,
        () if shared.overlap.reaches(DIFFERS) => return None,
        // Two people describe one thing in different words, and few lists are whole.
        () if several || !agents => return None,
        () => Finding::Differs,
    })
}
