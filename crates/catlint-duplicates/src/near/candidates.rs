//! The pairs worth a look: those whose names are similar, and those that share something rare.

use catlint_core::document::NodeId;

use super::HOT;
use crate::evidence::table::{AGREES, WEAK};
use crate::fields::hash;
use crate::join::{self, Bags, Joined};
use crate::profile::{Key, Profile, Profiles};
use crate::roles::Role;

/// Pairs, and large groups of one name.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    /// The pairs, sorted, the lesser first.
    pub(super) pairs: Vec<(u32, u32)>,
    /// More than [`HOT`] records with the same words as their name.
    pub(super) hot: Vec<Vec<u32>>,
}

/// A value of more records than this joins nobody.
const SHARED: usize = 10;
/// Pairs between two groups of equal names that are looked at.
const CROSS: usize = 1024;

/// Every pair worth a look. O(n log n), and the joins.
pub(super) fn find(profiles: &Profiles<'_>) -> Candidates {
    let mut found = Candidates::default();
    let may = |one, other| !profiles.sets_apart(one, other);
    let class = |record| profiles.class(record);
    let named = join::pairs_within(&profiles.names, WEAK, class, may);
    found.expand(&named, true);
    let placed = join::pairs_within(&profiles.places, AGREES, class, may);
    found.expand(&telling(profiles, &profiles.places, placed), false);
    found.pairs.extend(sharing(profiles));
    found.pairs.sort_unstable();
    found.pairs.dedup();
    found
}

/// Every pair of some records.
pub(super) fn all_pairs(members: &[u32]) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    for (position, one) in members.iter().enumerate() {
        let others = members.get(position + 1..).unwrap_or_default();
        pairs.extend(
            others
                .iter()
                .map(|other| (*one.min(other), *one.max(other))),
        );
    }
    pairs
}

impl Candidates {
    /// Takes what a join has found, for every record of each set.
    fn expand(&mut self, joined: &Joined, names: bool) {
        for members in &joined.equal {
            match members.len() > HOT {
                false => self.pairs.extend(all_pairs(members)),
                true if names => self.hot.push(members.clone()),
                true => {}
            }
        }
        let members = |first: &u32| {
            let at = joined.equal.binary_search_by_key(first, |members| {
                members.first().copied().unwrap_or_default()
            });
            let members = at.ok().and_then(|at| joined.equal.get(at));
            members.map_or_else(|| vec![*first], Clone::clone)
        };
        for pair in &joined.pairs {
            let (one, other) = (members(&pair.first), members(&pair.second));
            let cross = one
                .iter()
                .flat_map(|one| other.iter().map(move |other| (*one, *other)));
            let cross = cross.take(CROSS);
            self.pairs
                .extend(cross.map(|(one, other)| (one.min(other), one.max(other))));
        }
    }
}

/// Leaves out the pairs that share only what everybody has: a town, a state.
fn telling(profiles: &Profiles<'_>, bags: &Bags, mut joined: Joined) -> Joined {
    let most = profiles.telling();
    let rare = |record: u32| {
        let mut words = bags.of(record).iter();
        words.any(|word| bags.frequency(*word) <= most)
    };
    joined.equal.retain(|members| {
        members.len() <= HOT && members.first().is_some_and(|first| rare(*first))
    });
    joined
        .pairs
        .retain(|pair| rare(pair.first) && rare(pair.second));
    joined
}

/// Pairs that share an identifier, a link, a date and place, another name or the spelling without spaces.
fn sharing(profiles: &Profiles<'_>) -> Vec<(u32, u32)> {
    let mut keys: Vec<(u64, u32)> = Vec::new();
    for (profile, record) in profiles.profiles.iter().zip(0u32..) {
        let mut claim = |key: u64| keys.push((key, record));
        shared_values(profiles, profile).for_each(&mut claim);
        let name = &profile.name;
        if !name.words.is_empty() {
            claim(hash(&("squeezed", name.squeezed())));
            claim(hash(&("name", name.words.as_str())));
        }
        name.aliases
            .iter()
            .for_each(|alias| claim(hash(&("name", &**alias))));
        if let Some(head) = &name.head {
            claim(hash(&("name", &**head)));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    let runs = keys.chunk_by(|one, other| one.0 == other.0);
    let runs = runs.filter(|run| (2..=SHARED).contains(&run.len()));
    let members = |run: &[(u64, u32)]| run.iter().map(|(_, record)| *record).collect::<Vec<_>>();
    runs.flat_map(|run| all_pairs(&members(run))).collect()
}

fn shared_values(profiles: &Profiles<'_>, profile: &Profile) -> impl Iterator<Item = u64> {
    let mut keys = Vec::new();
    for value in &profile.values {
        let _: NodeId = value.node;
        let dated = matches!(&value.key, Key::When(when) if when.day.is_some());
        if dated || matches!(value.key, Key::Identifier(_) | Key::Link(_)) {
            keys.push(hash(&(value.field, &value.key)));
        }
        let whole = profiles.fields.get(value.field).map(|field| field.role);
        if let (Key::Coordinate(degrees), Some(Role::Place)) = (&value.key, whole) {
            keys.push(hash(&(value.field, degrees / 100)));
        }
    }
    keys.into_iter()
}
