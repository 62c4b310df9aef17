//! What a round of fixes has made, and where everything else stands after it.

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::{Diagnostic, DocumentId, Edit, Label, Place};

use crate::fix::keeps::Renumbered;
use crate::fix::text::moved;
use crate::gate::changes::Changes;

/// What a round has made.
#[derive(Default)]
pub(super) struct Made {
    /// The numbers of the findings that are mended.
    pub(super) findings: BTreeSet<usize>,
    pub(super) edits: BTreeMap<DocumentId, Vec<Edit>>,
    /// Nodes that have another number now.
    pub(super) renumbered: BTreeMap<DocumentId, Renumbered>,
}

impl Made {
    /// A finding that stays, where it now stands.
    pub(super) fn relocated(&self, diagnostic: &Diagnostic) -> Diagnostic {
        let mut left = diagnostic.clone();
        let labels = left.related.iter_mut().chain([&mut left.primary]);
        labels.for_each(|label| self.relocate(label));
        let stale = |edit: &Edit| self.edits.contains_key(&edit.document);
        left.fix = left.fix.filter(|fix| !fix.edits.iter().any(stale));
        left
    }

    fn relocate(&self, label: &mut Label) {
        match &mut label.place {
            Place::Node { document, node, .. } => {
                let renumbered = self.renumbered.get(document);
                let new = renumbered.and_then(|renumbered| renumbered.get(node));
                *node = new.copied().unwrap_or(*node);
            }
            Place::Text { document, span } => {
                let edits = self.edits.get(document).into_iter().flatten();
                let edits: Vec<&Edit> = edits.collect();
                // Of a stretch that was edited itself, its old beginning is the best guess there is.
                *span = moved(*span, &edits).unwrap_or(*span);
            }
        }
    }

    /// Tells the change under test where its records are now.
    pub(super) fn tell(&self, changes: &mut Changes) {
        for (document, renumbered) in &self.renumbered {
            changes.follow(*document, renumbered);
        }
    }
}
