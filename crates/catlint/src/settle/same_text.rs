//! What several rules say of one text is said once, by the one that knows most.

use std::collections::HashMap;

use catlint_core::{Diagnostic, Place, RuleName, Severity};

use super::narrow::places;

/// Rules that may all speak of one text, the one that knows most first: only it is heard.
///
/// A URL with a space is no URL by its format, does not match its pattern and is malformed; the
/// contributor made one slip and gets one finding.
const SAME_TEXT: &[&str] = &[
    "non-json-number",
    "blank-text",
    "unknown-code",
    "invalid-value",
    "placeholder-text",
    "wrong-type",
    "cut-url",
    "several-urls",
    "placeholder-url",
    "malformed-url",
    "suspicious-url",
    "unsupported-scheme",
    "stray-white-space",
    "invisible-character",
    "html-remnant",
    "invalid-format",
    "unmatched-pattern",
    "out-of-bounds",
    "file-name-mismatch",
];

/// Keeps, of the rules in [`SAME_TEXT`] that speak of one place, the first, with the gravest
/// severity of them all: what the schema forbids stays an error, whoever explains it.
pub(super) fn say_once(diagnostics: &mut Vec<Diagnostic>) {
    let rank = |rule: RuleName| SAME_TEXT.iter().position(|name| *name == rule.0);
    let mut best: HashMap<Place, (usize, Severity)> = HashMap::new();
    for diagnostic in diagnostics.iter() {
        let Some(rank) = rank(diagnostic.rule) else {
            continue;
        };
        for place in places(diagnostic) {
            let own = (rank, diagnostic.severity);
            let known = best.entry(place).or_insert(own);
            *known = (known.0.min(own.0), known.1.max(own.1));
        }
    }
    diagnostics.retain_mut(|diagnostic| {
        let best = best.get(&diagnostic.primary.place);
        let (Some(rank), Some((least, gravest))) = (rank(diagnostic.rule), best) else {
            return true;
        };
        diagnostic.severity = *gravest;
        rank <= *least
    });
}
