//! Names that many different things have: an editorial, an annual report, a restaurant of a chain.
//!
//! Such a name says nothing by itself. It shows in the records that bear it: many of them contradict each
//! other in everything else.

use crate::evidence::Evidence;
use crate::profile::Profiles;

/// Fewer records than this may share a name by chance.
const FEWEST: usize = 5;
/// Pairs of one name that are tried at most.
const TRIED: usize = 200;

/// Whether each record bears a name that many different things have. O(n), with a fixed number of
/// comparisons for each name.
pub(crate) fn common(profiles: &Profiles<'_>, namesakes: &[Vec<u32>]) -> Vec<bool> {
    let mut common = vec![false; profiles.profiles.len()];
    for members in namesakes.iter().filter(|members| members.len() >= FEWEST) {
        // Which pairs stand for all must not depend on where the records stand.
        let mut members = members.clone();
        members.sort_by_key(|member| profiles.id(*member));
        if !contradict(profiles, &members) {
            continue;
        }
        for member in members {
            let slot = usize::try_from(member)
                .ok()
                .and_then(|at| common.get_mut(at));
            if let Some(slot) = slot {
                *slot = true;
            }
        }
    }
    common
}

/// Whether a third of the pairs contradict each other. Of many records, pairs at several distances
/// stand for all.
fn contradict(profiles: &Profiles<'_>, members: &[u32]) -> bool {
    let (mut tried, mut against) = (0, 0);
    let distances = (1..members.len()).step_by((members.len() / 8).max(1));
    let pairs = distances.flat_map(|distance| {
        let others = members.get(distance..).unwrap_or_default();
        members.iter().zip(others)
    });
    // Things in two countries may well have one name.
    let within = pairs.filter(|(one, other)| !profiles.partitioned(**one, **other));
    for (one, other) in within.take(TRIED) {
        tried += 1;
        against += usize::from(Evidence::besides_name(profiles, *one, *other).speaks_against());
    }
    3 * against >= tried && tried > 0
}
