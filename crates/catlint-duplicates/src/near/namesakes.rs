//! Records that bear one name, found once for all who ask.

use super::candidates::by_key;
use crate::fields::hash;
use crate::profile::Profiles;

/// The records of each name that several bear, in their order. O(n log n).
pub(super) fn namesakes(profiles: &Profiles<'_>) -> Vec<Vec<u32>> {
    let numbered = profiles.profiles.iter().zip(0u32..);
    let named = numbered.filter(|(profile, _)| !profile.name.words.is_empty());
    let named = named.map(|(profile, record)| (hash(&profile.name.words.as_str()), record));
    let alike = by_key(named.collect()).into_iter();
    let alike = alike.filter(|records| records.len() > 1);
    alike
        .flat_map(|records| exactly(profiles, &records))
        .collect()
}

/// Parts records whose names have one hash by the names themselves.
fn exactly(profiles: &Profiles<'_>, records: &[u32]) -> Vec<Vec<u32>> {
    let name = |record: u32| profiles.get(record).map(|profile| &profile.name.words);
    let mut groups: Vec<Vec<u32>> = Vec::new();
    for record in records {
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
