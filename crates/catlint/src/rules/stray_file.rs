//! The rule `stray-file`.

use catlint_core::{Diagnostic, Place, Rule, Span, declare_rule};

use super::{FileFacts, FileState};

declare_rule! {
    /// A data file among the records that no collection reads.
    ///
    /// # What it finds
    /// A data file in a directory of records that no collection's `files` matches: one with another
    /// extension, such as `.yml`, JSON without an extension, and YAML without one that has an id. Also a file outside of these
    /// directories, such as in the root of the repository, that has a record's extension, id and label.
    /// `stray: off` in a collection leaves its directories alone.
    ///
    /// # Why it matters
    /// A record saved as `.yml` where the catalogue reads `.yaml` is invisible: it is neither
    /// checked nor published, and nobody is told.
    ///
    /// # Example
    /// `data/initiatives/ws-work-ready-pool.yml` beside `files: ["data/initiatives/*.yaml"]`.
    ///
    /// # How to mend
    /// Rename or move the file so that it matches. If it is no record, put it under `exclude` in the
    /// config, or move it elsewhere.
    pub(super) StrayFile = "stray-file",
    category: Catalogue,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<FileFacts<'_>> for StrayFile {
    fn check(&self, facts: &FileFacts<'_>, found: &mut Vec<Diagnostic>) {
        let FileState::Stray { patterns } = facts.state else {
            return;
        };
        let place = Place::Text {
            document: facts.document,
            span: Span::default(),
        };
        let patterns = patterns.join("`, `");
        found.push(
            Diagnostic::new(&Self::META, place, "no collection reads this file").help(format!(
                "if it is a record, rename or move it so that it matches `{patterns}`; if not, put it \
                 under `exclude:` in the config"
            )),
        );
    }
}
