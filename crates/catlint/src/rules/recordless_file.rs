//! The rule `recordless-file`.

use catlint_core::{Diagnostic, Place, Rule, Severity, Span, declare_rule};

use super::{FileFacts, FileState};

declare_rule! {
    /// A file of a collection in which nothing stands where its records should.
    ///
    /// # What it finds
    /// A file that has none of the keys with which `records` of its collections begin. It is an error
    /// where it has one that is nearly the same. A list that is there and empty is not reported.
    ///
    /// # Why it matters
    /// The records in the file are found by nobody: neither checked nor published, and nobody is told.
    ///
    /// # Example
    /// ```yaml
    /// # with `records: /feeds/*`
    /// fedes:
    ///   - id: f-9q9-caltrain
    /// ```
    ///
    /// # How to mend
    /// Write the key as the config has it. If the file is to hold no records, put it under `exclude` in
    /// the config.
    pub(super) RecordlessFile = "recordless-file",
    category: Catalogue,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<FileFacts<'_>> for RecordlessFile {
    fn check(&self, facts: &FileFacts<'_>, found: &mut Vec<Diagnostic>) {
        let FileState::Recordless { patterns, slip } = facts.state else {
            return;
        };
        let at = |span| Place::Text {
            document: facts.document,
            span,
        };
        let patterns = patterns.join("` or `");
        found.push(match slip {
            Some((span, written, meant)) => {
                let message =
                    format!("no records are looked for in `{written}`, did you mean `{meant}`?");
                let mut finding = Diagnostic::new(&Self::META, at(*span), message)
                    .label(format!("write `{meant}`"))
                    .help(format!("rename the key to `{meant}`"));
                finding.severity = Severity::Error;
                finding
            }
            None => Diagnostic::new(
                &Self::META,
                at(Span::default()),
                format!("this file holds no records: it has nothing at `{patterns}`"),
            )
            .help("write the records there, or put the file under `exclude:` in the config"),
        });
    }
}
