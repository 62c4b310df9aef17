//! What the rules about constraints read.

use catlint_core::Catalogue;
use catlint_core::selector::{Selector, Source, Value};

use super::age::StaleRecord;
use super::agreement::Disagreement;
use super::comparison::FailedComparison;
use super::operand::noun;
use super::reference::{BrokenReference, SmallTarget};
use super::sorted::Misplaced;

/// What does not hold in a catalogue.
#[derive(Debug)]
pub struct ConstraintFacts<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// References to what is not there.
    pub broken: Vec<BrokenReference<'a>>,
    /// Targets that too few refer to.
    pub small: Vec<SmallTarget<'a>>,
    /// Comparisons that do not hold.
    pub failed: Vec<FailedComparison<'a>>,
    /// Records that nobody has looked at for too long.
    pub stale: Vec<StaleRecord<'a>>,
    /// Items that are out of order.
    pub misplaced: Vec<Misplaced<'a>>,
    /// Values that differ where they should not.
    pub disagreements: Vec<Disagreement<'a>>,
}

impl ConstraintFacts<'_> {
    /// What people call a value of a selector: "`links[0].url`", "the key".
    pub(crate) fn name_of(&self, selector: &Selector, value: &Value<'_>) -> String {
        let field = self.catalogue.pointer(value.place).field();
        match selector.source {
            Source::Field(_) if !field.is_empty() => format!("`{field}`"),
            _ => noun(selector),
        }
    }
}

/// A value for a message: in backticks, cut where it is long.
pub(crate) fn shown(text: &str) -> String {
    const LONGEST: usize = 40;
    let line = text.trim().lines().next().unwrap_or_default();
    if line.len() == text.trim().len() && line.chars().count() <= LONGEST {
        return format!("`{line}`");
    }
    let head: String = line.chars().take(LONGEST).collect();
    format!("`{head}…`")
}
