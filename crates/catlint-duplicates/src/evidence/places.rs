//! The places of two records: addresses and coordinates.

use super::table::{AGREES, DIFFERS, FAR, NEAR, SOMEWHAT};
use super::{Evidence, Finding, Shared};
use crate::profile::{Key, Profile, Profiles};
use crate::roles::Role;

/// The places: words of all their fields together, since people write a suburb into any of them.
pub(super) fn compare(
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
