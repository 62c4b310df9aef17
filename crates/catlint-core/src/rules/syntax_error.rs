//! The rule `syntax-error`.

use super::SyntaxFacts;
use crate::declare_rule;
use crate::diagnostic::Diagnostic;
use crate::document::{FaultKind, Syntax};
use crate::rule::Rule;

declare_rule! {
    /// The file cannot be read as YAML or JSON.
    ///
    /// # What it finds
    /// A text that is not YAML 1.2 (`.yaml`, `.yml`) or not JSON (`.json`, read strictly: no
    /// comments, no trailing commas). The place is where the reader gave up; the slip is there or
    /// a little above.
    ///
    /// # Why it matters
    /// Nothing in the file can be checked, and no other program can read it either.
    ///
    /// # Example
    /// ```yaml
    /// name: Vande Bharat Mission: phase 6
    /// ```
    /// A plain value must not contain a colon followed by a space.
    ///
    /// # How to mend
    /// Put the value between double quotes, indent with spaces and not with tabs, and close every
    /// quote and bracket that was opened.
    pub(super) SyntaxError = "syntax-error",
    category: Syntax,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<SyntaxFacts<'_>> for SyntaxError {
    fn check(&self, facts: &SyntaxFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (fault, place) in facts.faults() {
            let FaultKind::Syntax { reason } = &fault.kind else {
                continue;
            };
            let syntax = facts.document.syntax();
            let line = line_of(facts, fault.span.start);
            let (reason, advice) = match syntax {
                Syntax::Json => (reason.as_str(), JSON_ADVICE),
                Syntax::FrontMatter if reason.contains("front matter") => {
                    (reason.as_str(), FRONT_MATTER_ADVICE)
                }
                Syntax::Yaml | Syntax::FrontMatter => yaml_slip(reason, line),
            };
            let name = match syntax {
                Syntax::Json => "JSON",
                Syntax::Yaml => "YAML",
                Syntax::FrontMatter => "YAML front matter",
            };
            let message = format!("the file cannot be read as {name}: {reason}");
            found.push(
                Diagnostic::new(&Self::META, place, message)
                    .label("the reader gave up here")
                    .help(advice),
            );
        }
    }
}

fn line_of<'f>(facts: &SyntaxFacts<'f>, offset: u32) -> &'f str {
    let source = facts.document.source();
    source.line_text(source.position(offset).line)
}

const JSON_ADVICE: &str = "look at this line and the one above: every text and key stands between \
    double quotes, values are separated by one comma, and none follows the last";

const FRONT_MATTER_ADVICE: &str = "begin the file with a line `---`, then the fields, then another \
    line `---`; if it is no record, put it under `exclude:` in the config";

/// The likeliest slip, judged by the parser's reason and the line on which it gave up, and what to
/// do about it.
fn yaml_slip<'r>(reason: &'r str, line: &str) -> (&'r str, &'static str) {
    let indent = line.len() - line.trim_start().len();
    let tab = line
        .get(..indent)
        .is_some_and(|indent| indent.contains('\t'));
    if tab {
        return ("a tab stands where YAML wants spaces", "indent with spaces");
    }
    if reason.contains("mapping values") && line.matches(": ").count() > 1 {
        return (
            "a value without quotes has `: ` inside",
            "put the value between double quotes",
        );
    }
    if reason.contains("unclosed quote") {
        return (
            "a quote is opened and never closed",
            "close the quote at the end of the value, or remove it",
        );
    }
    if [": @", ": `", ": %"]
        .iter()
        .any(|start| line.contains(start))
    {
        return (
            "a value without quotes begins with `@`, `%` or a backtick",
            "put the value between double quotes",
        );
    }
    (
        reason,
        "look at this line and the one above: is a quote or bracket left open, is the line indented \
         like its neighbours, is there a space after the colon?",
    )
}
