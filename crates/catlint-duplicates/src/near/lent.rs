//! Fields whose values different things share: the site of the group that runs them, the repository of a family.
//!
//! It shows in the records: half of those that share a value have names that nobody would take for each other. What is
//! the same in such a field says as little as a common value does.

use crate::evidence::Shared;
use crate::evidence::table::{STRONG, WEAK};
use crate::join::PerMille;
use crate::profile::{Kind, Profiles};
use crate::words::numbers::Agreement;

/// Values that are shared less often may be shared by mistake.
const FEWEST: usize = 3;
/// If one value in so many is shared, it is enough that three names in four are not nearly the same.
const OFTEN: usize = 20;
/// Records of one value of which the pairs are looked at.
const MOST: usize = 4;

/// Whether different things share the values of each field of links or identifiers. O(n).
pub(crate) fn lent(profiles: &Profiles<'_>) -> Vec<bool> {
    let mut counts = vec![Counted::default(); profiles.fields.all().len()];
    for holders in profiles.holders.by_value() {
        let [first, others @ ..] = holders else {
            continue;
        };
        let counted = counts.get_mut(first.field);
        let Some(counted) = counted.filter(|_| first.kind == Kind::Told) else {
            continue;
        };
        counted.values += holders.len();
        for other in others.iter().take(MOST) {
            let alike = alike(profiles, first.record, other.record);
            counted.shared += 1;
            counted.unlike += usize::from(alike.is_some_and(|alike| alike < WEAK));
            counted.apart += usize::from(alike.is_some_and(|alike| alike < STRONG));
        }
    }
    counts.iter().map(Counted::is_lent).collect()
}

/// What was counted in one field.
#[derive(Debug, Clone, Copy, Default)]
struct Counted {
    /// Values, each once for every record that has it.
    values: usize,
    /// Pairs of records that share one.
    shared: usize,
    /// Those of which nobody would take the one name for the other.
    unlike: usize,
    /// Those of which the names are not nearly the same.
    apart: usize,
}

impl Counted {
    fn is_lent(&self) -> bool {
        let often = OFTEN * self.shared >= self.values && 4 * self.apart >= 3 * self.shared;
        (self.unlike >= FEWEST && 2 * self.unlike >= self.shared) || (self.apart >= FEWEST && often)
    }
}

/// How much the names share, in thousandths: nothing where they count two of a series, or where one has no
/// name.
fn alike(profiles: &Profiles<'_>, one: u32, other: u32) -> Option<PerMille> {
    let bags = &profiles.names;
    let (own, its) = (bags.of(one), bags.of(other));
    if own.is_empty() || its.is_empty() {
        return None;
    }
    let numbers = |record| profiles.get(record).map(|profile| &profile.name.numbers);
    let (first, second) = numbers(one).zip(numbers(other))?;
    match first.agreement(second) {
        Agreement::Neutral | Agreement::OneSided(_) => {
            Some(Shared::of(bags, own, its).overlap.per_mille())
        }
        Agreement::Differ(..) | Agreement::Conflict(..) => Some(0),
    }
}
