//! What a run found, settled: ready to be rendered.

use crate::diagnostic::{Diagnostic, Severity};
use crate::link::LinkOutcome;
use crate::rule::RuleMeta;

/// The result of a run.
#[derive(Debug, Default)]
pub struct Report {
    /// The findings at their settled severity, sorted by path, place and rule.
    pub diagnostics: Vec<Diagnostic>,
    /// What was learnt of each link, sorted by URL; empty when links were not checked.
    pub links: Vec<LinkOutcome>,
    /// Facts about the run, not about the catalogue: "the network cannot be reached".
    pub notices: Vec<String>,
    /// How much was looked at.
    pub summary: Summary,
    /// The rules that ran.
    pub rules: Vec<&'static RuleMeta>,
    /// The change that the findings are narrowed to, if any.
    pub change: Option<Change>,
}

/// A change of the catalogue, and how much of it is touched.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    /// The revision that it is compared with, as the user typed it.
    pub since: String,
    /// Records that it adds or edits.
    pub records: usize,
    /// Links that it adds or edits.
    pub links: usize,
}

/// How much was looked at, so that a silent pass cannot happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Files read.
    pub files: usize,
    /// Records audited.
    pub records: usize,
    /// Distinct links: checked for form, and over the network unless offline.
    pub links: usize,
    /// Links asked over the network.
    pub links_asked: usize,
    /// Rules that were on.
    pub rules: usize,
}

impl Report {
    /// Number of findings of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity == severity)
            .count()
    }
}
