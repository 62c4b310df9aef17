//! The rule `empty-file`.

use super::SyntaxFacts;
use crate::declare_rule;
use crate::diagnostic::Diagnostic;
use crate::document::FaultKind;
use crate::rule::Rule;

declare_rule! {
    /// The file holds no record.
    ///
    /// # What it finds
    /// A file that a collection's pattern matches and that has no content, or comments only.
    ///
    /// # Why it matters
    /// It is usually what an interrupted edit or a failed script leaves behind. Other programs
    /// read it as "nothing" and lose the record without a word.
    ///
    /// # Example
    /// ```yaml
    /// # to be filled in
    /// ```
    ///
    /// # How to mend
    /// Fill in the record, or delete the file.
    pub(super) EmptyFile = "empty-file",
    category: Syntax,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<SyntaxFacts<'_>> for EmptyFile {
    fn check(&self, facts: &SyntaxFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (_, place) in facts
            .faults()
            .filter(|(fault, _)| fault.kind == FaultKind::Empty)
        {
            found.push(
                Diagnostic::new(&Self::META, place, "the file holds no record")
                    .help("fill in the record, or delete the file"),
            );
        }
    }
}
