//! What is asked of a list.

use catlint_core::Severity;
use catlint_core::document::Pattern;
use catlint_core::selector::Selector;

/// Lists that must be sorted.
#[derive(Debug, Clone)]
pub struct Sorted {
    /// The lists, seen from the record. Without, the records themselves, as they stand beside each
    /// other in a file.
    pub list: Option<Pattern>,
    /// What they are sorted by. Without, the items of a list themselves, or the keys of a mapping.
    pub by: Vec<Selector>,
    /// Whether the greatest comes first.
    pub descending: bool,
    /// The severity of what is found, where it is not the rule's.
    pub severity: Option<Severity>,
}
