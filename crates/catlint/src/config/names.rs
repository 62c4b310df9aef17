//! Names in the config that must be those of collections.

use catlint_core::document::{Document, NodeId, Pattern};
use catlint_core::text::suggest::nearest;
use catlint_core::{Diagnostic, DocumentId, Place};

/// A finding for each reference to a collection that does not exist.
pub(super) fn unknown_collections(document: &Document) -> Vec<Diagnostic> {
    let Some(&root) = document.roots().first() else {
        return Vec::new();
    };
    let collections = document.get(root, "collections");
    let members = collections.and_then(|mapping| document.members(mapping));
    let known = members.into_iter().flatten();
    let known: Vec<&str> = known.filter_map(|(key, _)| document.as_str(key)).collect();
    let named = named(document, root).into_iter();
    let unknown = named.filter(|(_, name)| !known.contains(name));
    unknown
        .filter_map(|(node, name)| finding(node, name, &known))
        .collect()
}

/// The names, each with its node.
fn named(document: &Document, root: NodeId) -> Vec<(NodeId, &str)> {
    let patterns = [
        "/collections/*/references/*/collection",
        "/collections/*/references/*/collection/*",
        "/ignore/*/collection",
    ];
    let patterns = patterns.into_iter().filter_map(Pattern::parse);
    let nodes = patterns.flat_map(|pattern| pattern.find(document, root));
    nodes
        .filter_map(|node| Some((node, document.as_str(node)?)))
        .collect()
}

fn finding(node: NodeId, name: &str, known: &[&str]) -> Option<Diagnostic> {
    let rules = catlint_schema::rules();
    let rule = rules.iter().find(|rule| rule.name.0 == "invalid-value")?;
    let (message, help) = match nearest(name, known.iter().copied()) {
        Some(meant) => (
            format!("there is no collection `{name}`, did you mean `{meant}`?"),
            format!("write `{meant}`"),
        ),
        None => (
            format!("there is no collection `{name}`"),
            format!("write one of `{}`", known.join("`, `")),
        ),
    };
    Some(Diagnostic::new(rule, Place::value(DocumentId(0), node), message).help(help))
}
