//! What is out of order, as plain data.

use std::collections::BTreeSet;

use catlint_core::DocumentId;
use catlint_core::document::NodeId;
use catlint_core::rearrange::Shift;
use catlint_core::selector::Value;

use super::asked::Sorted;

/// Items that are out of order in one list, all of them by the change under test, or none.
#[derive(Debug)]
pub struct Misplaced<'a> {
    /// What is asked.
    pub asked: &'a Sorted,
    /// The document of the list.
    pub document: DocumentId,
    /// The list.
    pub list: NodeId,
    /// How many items it has.
    pub items: usize,
    /// Each of those that are out of order, in the order of the text.
    pub moves: Vec<Move<'a>>,
    /// Whether the change under test has put them where they are.
    pub fresh: bool,
}

/// One item, and where it belongs.
#[derive(Debug)]
pub struct Move<'a> {
    /// What it is sorted by.
    pub value: Value<'a>,
    /// The item that it belongs before; the end of the list where there is none.
    pub before: Option<Value<'a>>,
    /// How it gets there.
    pub shift: Shift,
    /// Its place among all that are moved, once they are in order.
    pub rank: usize,
}

/// The records that a change has added, edited or moved within their file.
pub type Fresh = BTreeSet<(DocumentId, NodeId)>;
