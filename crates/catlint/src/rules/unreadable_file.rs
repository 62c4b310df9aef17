//! The rule `unreadable-file`.

use catlint_core::{Diagnostic, Place, Rule, Span, declare_rule};

use super::{FileFacts, FileState};

declare_rule! {
    /// A file of a collection cannot be read, or a directory in which there may be some.
    ///
    /// # What it finds
    /// A directory, a pipe or a device that is named like a record, a file without permission to
    /// read it, and a symbolic link, which is never followed. Also a directory that cannot be looked
    /// into, if the pattern of a collection leads there and nothing under `exclude` names it.
    ///
    /// # Why it matters
    /// The record is not checked, and programs that read the catalogue will stumble over it too. What
    /// nobody has looked at must not pass.
    ///
    /// # Example
    /// A directory with the name `mm-happy-return.yaml`.
    ///
    /// # How to mend
    /// Rename it, move it away, or give permission to read it. Put the file itself in the place of a
    /// link, or the link under `exclude` in the config. A directory that is no part of the catalogue is
    /// named there as well.
    pub(super) UnreadableFile = "unreadable-file",
    category: Catalogue,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<FileFacts<'_>> for UnreadableFile {
    fn check(&self, facts: &FileFacts<'_>, found: &mut Vec<Diagnostic>) {
        let (message, help) = match facts.state {
            FileState::Unreadable { reason, link } => (
                format!("this cannot be read as a record: {reason}"),
                match link {
                    true => {
                        "put the file itself in the place of the link, or the link under `exclude:` in the config"
                    }
                    false => "rename it, move it away, or give permission to read it",
                },
            ),
            FileState::Closed { reason } => (
                format!("this cannot be looked into for records: {reason}"),
                "give permission to read it, or name it under `exclude:` in the config",
            ),
            FileState::Stray { .. } | FileState::Recordless { .. } => return,
        };
        let place = Place::Text {
            document: facts.document,
            span: Span::default(),
        };
        found.push(Diagnostic::new(&Self::META, place, message).help(help));
    }
}

#[cfg(test)]
mod tests {
    use catlint_core::DocumentId;

    use super::*;

    #[test]
    fn a_file_and_a_directory_are_told_each_in_its_own_words() {
        let reason = || "there is no permission to read it".to_owned();
        let told = |state: FileState| {
            let facts = FileFacts {
                document: DocumentId(0),
                state: &state,
            };
            let mut found = Vec::new();
            UnreadableFile.check(&facts, &mut found);
            let found = found.first().expect("a finding");
            let help = found.help.as_deref().unwrap_or_default();
            format!("{}\n{help}", found.message)
        };
        insta::assert_snapshot!(told(FileState::Unreadable { reason: reason(), link: false }), @r"
        this cannot be read as a record: there is no permission to read it
        rename it, move it away, or give permission to read it
        ");
        insta::assert_snapshot!(told(FileState::Closed { reason: reason() }), @r"
        this cannot be looked into for records: there is no permission to read it
        give permission to read it, or name it under `exclude:` in the config
        ");
    }
}
