//! What most records do alike is a habit of the catalogue: it is told once, and not at every record.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Catalogue, Record};
use crate::diagnostic::Diagnostic;
use crate::document::{NodeId, Pattern};
use crate::place::DocumentId;
use crate::rule_meta::RuleName;

/// Records from which on something is a habit, if one of ten that have the field does so: of fewer, each
/// may be a slip. A choice of ours.
const MANY: usize = 10;
/// One of how many records has a habit at least.
const SHARE: usize = 10;

/// A rule's findings at one field, whatever collection it is in; the field as a pattern.
type Habit = (RuleName, String);

/// How many records have a habit, and how many could.
#[derive(Clone, Copy)]
struct Extent {
    records: usize,
    all: usize,
}

/// Puts what is found in many records, and in a good part of those that have the field, into the first
/// finding, which says how many there are. Only of what `is_by_choice`: of findings about how a value is
/// written, which a whole catalogue may do alike. Keeps the order. O(findings × depth + habits ×
/// records).
#[must_use]
pub fn told_once(
    catalogue: &Catalogue,
    found: Vec<Diagnostic>,
    is_by_choice: impl Fn(&Diagnostic) -> bool,
) -> Vec<Diagnostic> {
    let habit_of = |diagnostic: &Diagnostic| {
        let by_choice = is_by_choice(diagnostic);
        by_choice.then(|| habit(catalogue, diagnostic)).flatten()
    };
    let habits = habits(catalogue, found.iter().filter_map(habit_of));
    let mut told = BTreeSet::new();
    let kept = found.into_iter().filter_map(|diagnostic| {
        let habit = habit_of(&diagnostic).map(|(habit, _)| habit);
        match habit.and_then(|habit| Some((*habits.get(&habit)?, habit))) {
            None => Some(diagnostic),
            Some((extent, habit)) => told.insert(habit).then(|| generalised(diagnostic, extent)),
        }
    });
    kept.collect()
}

fn habits<'c>(
    catalogue: &'c Catalogue,
    found: impl Iterator<Item = (Habit, &'c Record)>,
) -> BTreeMap<Habit, Extent> {
    let mut seen: BTreeMap<Habit, BTreeSet<(DocumentId, NodeId)>> = BTreeMap::new();
    for (habit, record) in found {
        let records = seen.entry(habit).or_default();
        records.insert((record.document, record.root));
    }
    let many = seen
        .into_iter()
        .filter(|(_, records)| records.len() >= MANY);
    let extents = many.map(|(habit, records)| {
        let extent = Extent {
            records: records.len(),
            all: having(catalogue, &habit.1),
        };
        (habit, extent)
    });
    extents
        .filter(|(_, extent)| extent.records * SHARE >= extent.all)
        .collect()
}

/// How many records have a field.
fn having(catalogue: &Catalogue, field: &str) -> usize {
    let pattern = Pattern::parse(field).unwrap_or_default();
    let has = |record: &&Record| {
        let document = catalogue.document(record.document);
        !pattern.find(document, record.root).is_empty()
    };
    catalogue.records.iter().filter(has).count()
}

/// What would be the habit of a finding, and the record it is in.
fn habit<'c>(catalogue: &'c Catalogue, diagnostic: &Diagnostic) -> Option<(Habit, &'c Record)> {
    let record = catalogue.record_at(diagnostic.primary.place)?;
    let pointer = catalogue.pointer(diagnostic.primary.place);
    let field = Pattern::field_of(&pointer).to_string();
    Some(((diagnostic.rule, field), record))
}

/// The finding, as one about all.
fn generalised(diagnostic: Diagnostic, extent: Extent) -> Diagnostic {
    let others = extent.records.saturating_sub(1);
    let all = extent.all;
    let message = format!(
        "{}; so it is in {others} more of the {all} records that have the field",
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
