//! Moves the items of a list without a letter of them changed: each takes along the comments that
//! are about it and the break or the comma behind it.
#![deny(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod apart;
mod block;
mod flow;
mod lines;
mod piece;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Applicability, Edit, Fix};
use crate::document::{Document, NodeId};
use crate::place::DocumentId;
use crate::span::Span;
use apart::pieces;
use piece::{Piece, Pieces};

/// An item of a list, and where it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    /// The item, or the value of a member.
    pub item: NodeId,
    /// Where it goes.
    pub to: Target,
}

/// Where an item goes. What it is put beside must stay where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Directly before an item.
    Before(NodeId),
    /// Directly behind an item.
    Behind(NodeId),
}

/// Bytes of the text that a fix puts in. Every report repeats them.
const MOST_BYTES: usize = 1 << 20;

/// Edits that move items of the sequence or mapping `list`; several that go to one place arrive in
/// the order of `shifts`. O(length of the list).
///
/// Nothing where the text is written in a way that cannot be taken apart line by line or at its
/// commas, and where more than 1 MiB of text would have to be moved. The fix is unsafe where a
/// comment may be about another item than the one that takes it along.
#[must_use]
pub fn rearrange(
    document: &Document,
    id: DocumentId,
    list: NodeId,
    shifts: &[Shift],
) -> Option<Fix> {
    let Pieces {
        pieces,
        doubtful_end,
    } = pieces(document, list)?;
    let numbers = pieces.iter().enumerate();
    let numbers: BTreeMap<NodeId, usize> = numbers.map(|(at, piece)| (piece.node, at)).collect();
    let moved = shifts.iter().map(|shift| numbers.get(&shift.item).copied());
    let moved: Vec<usize> = moved.collect::<Option<_>>()?;
    let gone: BTreeSet<usize> = moved.iter().copied().collect();
    // What arrives in the gap before each item that stays; behind the last one under the number of
    // items.
    let mut arriving: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (shift, from) in shifts.iter().zip(moved) {
        let (beside, behind) = match shift.to {
            Target::Before(node) => (*numbers.get(&node)?, false),
            Target::Behind(node) => (*numbers.get(&node)?, true),
        };
        let next = |at: &usize| !gone.contains(at) && (!behind || *at > beside);
        let to = (beside..pieces.len()).find(next);
        arriving
            .entry(to.unwrap_or(pieces.len()))
            .or_default()
            .push(from);
    }
    let list = List {
        document,
        id,
        pieces: &pieces,
        doubtful_end,
    };
    list.fix(&gone, &arriving)
}

struct List<'a> {
    document: &'a Document,
    id: DocumentId,
    pieces: &'a [Piece],
    doubtful_end: bool,
}

impl List<'_> {
    fn fix(&self, gone: &BTreeSet<usize>, arriving: &BTreeMap<usize, Vec<usize>>) -> Option<Fix> {
        let mut edits = Vec::new();
        let mut doubtful = false;
        let mut before = None;
        let staying = (0..=self.pieces.len()).filter(|at| !gone.contains(at));
        for at in staying {
            let arriving = arriving.get(&at).map_or(&[][..], Vec::as_slice);
            let gap = self.gap(before, at)?;
            if gap.emptied || !arriving.is_empty() {
                edits.push(self.fill(before, at, gap.span, arriving)?);
                doubtful |= self.is_doubtful(before, at);
            }
            before = Some(at);
        }
        let bytes = edits.iter().map(|edit: &Edit| edit.replacement.len());
        if bytes.fold(0, usize::saturating_add) > MOST_BYTES {
            return None;
        }
        let applicability = match doubtful {
            true => Applicability::Unsafe,
            false => Applicability::Safe,
        };
        Some(Fix {
            applicability,
            edits,
        })
    }

    /// What lies between two items that stay beside each other.
    fn gap(&self, before: Option<usize>, at: usize) -> Option<Gap> {
        let start = match before {
            Some(before) => self.pieces.get(before)?.span.end,
            None => self.pieces.first()?.span.start,
        };
        let end = match self.pieces.get(at) {
            Some(piece) => piece.span.start,
            None => self.pieces.last()?.span.end,
        };
        let first = before.map_or(0, |before| before.saturating_add(1));
        Some(Gap {
            span: Span { start, end },
            emptied: first < at,
        })
    }

    /// Puts into a gap what arrives there, and takes out what was there.
    fn fill(
        &self,
        before: Option<usize>,
        at: usize,
        span: Span,
        arriving: &[usize],
    ) -> Option<Edit> {
        let is_last = at == self.pieces.len();
        let mut text = String::new();
        if let (Some(before), false) = (before, is_last) {
            text.push_str(self.separator(before)?);
        }
        for item in arriving {
            let own = self.document.source().slice(self.pieces.get(*item)?.span);
            let separator = self.separator(*item)?;
            match is_last {
                true => text.extend([separator, own]),
                false => text.extend([own, separator]),
            }
        }
        Some(Edit {
            document: self.id,
            span,
            replacement: text,
        })
    }

    /// What stands behind an item; behind the last one, what stands before it.
    fn separator(&self, item: usize) -> Option<&str> {
        let (one, next) = match self.pieces.get(item.checked_add(1)?) {
            Some(next) => (self.pieces.get(item)?, next),
            None => (
                self.pieces.get(item.checked_sub(1)?)?,
                self.pieces.get(item)?,
            ),
        };
        let span = Span {
            start: one.span.end,
            end: next.span.start,
        };
        Some(self.document.source().slice(span))
    }

    /// Whether a comment in a gap may be about something else than the item that takes it along.
    fn is_doubtful(&self, before: Option<usize>, at: usize) -> bool {
        let first = before.map_or(0, |before| before.saturating_add(1));
        let pieces = self.pieces.iter().enumerate();
        let mut near = pieces.filter(|(number, _)| (first..=at).contains(number));
        let at_end = at == self.pieces.len() && self.doubtful_end;
        at_end || near.any(|(_, piece)| piece.doubtful)
    }
}

struct Gap {
    span: Span,
    /// Whether an item goes from here.
    emptied: bool,
}

#[cfg(test)]
mod tests;
