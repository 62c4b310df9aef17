//! The documents of the catalogue by their paths.

use std::collections::BTreeMap;

use catlint_core::DocumentId;
use catlint_core::document::Document;

use crate::read::Reading;

/// Finds documents without a table of them all.
pub(super) struct Now<'r> {
    /// Those of the records, sorted by path.
    sorted: &'r [Document],
    /// The others: the config, schemas, lists.
    others: BTreeMap<&'r str, (DocumentId, &'r Document)>,
}

impl<'r> Now<'r> {
    pub(super) fn of(reading: &'r Reading) -> Self {
        let documents = &reading.catalogue.documents;
        let others = reading.catalogue.numbered_documents();
        let others = others.skip(reading.documents);
        Self {
            sorted: documents.get(..reading.documents).unwrap_or_default(),
            others: others
                .map(|(id, document)| (document.path(), (id, document)))
                .collect(),
        }
    }

    /// The document of a path. O(log documents).
    pub(super) fn at(&self, path: &str) -> Option<(DocumentId, &'r Document)> {
        if let Some(known) = self.others.get(path) {
            return Some(*known);
        }
        let by_path = |document: &Document| document.path().cmp(path);
        let index = self.sorted.binary_search_by(by_path).ok()?;
        let id = DocumentId(u32::try_from(index).ok()?);
        Some((id, self.sorted.get(index)?))
    }
}
