//! What would change, as a unified diff for people.

use catlint_core::document::Document;
use similar::TextDiff;

use crate::error::Error;
use crate::output;

/// Lines around a change.
const CONTEXT: usize = 3;

/// Prints the difference of each document from what it was.
pub(super) fn print<'d>(
    changed: impl Iterator<Item = (&'d Document, &'d str)>,
) -> Result<(), Error> {
    let text: String = changed
        .map(|(document, before)| one(document, before))
        .collect();
    output::print(&text)
}

/// Characters that a terminal would obey are shown by their names, so a text that has some is not
/// for `patch`.
fn one(document: &Document, before: &str) -> String {
    let path = document.path();
    let diff = TextDiff::from_lines(before, document.text());
    let mut diff = diff.unified_diff();
    let diff = diff
        .context_radius(CONTEXT)
        .header(&format!("a/{path}"), &format!("b/{path}"));
    catlint_report::harmless(&diff.to_string())
}
