//! The rule `invalid-value`.

use catlint_core::document::NodeId;
use catlint_core::text::suggest;
use catlint_core::{Applicability, Diagnostic, Rule, declare_rule};
use serde_json::Value;

use crate::facts::RecordFacts;
use crate::guidance;
use crate::rewrite;
use crate::violation::ViolationKind;

declare_rule! {
    /// A value that is not one of those allowed.
    ///
    /// # What it finds
    /// A value outside the list that the schema gives (`enum`, `const`), with the allowed value that was
    /// probably meant.
    ///
    /// # Why it matters
    /// Lists of allowed values are what programs group, filter and count by; a value of one's own is
    /// found by none of them.
    ///
    /// # Example
    /// ```yaml
    /// section: asia-and-pacific   # allowed: asia-and-the-pacific
    /// ```
    ///
    /// # How to mend
    /// Write one of the allowed values, exactly as the schema spells it.
    pub(super) InvalidValue = "invalid-value",
    category: Fields,
    level: ERROR,
    since: "0.1.0",
    fix: Sometimes,
}

impl Rule<RecordFacts<'_>> for InvalidValue {
    fn check(&self, facts: &RecordFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (violation, kind) in facts.open_violations() {
            let ViolationKind::Value(options) = kind else {
                continue;
            };
            let name = facts.name_of(violation.node);
            let shown = facts.shown(violation.node);
            let place = facts.value_at(violation.node);
            let texts: Vec<&str> = options.iter().filter_map(Value::as_str).collect();
            let value = facts.document.as_str(violation.node).unwrap_or_default();
            found.push(match suggest::nearest(value, texts.iter().copied()) {
                Some(meant) => misspelt(facts, violation.node, &name, &shown, meant),
                None => Diagnostic::new(
                    &Self::META,
                    place,
                    format!("{name} is {shown}, which is not allowed"),
                )
                .help(allowed(options)),
            });
        }
    }
}

fn misspelt(
    facts: &RecordFacts<'_>,
    node: NodeId,
    name: &str,
    shown: &str,
    meant: &str,
) -> Diagnostic {
    let place = facts.value_at(node);
    let message = format!("{name} is {shown}, did you mean `{meant}`?");
    let diagnostic = Diagnostic::new(&InvalidValue::META, place, message)
        .label(format!("write `{meant}`"))
        .help(format!("write `{meant}`"));
    match rewrite::value(facts, node, meant) {
        Some(edit) => diagnostic.fix(Applicability::Unsafe, vec![edit]),
        None => diagnostic,
    }
}

fn allowed(options: &[Value]) -> String {
    const SHOWN: usize = 10;
    let words: Vec<_> = options
        .iter()
        .take(SHOWN)
        .map(|option| format!("`{}`", plain(option)))
        .collect();
    match options {
        [only] => format!("write `{}`", plain(only)),
        _ if options.len() > SHOWN => {
            let more = options.len() - SHOWN;
            format!(
                "write one of the {} allowed values, such as {}, and {more} more",
                options.len(),
                words.join(", ")
            )
        }
        _ => format!("write {}", guidance::alternatives(&words)),
    }
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), ToOwned::to_owned)
}
