//! What a change touches, told from two catalogues: as it is, and as the base revision has it.
//!
//! A record that stood somewhere in the changed files, letter for letter, is not changed: moving
//! and re-ordering records, renaming files and turning line ends are no changes of records. Which
//! records stand elsewhere in their file is noted all the same, for those who ask for an order.

mod compare;
mod spelling;

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::document::NodeId;
use catlint_core::{Catalogue, CollectionId, Diagnostic, DocumentId, Place, Record, RuleName};
use catlint_links::Link;

use compare::{Compared, Roots, changed_records};

/// What differs from the base revision.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// The revision, as notices call it.
    pub(crate) since: String,
    /// Files whose text differs.
    documents: BTreeSet<DocumentId>,
    /// Roots of the records whose text differs.
    records: Roots,
    /// Roots of those of them that are new: no changed file had a record of their id.
    new: Roots,
    /// Roots of the records that differ, and of those that stand elsewhere in their file: as few of
    /// them as explain the order.
    pub(crate) fresh: Roots,
    /// Links that the changed files had before.
    old_links: BTreeSet<String>,
    /// Collections that are judged anew, because their schema or their config differs.
    pub(crate) anew: BTreeSet<CollectionId>,
    /// Rules that the change makes stricter.
    pub(crate) stricter: BTreeSet<RuleName>,
}

impl Changes {
    /// Compares. `documents` are the files of `head` whose text differs; `base` holds what they,
    /// and files that are gone, had instead, and `old_links` its links. The numbers are those of
    /// the records of `base` that are no longer as they were.
    pub(crate) fn between(
        head: &Catalogue,
        documents: BTreeSet<DocumentId>,
        base: &Catalogue,
        old_links: &[Link<'_>],
    ) -> (Self, BTreeSet<usize>) {
        let old_links = old_links.iter().map(|link| link.url.to_owned());
        let Compared {
            records,
            moved,
            new,
            gone,
        } = changed_records(head, &documents, base);
        let changes = Self {
            fresh: records.union(&moved).copied().collect(),
            new,
            records,
            documents,
            old_links: old_links.collect(),
            ..Self::default()
        };
        (changes, gone)
    }

    /// How many records differ.
    pub(crate) fn count(&self) -> usize {
        self.records.len()
    }

    /// Whether the change adds a record.
    pub(crate) fn is_new(&self, record: &Record) -> bool {
        self.new.contains(&(record.document, record.root))
    }

    /// Whether a finding is the change's business: one of its places, or its rule.
    pub(crate) fn concerns(&self, catalogue: &Catalogue, diagnostic: &Diagnostic) -> bool {
        let related = diagnostic.related.iter().map(|label| label.place);
        self.stricter.contains(&diagnostic.rule)
            || self.involves(catalogue, diagnostic.primary.place)
            || related
                .into_iter()
                .any(|place| self.involves(catalogue, place))
    }

    /// Whether a place is in a record that differs or is judged anew, or, outside all records, in
    /// a file that differs.
    pub(crate) fn involves(&self, catalogue: &Catalogue, place: Place) -> bool {
        if self.anew.is_empty() && !self.documents.contains(&place.document()) {
            return false;
        }
        match catalogue.record_at(place) {
            Some(record) => self.covers(record),
            None => self.documents.contains(&place.document()),
        }
    }

    /// The links that stand in changed records only and that no changed file had before.
    pub(crate) fn new_links<'c>(&self, catalogue: &Catalogue, links: &[Link<'c>]) -> Vec<Link<'c>> {
        let changed = |place: Place| {
            // Most links stand in files that are as they were: no need to look for their records.
            let here = self.documents.contains(&place.document());
            let record = here.then(|| catalogue.record_at(place)).flatten();
            record.is_some_and(|record| self.differs(record))
        };
        let is_new =
            |link: &&Link<'_>| link.places().all(changed) && !self.old_links.contains(link.url);
        links.iter().filter(is_new).cloned().collect()
    }

    /// Follows the records of a document to their new numbers, after its text was put in another
    /// order.
    pub(crate) fn follow(&mut self, document: DocumentId, renumbered: &BTreeMap<NodeId, NodeId>) {
        let follow = |(id, root): &(DocumentId, NodeId)| match renumbered.get(root) {
            Some(new) if *id == document => (*id, *new),
            _ => (*id, *root),
        };
        for roots in [&mut self.records, &mut self.new, &mut self.fresh] {
            *roots = roots.iter().map(follow).collect();
        }
    }

    /// Whether a record differs or is judged anew.
    pub(crate) fn covers(&self, record: &Record) -> bool {
        self.differs(record) || self.anew.contains(&record.collection)
    }

    fn differs(&self, record: &Record) -> bool {
        self.records.contains(&(record.document, record.root))
    }
}

#[cfg(test)]
mod tests;
