//! The rule `similar-record`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::explanation::Explained;
use crate::facts::{DuplicateFacts, Group, Tier};
use crate::finding::both_places;

declare_rule! {
    /// Two records are probably one thing under two spellings.
    ///
    /// # What it finds
    /// Records of one collection whose names are nearly the same and whose other fields agree, or do not
    /// contradict: a word misspelt or left out, another order, an abbreviation written out, the same web
    /// address or identifier. A year, a phase or an edition that differs keeps two records apart, and so
    /// does another country. docs/duplicates.md has the table of evidence.
    ///
    /// # Why it matters
    /// Whoever entered the second one did not find the first. From then on each is corrected without the
    /// other.
    ///
    /// # Example
    /// ```yaml
    /// name: Happy Return Programme        # mm-happy-return
    /// name: The Happy Retrun Programme    # mm-happy-return-2
    /// ```
    ///
    /// # How to mend
    /// If they are one, delete one of them and keep what it knew. If they are two, say so: add
    /// `distinct_from: [ID]` with the other's id to either record, or the two ids with a reason to
    /// `distinct:` in catlint.yaml.
    pub(super) SimilarRecord = "similar-record",
    category: Duplicates,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<DuplicateFacts<'_>> for SimilarRecord {
    fn check(&self, facts: &DuplicateFacts<'_>, found: &mut Vec<Diagnostic>) {
        for group in &facts.groups {
            if let Tier::Similar { why, best } = &group.tier {
                found.extend(diagnostic(facts, group, why, *best));
            }
        }
    }
}

fn diagnostic(
    facts: &DuplicateFacts<'_>,
    group: &Group<'_>,
    why: &Explained,
    best: (usize, usize),
) -> Option<Diagnostic> {
    let message = |other: &str| format!("this is probably the same as {other}: {}", why.reason);
    let id = |record: usize| {
        let record = facts.catalogue.records.get(record);
        record.map_or_else(String::new, |record| record.id.to_string())
    };
    // The finding stands at the last record; what it is told to write names another.
    let last = group.claims.last().map(|claim| claim.record);
    let other = if Some(best.0) == last { best.1 } else { best.0 };
    let help = format!(
        "if they are one, delete one of them; if not, add `distinct_from: [{}]` to this record. The evidence: {}",
        id(other),
        why.sum()
    );
    both_places(
        facts,
        &SimilarRecord::META,
        group,
        message,
        ("this record", "the other record"),
        &help,
    )
}
