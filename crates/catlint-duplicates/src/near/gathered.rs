//! Whether a catalogue was put together from several sources.
//!
//! How likely two records are one before one looks at them depends on that: where one record in ten has a
//! namesake, a name of one word more is likely another namesake; elsewhere it is likely another thing.

use std::collections::HashMap;

use crate::profile::Profiles;

/// One record in so many has a namesake.
const SHARE: usize = 10;
/// Fewer namesakes may be a coincidence.
const FEWEST: usize = 8;

/// Whether so many records have a namesake from which neither a partition nor a year sets them apart. O(n).
pub(crate) fn gathered(profiles: &Profiles<'_>) -> bool {
    let mut first: HashMap<&str, u32> = HashMap::new();
    let mut namesakes = 0;
    for (profile, record) in profiles.profiles.iter().zip(0u32..) {
        let name = profile.name.words.as_str();
        if name.is_empty() || profiles.is_common(record) {
            continue;
        }
        let known = *first.entry(name).or_insert(record);
        namesakes += usize::from(known != record && !profiles.sets_apart(known, record));
    }
    namesakes >= FEWEST && namesakes * SHARE >= profiles.profiles.len()
}
