//! What a run found, settled: ready to be rendered.

use std::collections::BTreeSet;
use std::fmt;

use crate::diagnostic::Diagnostic;
use crate::link::LinkOutcome;
use crate::rule_meta::RuleMeta;
use crate::severity::Severity;

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
    /// The parts of a split run that it covers; nothing where it covers all of them.
    pub shards: Option<Shards>,
    /// Whether the run ended before everything was looked at; a notice says why.
    pub incomplete: bool,
}

/// Some of the parts of a run that was split.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shards {
    /// How many parts there are.
    pub of: u32,
    /// The numbers of those that are covered, from 1.
    pub numbers: BTreeSet<u32>,
}

impl Shards {
    /// The numbers of those that are not covered.
    pub fn missing(&self) -> impl Iterator<Item = u32> + '_ {
        (1..=self.of).filter(|number| !self.numbers.contains(number))
    }
}

impl fmt::Display for Shards {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers: Vec<_> = self.numbers.iter().map(u32::to_string).collect();
        match numbers.split_last() {
            Some((last, [])) => write!(f, "shard {last} of {}", self.of),
            Some((last, others)) => {
                write!(f, "shards {} and {last} of {}", others.join(", "), self.of)
            }
            None => write!(f, "no shard of {}", self.of),
        }
    }
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
    /// Findings that are left out because they were there before it.
    pub older: usize,
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
    /// Findings that are left out because a comment, a record or the config ignores them.
    pub ignored: usize,
    /// Findings that are left out because the baseline knows them.
    pub baselined: usize,
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
