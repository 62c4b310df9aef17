//! Everything but the names: identifiers, links, dates, places, texts, the partition.

use super::{Evidence, Finding, places, texts};
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
    places::compare(profiles, (one, own), (other, its), evidence);
    for (number, bags) in &profiles.texts {
        if let Some(finding) = texts::compare(profiles, *number, bags, one, other) {
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
    match (own.day, its.day) {
        (Some(one), Some(two)) if one == two => Finding::Strong,
        (Some(one), Some(two)) if one_slip(&format!("{one:08}"), &format!("{two:08}")) => {
            Finding::Slip
        }
        (Some(_), Some(_)) => Finding::Differs,
        _ if own.year == its.year => Finding::Same,
        _ => Finding::Conflict,
    }
}
