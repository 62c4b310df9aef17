//! Lists in brackets, as in JSON: an item is what stands between two commas.

use super::piece::{Item, Piece, Pieces};
use crate::document::{Document, NodeId};

/// The pieces of a list in brackets; nothing where there is more between them than commas and white
/// space: a comment there may be about what stands before it or behind it.
pub(super) fn pieces(document: &Document, list: NodeId, items: &[Item]) -> Option<Pieces> {
    let whole = document.span(list);
    let text = |start: u32, end: u32| document.text().get(start as usize..end as usize);
    let mut last = whole.start.checked_add(1)?;
    for (number, item) in items.iter().enumerate() {
        let between = text(last, item.span.start)?;
        let commas = between.matches(',').count();
        if !is_bare(between) || commas != number.min(1) {
            return None;
        }
        last = item.span.end;
    }
    let behind = text(last, whole.end.checked_sub(1)?)?;
    is_bare(behind).then(|| Pieces {
        pieces: items.iter().map(piece).collect(),
        doubtful_end: false,
    })
}

fn piece(item: &Item) -> Piece {
    Piece {
        node: item.node,
        span: item.span,
        doubtful: false,
    }
}

fn is_bare(text: &str) -> bool {
    text.bytes().all(|byte| b", \t\r\n".contains(&byte))
}
