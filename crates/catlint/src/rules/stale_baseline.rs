//! The rule `stale-baseline`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use super::BaselineFacts;

declare_rule! {
    /// The baseline has entries that nothing is found for any more.
    ///
    /// # What it finds
    /// Entries of the file given with `--baseline` whose finding is not there any more: somebody has
    /// mended it, or removed the record. Entries of rules that did not run are left alone.
    ///
    /// # Why it matters
    /// A baseline is there to become empty. An entry that stays lets the same slip in again unseen.
    ///
    /// # Example
    /// ```json
    /// {"rule": "missing-field", "records": ["initiatives/a"], "field": "/country"}
    /// ```
    /// while the record `a` has a `country`.
    ///
    /// # How to mend
    /// Run `catlint check --baseline FILE --update-baseline` and commit the file.
    pub(super) StaleBaseline = "stale-baseline",
    category: Catalogue,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

/// Entries that are shown besides the first.
const SHOWN: usize = 4;

impl Rule<BaselineFacts<'_>> for StaleBaseline {
    fn check(&self, facts: &BaselineFacts<'_>, found: &mut Vec<Diagnostic>) {
        let Some((first, others)) = facts.stale.split_first() else {
            return;
        };
        let message = match others.len() {
            0 => "the finding that this entry of the baseline stands for is gone".to_owned(),
            more => format!(
                "{} entries of the baseline stand for findings that are gone",
                more + 1
            ),
        };
        let finding = Diagnostic::new(&Self::META, *first, message)
            .help("run the same check with --update-baseline, and commit the file");
        let others = others.iter().take(SHOWN);
        found.push(others.fold(finding, |finding, place| {
            finding.related(*place, "this is another")
        }));
    }
}
