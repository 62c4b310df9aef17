//! What most records do alike is a habit of the catalogue: it is told once, and not at every record.

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::document::{NodeId, Segment};
use catlint_core::{Catalogue, CollectionId, Diagnostic, DocumentId, Record, RuleName};

use crate::rules;

/// Records from which on something is a habit, if one of ten in their collections has it: of fewer, each
/// may be a slip. A choice of ours.
const MANY: usize = 10;
/// One of how many records has a habit at least.
const SHARE: usize = 10;

/// A rule's findings at one field, whatever collection it is in.
type Habit = (RuleName, String);

/// What shows a habit.
#[derive(Default)]
struct Seen {
    records: BTreeSet<(DocumentId, NodeId)>,
    collections: BTreeSet<CollectionId>,
}

/// Puts what the field rules find in many records, and in a good part of all in their collections, in the
/// same field, into the first finding, which says how many there are. Only of rules about how a value is
/// written by choice: a text left blank, and markup. Keeps the order. O(findings × depth).
#[must_use]
pub fn told_once(catalogue: &Catalogue, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let sizes = sizes(catalogue);
    let all = |seen: &Seen| -> usize {
        let of = |collection| sizes.get(collection).copied().unwrap_or_default();
        seen.collections.iter().map(of).sum()
    };
    let mut habits: BTreeMap<Habit, Seen> = BTreeMap::new();
    for (habit, record) in found.iter().filter_map(|it| habit(catalogue, it)) {
        let seen = habits.entry(habit).or_default();
        seen.records.insert((record.document, record.root));
        seen.collections.insert(record.collection);
    }
    habits.retain(|_, seen| seen.records.len() >= MANY && seen.records.len() * SHARE >= all(seen));
    let mut told = BTreeSet::new();
    let kept = found.into_iter().filter_map(|diagnostic| {
        let habit = habit(catalogue, &diagnostic).map(|(habit, _)| habit);
        match habit.and_then(|habit| Some((habits.get(&habit)?, habit))) {
            None => Some(diagnostic),
            Some((seen, habit)) => told
                .insert(habit)
                .then(|| generalised(diagnostic, seen.records.len(), all(seen))),
        }
    });
    kept.collect()
}

/// How many records each collection has.
fn sizes(catalogue: &Catalogue) -> BTreeMap<CollectionId, usize> {
    let mut sizes = BTreeMap::new();
    for record in &catalogue.records {
        *sizes.entry(record.collection).or_default() += 1;
    }
    sizes
}

/// What would be the habit of a finding, and the record it is in.
fn habit<'c>(catalogue: &'c Catalogue, diagnostic: &Diagnostic) -> Option<(Habit, &'c Record)> {
    if !rules::is_of_habit(diagnostic.rule) {
        return None;
    }
    let record = catalogue.record_at(diagnostic.primary.place)?;
    let pointer = catalogue.pointer(diagnostic.primary.place);
    let keys = pointer
        .segments()
        .iter()
        .filter_map(|segment| match segment {
            Segment::Key(key) => Some(key.as_str()),
            Segment::Index(_) => None,
        });
    let field = keys.flat_map(|key| ["/", key]).collect();
    Some(((diagnostic.rule, field), record))
}

/// The finding, as one about all.
fn generalised(diagnostic: Diagnostic, records: usize, all: usize) -> Diagnostic {
    let others = records.saturating_sub(1);
    let message = format!(
        "{}; so it is in {others} more of the {all} records",
        diagnostic.message
    );
    let help = diagnostic.help.as_deref().unwrap_or_default();
    let help = format!(
        "{help}; where that is how this catalogue is written, say so under `ignore:` in the config, \
         with `rule: {}` and the field",
        diagnostic.rule
    );
    Diagnostic {
        message,
        help: Some(help),
        ..diagnostic
    }
}
