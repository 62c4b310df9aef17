//! From bytes to a [`Document`]: decodes the text and hands it to the reader of its syntax.

use super::builder::Builder;
use super::fault::{Fault, FaultKind, Limit};
use super::limits::Limits;
use super::tree::Document;
use super::{json, yaml};
use crate::source::Source;
use crate::span::Span;

/// The syntax that a text is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// YAML 1.2.
    Yaml,
    /// JSON (RFC 8259), read strictly.
    Json,
}

impl Syntax {
    /// The syntax that a path's extension promises: `.json` is JSON, all else YAML.
    #[must_use]
    pub fn of_path(path: &str) -> Self {
        let json = path
            .rsplit_once('.')
            .is_some_and(|(_, end)| end.eq_ignore_ascii_case("json"));
        if json { Self::Json } else { Self::Yaml }
    }
}

impl Document {
    /// Reads a text. Never fails; see [`Document::faults`]. O(length of the text).
    #[must_use]
    pub fn parse(path: &str, bytes: Vec<u8>, limits: &Limits) -> Self {
        let (text, encoding) = decode(bytes);
        let source = Source::new(path, text);
        let mut document = match encoding.or_else(|| too_long(source.text(), limits)) {
            Some(fault) => Self {
                faults: vec![fault],
                ..Self::default()
            },
            None => read(&source, limits),
        };
        document.source = source;
        document
    }
}

fn read(source: &Source, limits: &Limits) -> Document {
    let text = source.text();
    let mut builder = Builder::new(text, limits);
    match Syntax::of_path(source.path()) {
        Syntax::Yaml => yaml::read(text, limits, &mut builder),
        Syntax::Json => json::read(text, &mut builder),
    }
    builder.finish()
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
