//! Whether a catalogue was put together from several sources.
//!
//! How likely two records are one before one looks at them depends on that: where one record in ten has a
//! namesake, a name of one word more is likely another namesake; elsewhere it is likely another thing.

use crate::profile::Profiles;

/// One record in so many has a namesake.
const SHARE: usize = 10;
/// Fewer namesakes may be a coincidence.
const FEWEST: usize = 8;

/// Whether so many records have a namesake from which neither a partition nor a year sets them apart. O(n).
pub(crate) fn gathered(profiles: &Profiles<'_>, namesakes: &[Vec<u32>]) -> bool {
    let of_one_name = |members: &Vec<u32>| {
        let mut members = members
            .iter()
            .filter(|member| !profiles.is_common(**member));
        members.next().map_or(0, |first| {
            let may = members.filter(|member| !profiles.sets_apart(*first, **member));
            may.count()
        })
    };
    let namesakes: usize = namesakes.iter().map(of_one_name).sum();
    namesakes >= FEWEST && namesakes * SHARE >= profiles.profiles.len()
}
