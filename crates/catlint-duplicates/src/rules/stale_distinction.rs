//! The rule `stale-distinction`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::DuplicateFacts;
use crate::statement::Statement;

declare_rule! {
    /// Two records are said to be distinct, and nobody would take them for one.
    ///
    /// # What it finds
    /// An id in the field `distinct_from` of a record, or an entry under `distinct:` in the config, that keeps no
    /// finding away: no record has the id, or the two records are not alike any more.
    ///
    /// # Why it matters
    /// What is said of records that have changed since hides the next duplicate.
    ///
    /// # Example
    /// ```yaml
    /// distinct_from: [mm-happy-return]   # which was deleted last year
    /// ```
    ///
    /// # How to mend
    /// Delete the id or the entry. If the id is misspelt, write it as the other record does.
    pub(super) StaleDistinction = "stale-distinction",
    category: Duplicates,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<DuplicateFacts<'_>> for StaleDistinction {
    fn check(&self, facts: &DuplicateFacts<'_>, found: &mut Vec<Diagnostic>) {
        found.extend(facts.stale.iter().map(diagnostic));
    }
}

fn diagnostic(statement: &Statement) -> Diagnostic {
    let ids: Vec<String> = statement.ids.iter().map(|id| format!("`{id}`")).collect();
    let (message, help) = match statement.unknown.first() {
        Some(unknown) => (
            format!("no record has the id `{unknown}`, from which another is said to be distinct"),
            "delete it, or write the id as the record does",
        ),
        None => (
            format!(
                "{} are said to be distinct, but they are not alike",
                ids.join(" and ")
            ),
            "delete it: without it nothing is reported either",
        ),
    };
    Diagnostic::new(&StaleDistinction::META, statement.place, message)
        .label("said here")
        .help(help)
}
