//! From bytes to a [`Document`]: decodes the text and hands it to the reader of its syntax.

use super::builder::Builder;
use super::fault::{Fault, FaultKind, Limit};
use super::limits::Limits;
use super::syntax::Syntax;
use super::tree::Document;
use super::{front_matter, json, yaml};
use crate::source::Source;
use crate::span::Span;

impl Document {
    /// Reads a text in the syntax that its path promises. Never fails; see [`Document::faults`].
    /// O(length of the text).
    #[must_use]
    pub fn parse(path: &str, bytes: Vec<u8>, limits: &Limits) -> Self {
        Self::parse_as(Syntax::of_path(path), path, bytes, limits)
    }

    /// Reads a text in a syntax of one's own choice; otherwise as [`Document::parse`].
    #[must_use]
    pub fn parse_as(syntax: Syntax, path: &str, bytes: Vec<u8>, limits: &Limits) -> Self {
        let (text, encoding) = decode(bytes);
        let source = Source::new(path, text);
        let mut document = match encoding.or_else(|| too_long(source.text(), limits)) {
            Some(fault) => Self {
                faults: vec![fault],
                ..Self::default()
            },
            None => read(syntax, source.text(), limits),
        };
        document.source = source;
        document.syntax = syntax;
        document
    }

    /// A text that is neither YAML nor JSON, such as a list with one value a line: it has no nodes
    /// and no faults but those of its bytes.
    #[must_use]
    pub fn plain(path: &str, bytes: Vec<u8>) -> Self {
        let (text, encoding) = decode(bytes);
        Self {
            source: Source::new(path, text),
            faults: encoding.into_iter().collect(),
            ..Self::default()
        }
    }
}

fn read(syntax: Syntax, text: &str, limits: &Limits) -> Document {
    let mut builder = Builder::new(text, limits);
    let mut body = None;
    match syntax {
        Syntax::Yaml => yaml::read(text, limits, &mut builder),
        Syntax::Json => json::read(text, &mut builder),
        Syntax::FrontMatter => match front_matter::find(text) {
            Ok(found) => {
                body = Some(found.body);
                yaml::read(found.yaml, limits, &mut builder);
            }
            Err(fault) => builder.fault(fault.kind, fault.span),
        },
    }
    let mut document = builder.finish();
    document.body = body;
    document
}

/// The bytes as text; of bytes that are not UTF-8, a text to show, and the fault.
fn decode(bytes: Vec<u8>) -> (String, Option<Fault>) {
    match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let fault = Fault {
                kind: FaultKind::Encoding { offset },
                span: Span::new(offset, offset),
            };
            (text, Some(fault))
        }
    }
}

fn too_long(text: &str, limits: &Limits) -> Option<Fault> {
    (text.len() > limits.bytes).then(|| Fault {
        kind: FaultKind::Limit(Limit::Bytes(limits.bytes)),
        span: Span::default(),
    })
}
