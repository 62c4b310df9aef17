//! Fields whose values different things share: the site of the group that runs them, the repository of a family.
//!
//! It shows in the records: half of those that share a value have names that nobody would take for each other. What is
//! the same in such a field says as little as a common value does.

use crate::evidence::Shared;
use crate::evidence::table::WEAK;
use crate::fields::hash;
use crate::profile::{Key, Profiles};

/// Values that are shared less often may be shared by mistake.
const FEWEST: usize = 3;
/// Records of one value of which the pairs are looked at.
const MOST: usize = 4;

/// Whether different things share the values of each field of links or identifiers. O(n log n).
pub(crate) fn lent(profiles: &Profiles<'_>) -> Vec<bool> {
    let mut keys: Vec<(usize, u64, u32)> = Vec::new();
    for (profile, record) in profiles.profiles.iter().zip(0u32..) {
        let told = profile.values.iter().filter(|value| is_told(&value.key));
        keys.extend(told.map(|value| (value.field, hash(&value.key), record)));
    }
    keys.sort_unstable();
    keys.dedup();
    let mut counts = vec![(0usize, 0usize); profiles.fields.all().len()];
    for run in keys.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
        let [(field, _, first), others @ ..] = run else {
            continue;
        };
        let Some((shared, unlike)) = counts.get_mut(*field) else {
            continue;
        };
        for (_, _, other) in others.iter().take(MOST) {
            *shared += 1;
            *unlike += usize::from(are_unlike(profiles, *first, *other));
        }
    }
    let lent = |(shared, unlike): (usize, usize)| unlike >= FEWEST && 2 * unlike >= shared;
    counts.into_iter().map(lent).collect()
}

fn is_told(key: &Key) -> bool {
    matches!(key, Key::Link(_) | Key::Identifier(_))
}

/// Whether both have a name, and nobody would take the one for the other.
fn are_unlike(profiles: &Profiles<'_>, one: u32, other: u32) -> bool {
    let bags = &profiles.names;
    let (own, its) = (bags.of(one), bags.of(other));
    let named = !own.is_empty() && !its.is_empty();
    named && !Shared::of(bags, own, its).overlap.reaches(WEAK)
}
