//! Records that bear one name, found once for all who ask.

use crate::fields::hash;
use crate::profile::Profiles;

/// The records of each name that several bear, in their order. O(n log n).
pub(super) fn namesakes(profiles: &Profiles<'_>) -> Vec<Vec<u32>> {
    let numbered = profiles.profiles.iter().zip(0u32..);
    let named = numbered.filter(|(profile, _)| !profile.name.words.is_empty());
    let mut named: Vec<(u64, u32)> = named
        .map(|(profile, record)| (hash(&profile.name.words.as_str()), record))
        .collect();
    named.sort_unstable();
    let runs = named.chunk_by(|one, other| one.0 == other.0);
    let runs = runs.filter(|run| run.len() > 1);
    runs.flat_map(|run| exactly(profiles, run)).collect()
}

/// Parts records whose names have one hash by the names themselves.
fn exactly(profiles: &Profiles<'_>, run: &[(u64, u32)]) -> Vec<Vec<u32>> {
    let name = |record: u32| profiles.get(record).map(|profile| &profile.name.words);
    let mut groups: Vec<Vec<u32>> = Vec::new();
    for (_, record) in run {
        let same =
            |group: &&mut Vec<u32>| group.first().and_then(|first| name(*first)) == name(*record);
        match groups.iter_mut().find(same) {
            Some(group) => group.push(*record),
            None => groups.push(vec![*record]),
        }
    }
    groups.retain(|group| group.len() > 1);
    groups
}
