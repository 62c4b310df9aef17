//! The rule `unreadable-file`.

use catlint_core::{Diagnostic, Place, Rule, Span, declare_rule};

use super::{FileFacts, FileState};

declare_rule! {
    /// A file of a collection cannot be read.
    ///
    /// # What it finds
    /// A directory, a pipe or a device that is named like a record, a file without permission to
    /// read it, and a symbolic link, which is never followed.
    ///
    /// # Why it matters
    /// The record is not checked, and programs that read the catalogue will stumble over it too.
    ///
    /// # Example
    /// A directory with the name `mm-happy-return.yaml`.
    ///
    /// # How to mend
    /// Rename it, move it away, or give permission to read it. Put the file itself in the place of a
    /// link, or the link under `exclude` in the config.
    pub(super) UnreadableFile = "unreadable-file",
    category: Catalogue,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<FileFacts<'_>> for UnreadableFile {
    fn check(&self, facts: &FileFacts<'_>, found: &mut Vec<Diagnostic>) {
        let FileState::Unreadable { reason, link } = facts.state else {
            return;
        };
        let place = Place::Text {
            document: facts.document,
            span: Span::default(),
        };
        let help = match link {
            true => {
                "put the file itself in the place of the link, or the link under `exclude:` in the config"
            }
            false => "rename it, move it away, or give permission to read it",
        };
        found.push(
            Diagnostic::new(
                &Self::META,
                place,
                format!("this cannot be read as a record: {reason}"),
            )
            .help(help),
        );
    }
}
