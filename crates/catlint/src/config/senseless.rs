//! Values of the config that are in the form wanted and can mean nothing.

use catlint_core::document::{Document, NodeId, Pattern};
use catlint_core::selector::Template;
use catlint_core::{Day, Diagnostic, DocumentId, Place, RuleMeta};
use catlint_schema::constraints::{Operand, Operator};

use crate::read::lists::is_structured;

/// A finding for each.
pub(super) fn senseless(document: &Document) -> Vec<Diagnostic> {
    let rules = catlint_schema::rules();
    let rule = rules
        .into_iter()
        .find(|rule| rule.name.0 == "invalid-value");
    let root = document.roots().first().copied();
    let Some((rule, root)) = rule.zip(root) else {
        return Vec::new();
    };
    let find = |pattern: &str| {
        let pattern = Pattern::parse(pattern).unwrap_or_default();
        pattern.find(document, root).into_iter()
    };
    let comparisons = find("/collections/*/compare/*");
    let words = comparisons.filter_map(|entry| ordered_word(document, entry, rule));
    let templates = find("/collections/*/file_name");
    let templates = templates.filter_map(|node| template(document, node, rule));
    words.chain(templates).collect()
}

/// `<` and its like beside a word: the field of this name is meant, or `today`.
fn ordered_word(document: &Document, entry: NodeId, rule: &'static RuleMeta) -> Option<Diagnostic> {
    let text = |name: &str| document.as_str(document.get(entry, name)?);
    let sign = text("is")?;
    let mut operators = Operator::ALL.into_iter();
    let operator = operators.find(|operator| operator.sign() == sign)?;
    let node = document.get(entry, "value")?;
    let Ok(Operand::Literal(word)) = Operand::parse(document.as_str(node)?) else {
        return None;
    };
    let plain = |c: char| c.is_alphabetic() || c == '_' || c == '-';
    if !operator.orders() || word.parse::<Day>().is_ok() || !word.chars().all(plain) {
        return None;
    }
    let message = format!("`{word}` is neither a day nor a number that `{sign}` could be asked of");
    let help =
        format!("write `/{word}` if the field is meant, `today`, or a value to compare with");
    Some(Diagnostic::new(rule, Place::value(DocumentId(0), node), message).help(help))
}

/// A file name that is the same for every record, and one with the extension that is left away.
fn template(document: &Document, node: NodeId, rule: &'static RuleMeta) -> Option<Diagnostic> {
    let text = document.as_str(node)?;
    Template::parse(text).ok()?;
    let finding = |message: String, help: String| {
        Some(Diagnostic::new(rule, Place::value(DocumentId(0), node), message).help(help))
    };
    if !text.contains('{') {
        let message = format!("`{text}` would be the name of every file");
        return finding(
            message,
            "write what differs in braces, such as `{id}`".to_owned(),
        );
    }
    let (stem, extension) = text.rsplit_once('.')?;
    let known = is_structured(text) && stem.ends_with('}');
    known.then(|| {
        let message = format!("the extension `.{extension}` is no part of what a file is named");
        finding(message, format!("write `{stem}`"))
    })?
}
