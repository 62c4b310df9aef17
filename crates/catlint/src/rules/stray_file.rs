//! The rule `stray-file`.

use catlint_core::{Diagnostic, Place, Rule, Span, declare_rule};

use super::{FileFacts, FileState};

declare_rule! {
    /// A data file among the records that no collection reads.
    ///
    /// # What it finds
    /// A `.yaml`, `.yml` or `.json` file in a directory of records that no collection's `files`
    /// matches.
    ///
    /// # Why it matters
    /// A record saved as `.yml` where the catalogue reads `.yaml` is invisible: it is neither
    /// checked nor published, and nobody is told.
    ///
    /// # Example
    /// `data/initiatives/ws-work-ready-pool.yml` beside `files: ["data/initiatives/*.yaml"]`.
    ///
    /// # How to mend
    /// Rename the file so that it matches, move it elsewhere, or widen `files` in the config.
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
                "rename it so that it matches `{patterns}`, or move it elsewhere"
            )),
        );
    }
}
