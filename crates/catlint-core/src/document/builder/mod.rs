//! Builds the arena tree from a reader's events, and keeps the limits. A text has a node for about every 35
//! of its bytes: what is done for each is marked to be inlined.

mod aliases;
mod collections;
mod merging;
mod nodes;
mod repeated_keys;
mod scalars;

use std::collections::HashMap;

use self::aliases::Anchor;
use self::collections::Frame;
use super::fault::{Fault, FaultKind, Limit};
use super::limits::Limits;
use super::tree::Document;
use crate::span::Span;

pub(super) use self::collections::Collection;

/// The reader must stop: a fatal fault has been recorded.
#[derive(Debug)]
pub(super) struct Stop;

/// Takes events in the order of the text and makes a [`Document`] of them.
pub(super) struct Builder<'t> {
    text: &'t str,
    limits: &'t Limits,
    document: Document,
    frames: Vec<Frame>,
    anchors: HashMap<usize, Anchor>,
    alias_bytes: u64,
    total_nodes: u64,
}

impl<'t> Builder<'t> {
    pub(super) fn new(text: &'t str, limits: &'t Limits) -> Self {
        let mut document = Document::default();
        // Measured on records of 0.9 kB: one node for about 35 bytes.
        document
            .nodes
            .reserve(text.len().div_ceil(32).saturating_add(8));
        Self {
            text,
            limits,
            document,
            frames: Vec::new(),
            anchors: HashMap::new(),
            alias_bytes: 0,
            total_nodes: 0,
        }
    }

    pub(super) fn comment(&mut self, span: Span) {
        self.document.comments.push(span);
    }

    /// Begins a YAML document: anchors do not reach across.
    pub(super) fn begin_document(&mut self, span: Span) -> Result<(), Stop> {
        self.anchors.clear();
        if self.document.roots.len() >= self.limits.documents {
            return Err(self.stop(Limit::Documents(self.limits.documents), span));
        }
        Ok(())
    }

    pub(super) fn fault(&mut self, kind: FaultKind, span: Span) {
        self.document.faults.push(Fault { kind, span });
    }

    /// Drops the YAML document that could not be read to its end.
    pub(super) fn abandon(&mut self) {
        if !self.frames.is_empty() {
            self.document.roots.pop();
        }
        self.frames.clear();
    }

    pub(super) fn finish(mut self) -> Document {
        let is_fatal = |fault: &Fault| fault.kind.is_fatal();
        if self.document.roots.is_empty() && !self.document.faults.iter().any(is_fatal) {
            self.fault(FaultKind::Empty, Span::default());
        }
        self.document.faults.sort_by_key(|fault| fault.span);
        // Documents live as long as the run: what was reserved too much is given back.
        self.document.nodes.shrink_to_fit();
        self.document.decoded.shrink_to_fit();
        self.document
    }

    fn stop(&mut self, limit: Limit, span: Span) -> Stop {
        self.fault(FaultKind::Limit(limit), span);
        Stop
    }
}
