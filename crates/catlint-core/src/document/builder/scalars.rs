//! Scalars: what is no collection and no alias.

use super::aliases::Size;
use super::{Builder, Stop};
use crate::document::fault::{FaultKind, Limit};
use crate::document::merge;
use crate::document::node::{NodeId, RawKind, Style, TextRef};
use crate::document::scalar::{self, Scalar};
use crate::span::Span;

impl Builder<'_> {
    /// A scalar whose text may need the core schema to become a value.
    pub(in crate::document) fn scalar(
        &mut self,
        span: Span,
        value: &str,
        style: Style,
        resolve: bool,
        anchor: usize,
    ) -> Result<(), Stop> {
        let is_key = self.awaits_key();
        if is_key {
            self.key(span, value)?;
        }
        let text = self.keep(span, value, style);
        let read = match resolve && !is_key {
            true => scalar::resolve(value),
            false => Scalar::String,
        };
        let node = self.leaf(span, read, text, style)?;
        if resolve && is_key && value == merge::KEY {
            self.await_merge(node);
        }
        if resolve && let Some(reading) = scalar::yaml_1_1_reading(value, is_key) {
            self.fault(FaultKind::Ambiguous { node, reading }, span);
        }
        let size = Size {
            nodes: 1,
            bytes: value.len() as u64,
            height: 0,
        };
        self.anchor(anchor, node, Some(size));
        Ok(())
    }

    /// A value that needs no further reading: JSON's literals and numbers.
    pub(in crate::document) fn literal(&mut self, span: Span, value: Scalar) -> Result<(), Stop> {
        self.leaf(span, value, TextRef::Source(span), Style::Plain)?;
        Ok(())
    }

    /// Sees to it that a key is no longer than it may be.
    fn key(&mut self, span: Span, value: &str) -> Result<(), Stop> {
        if value.len() > self.limits.key_bytes {
            let start = span.start as usize;
            let limit = Limit::KeyBytes(self.limits.key_bytes);
            return Err(self.stop(limit, Span::new(start, start)));
        }
        self.document.longest_key = self.document.longest_key.max(value.len());
        Ok(())
    }

    #[inline]
    fn leaf(
        &mut self,
        span: Span,
        read: Scalar,
        text: TextRef,
        style: Style,
    ) -> Result<NodeId, Stop> {
        let kind = match read {
            Scalar::Null => RawKind::Null,
            Scalar::Bool(value) => RawKind::Bool(value),
            Scalar::Number => RawKind::Number(text),
            Scalar::String | Scalar::NotJson => RawKind::String(text, style),
        };
        let node = self.push(span, kind)?;
        self.count();
        if matches!(read, Scalar::NotJson) {
            self.fault(FaultKind::NotJson { node }, span);
        }
        Ok(node)
    }

    fn keep(&mut self, span: Span, value: &str, style: Style) -> TextRef {
        let inner = match style {
            Style::SingleQuoted | Style::DoubleQuoted if span.len() >= 2 => Span {
                start: span.start.saturating_add(1),
                end: span.end.saturating_sub(1),
            },
            _ => span,
        };
        if self.text.get(inner.range()) == Some(value) {
            return TextRef::Source(inner);
        }
        let start = self.document.decoded.len();
        self.document.decoded.push_str(value);
        TextRef::Decoded(Span::new(start, self.document.decoded.len()))
    }
}
