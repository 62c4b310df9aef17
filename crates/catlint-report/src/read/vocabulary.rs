//! The names that a report may use.

use catlint_core::{RuleMeta, RuleName};

/// The names that this house has words for. A report with others was written by another version.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// Every rule, in the order of the documentation.
    pub rules: Vec<&'static RuleMeta>,
    /// Of these, the ones that tell what the network told of a link.
    pub network: Vec<RuleName>,
    /// The kinds of failure of a link.
    pub failures: Vec<&'static str>,
}

impl Vocabulary {
    pub(super) fn rule(&self, name: &str) -> Option<&'static RuleMeta> {
        self.rules.iter().copied().find(|rule| rule.name.0 == name)
    }

    pub(super) fn failure(&self, name: &str) -> Option<&'static str> {
        self.failures.iter().copied().find(|known| *known == name)
    }
}
