//! What stands behind the key `<<` is merged in.

use super::{Builder, Stop};
use crate::document::fault::FaultKind;
use crate::document::merge::{self, Merged};
use crate::document::node::{NodeId, RawKind};

impl Builder<'_> {
    /// Takes in the members of a value that stands behind the key `<<`.
    #[inline]
    pub(super) fn merge(&mut self, value: NodeId) -> Result<(), Stop> {
        let merged = self.frames.last().map(|frame| &frame.merged);
        if !merged.is_some_and(|merged| merged.awaits(value)) {
            return Ok(());
        }
        let Some((span, members)) = self.document.mergeable(value) else {
            return Ok(());
        };
        for member in members {
            let node = self.push(span, RawKind::Alias(member))?;
            if let Some(frame) = self.frames.last_mut() {
                frame.merged.nodes.push(node);
            }
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.merged.done();
        }
        Ok(())
    }

    /// A plain `<<` as a key: what stands behind it is merged in, unless it is no mapping.
    pub(super) fn await_merge(&mut self, key: NodeId) {
        let frame = self.frames.last_mut();
        if let Some(idle) = frame.and_then(|frame| frame.merged.wait(key)) {
            self.idle_merge(idle);
        }
    }

    #[inline]
    pub(super) fn settle_merges(&mut self, mapping: NodeId, merged: &Merged) {
        let members = || {
            self.document
                .members(mapping)
                .into_iter()
                .flatten()
                .collect()
        };
        if let Some(kept) = merged.kept(members, |key| self.key_text(key)) {
            self.document.chain(mapping, &kept);
        }
        if let Some(idle) = merged.idle() {
            self.idle_merge(idle);
        }
    }

    fn idle_merge(&mut self, node: NodeId) {
        let reading = merge::READING;
        let span = self.document.span(node);
        self.fault(FaultKind::Ambiguous { node, reading }, span);
    }
}
