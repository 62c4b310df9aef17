//! Compares the records of two catalogues by their spelling.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use catlint_core::document::NodeId;
use catlint_core::subsequence::longest_sorted;
use catlint_core::{Catalogue, DocumentId, Record};

use super::spelling::Spelling;

/// Roots of records.
pub(super) type Roots = BTreeSet<(DocumentId, NodeId)>;

/// What differs.
pub(super) struct Compared {
    /// The roots of the records that differ.
    pub(super) records: Roots,
    /// The roots of those that have another place among the others of their file.
    pub(super) moved: Roots,
    /// The roots of those that differ and whose id the base does not have.
    pub(super) new: Roots,
    /// The numbers of those in the base that are gone.
    pub(super) gone: BTreeSet<usize>,
}

/// Compares the records of some documents with those of a base. O(length of their texts).
pub(super) fn changed_records(
    head: &Catalogue,
    documents: &BTreeSet<DocumentId>,
    base: &Catalogue,
) -> Compared {
    let mut known = Known::of(base);
    let mut stayed: BTreeMap<DocumentId, Vec<(usize, NodeId)>> = BTreeMap::new();
    let mut elsewhere = Vec::new();
    let candidates = head.records.iter();
    let candidates = candidates.filter(|record| documents.contains(&record.document));
    // Each record of the base vouches for one record only, and first for the one in its own file:
    // of an original and its copy, the copy is new.
    for record in candidates {
        let spelling = Spelling::of(head, record);
        let path = head.document(record.document).path();
        match known.take(&spelling, |known| known == path) {
            Some(number) => {
                let own = stayed.entry(record.document).or_default();
                own.push((number, record.root));
            }
            None => elsewhere.push((record, spelling)),
        }
    }
    let changed = elsewhere
        .into_iter()
        .filter(|(_, spelling)| known.take(spelling, |_| true).is_none());
    let records = changed.map(|(record, _)| (record.document, record.root));
    let records = records.collect();
    Compared {
        new: new(head, &records, base),
        records,
        moved: moved(&stayed),
        gone: known.left(),
    }
}

/// Of the records that differ, those whose id the base does not have.
fn new(head: &Catalogue, records: &Roots, base: &Catalogue) -> Roots {
    let key = |record: &Record| (record.collection, record.id.clone());
    let known: HashSet<_> = base.records.iter().map(key).collect();
    let differing = head.records.iter();
    let differing = differing.filter(|record| records.contains(&(record.document, record.root)));
    let new = differing.filter(|record| !known.contains(&key(record)));
    new.map(|record| (record.document, record.root)).collect()
}

/// The records that are no longer in the order of their numbers.
fn moved(stayed: &BTreeMap<DocumentId, Vec<(usize, NodeId)>>) -> Roots {
    let moved = stayed.iter().flat_map(|(document, records)| {
        let kept = longest_sorted(records, |one, other| one.0.cmp(&other.0));
        let records = records.iter().enumerate();
        let moved = records.filter(move |(index, _)| kept.binary_search(index).is_err());
        moved.map(|(_, (_, root))| (*document, *root))
    });
    moved.collect()
}

/// The records of the base by their spelling, with their numbers and the paths they stood under.
struct Known<'b>(HashMap<Spelling, Vec<(usize, &'b str)>>);

impl<'b> Known<'b> {
    fn of(base: &'b Catalogue) -> Self {
        let mut known: HashMap<_, Vec<_>> = HashMap::new();
        // The first of several stands last, where it is found and taken out at once.
        for (number, record) in base.records.iter().enumerate().rev() {
            let paths = known.entry(Spelling::of(base, record)).or_default();
            paths.push((number, base.document(record.document).path()));
        }
        Self(known)
    }

    /// Takes a record out, the first of several, and gives its number.
    fn take(&mut self, spelling: &Spelling, fits: impl Fn(&str) -> bool) -> Option<usize> {
        let paths = self.0.get_mut(spelling)?;
        let found = paths.iter().rposition(|(_, path)| fits(path))?;
        Some(paths.remove(found).0)
    }

    /// The numbers of the records that were not taken.
    fn left(&self) -> BTreeSet<usize> {
        let left = self.0.values().flatten();
        left.map(|(number, _)| *number).collect()
    }
}
