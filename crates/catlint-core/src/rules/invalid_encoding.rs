//! The rule `invalid-encoding`.

use super::SyntaxFacts;
use crate::declare_rule;
use crate::diagnostic::Diagnostic;
use crate::document::FaultKind;
use crate::rule::Rule;

declare_rule! {
    /// The file is not UTF-8 text.
    ///
    /// # What it finds
    /// A byte that cannot occur in UTF-8, such as those of files saved as Windows-1252 or UTF-16.
    ///
    /// # Why it matters
    /// Accented letters turn into other signs in every program that reads the file after this one.
    ///
    /// # Example
    /// A file that an old spreadsheet program saved as "CSV/Text (ANSI)".
    ///
    /// # How to mend
    /// Save the file again and choose UTF-8 as its encoding.
    pub(super) InvalidEncoding = "invalid-encoding",
    category: Syntax,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<SyntaxFacts<'_>> for InvalidEncoding {
    fn check(&self, facts: &SyntaxFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (fault, place) in facts.faults() {
            let FaultKind::Encoding { offset } = fault.kind else {
                continue;
            };
            let message = format!(
                "the file is not UTF-8 text: byte {} does not fit",
                offset + 1
            );
            found.push(
                Diagnostic::new(&Self::META, place, message)
                    .label("the first byte that does not fit")
                    .help("save the file again with the encoding UTF-8"),
            );
        }
    }
}
