//! Reading a text: it always ends, and what it gives fits the text.

use catlint_core::document::{Document, FaultKind, Kind, Limits, NodeId, Style};
use serde_json::Value;

/// A text in both syntaxes: every walk through the tree ends and stays inside.
pub fn parse(bytes: &[u8]) {
    for path in ["a.yaml", "a.json"] {
        let document = Document::parse(path, bytes.to_vec(), &Limits::default());
        // Of a repeated key the last is found, and what stands under the first is not.
        let mut faults = document.faults().iter();
        let repeated = faults.any(|fault| matches!(fault.kind, FaultKind::DuplicateKey { .. }));
        for &root in document.roots() {
            let mut count = 0;
            for node in document.descendants(root) {
                count += 1;
                let pointer = document.pointer(root, node);
                assert!(document.contains(root, node));
                let found = document.at(root, &pointer);
                assert!(
                    repeated || found.is_some() || document.is_key(node),
                    "{pointer}"
                );
                let _ = format!("{:?}{:?}", document.kind(node).noun(), document.style(node));
            }
            assert!(count <= document.node_count());
        }
        assert!(
            !document.roots().is_empty() || !document.faults().is_empty(),
            "nothing is said"
        );
    }
}

/// Every span lies in the text, on characters, in the one it belongs to, and reads as its value.
pub fn spans(bytes: &[u8]) {
    let document = Document::parse("a.yaml", bytes.to_vec(), &Limits::default());
    let text = document.text();
    for &root in document.roots() {
        for node in document.descendants(root) {
            let span = document.span(node);
            assert!(
                span.start <= span.end && span.end as usize <= text.len(),
                "{span:?}"
            );
            assert!(text.is_char_boundary(span.start as usize), "{span:?}");
            assert!(text.is_char_boundary(span.end as usize), "{span:?}");
            reads_as_its_value(&document, node);
            let position = document.source().position(span.start);
            let line = document.source().line_text(position.line);
            let column = position.column as usize;
            assert!(
                column <= line.chars().count() + 2,
                "{position:?} in {line:?}"
            );
        }
    }
    for fault in document.faults() {
        assert!(fault.span.start as usize <= text.len(), "{fault:?}");
    }
}

fn reads_as_its_value(document: &Document, node: NodeId) {
    let written = document.source().slice(document.span(node));
    if document.resolve(node) != node || document.style(node) != Some(Style::Plain) {
        return;
    }
    if let Kind::String(value) = document.kind(node) {
        let one_line = !written.contains(['\n', '\r']);
        assert!(
            !one_line || written == value || value.is_empty(),
            "{written:?} is {value:?}"
        );
    }
}

/// JSON is taken or refused as another reader of JSON does.
pub fn json(bytes: &[u8]) {
    let document = Document::parse("a.json", bytes.to_vec(), &Limits::default());
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let theirs = serde_json::from_slice::<Value>(text);
    let fatal = document.faults().iter().find(|fault| fault.kind.is_fatal());
    // Limits are ours: deep nesting, long keys.
    let limit = fatal.is_some_and(|fault| matches!(fault.kind, FaultKind::Limit(_)));
    let deep = theirs
        .as_ref()
        .is_err_and(|error| error.to_string().contains("recursion limit"));
    // A number that no float holds is a finding, not a fault of the syntax.
    let number = theirs
        .as_ref()
        .is_err_and(|error| error.to_string().contains("out of range"));
    // Half of a surrogate pair is skipped there and no character here.
    let half = String::from_utf8_lossy(bytes)
        .to_ascii_lowercase()
        .contains("\\ud");
    if limit || deep || number || half {
        return;
    }
    assert_eq!(theirs.is_ok(), fatal.is_none(), "{theirs:?} {fatal:?}");
}
