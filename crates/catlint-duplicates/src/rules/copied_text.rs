//! The rule `copied-text`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use super::both_places;
use crate::copies::Amount;
use crate::facts::{DuplicateFacts, Group, Tier};

declare_rule! {
    /// Two records have the same long text, or nearly.
    ///
    /// # What it finds
    /// A text of eighty characters or more that is the same, or nearly the same, in the same field of two
    /// records: half of all runs of five words agree, or nearly all of a passage. Runs that many records have
    /// are not counted. Case, accents, punctuation and white space do not count.
    ///
    /// # Why it matters
    /// A copied description is usually one that somebody meant to rewrite.
    ///
    /// # Example
    /// ```yaml
    /// description: >-
    ///   The policies allow industries to recruit workers for seasonal work, and the workers to send
    ///   money home.   # in two records
    /// ```
    ///
    /// # How to mend
    /// Say in each record what is true of it alone, or join the records.
    pub(super) CopiedText = "copied-text",
    category: Duplicates,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

const HELP: &str = "say in each record what is true of it alone, or join the records";

impl Rule<DuplicateFacts<'_>> for CopiedText {
    fn check(&self, facts: &DuplicateFacts<'_>, found: &mut Vec<Diagnostic>) {
        for group in &facts.groups {
            match group.tier {
                Tier::Text => found.extend(copy(facts, group)),
                Tier::NearText(amount) => found.extend(near_copy(facts, group, amount)),
                _ => {}
            }
        }
    }
}

/// The field of the last text.
fn field(facts: &DuplicateFacts<'_>, group: &Group<'_>) -> String {
    let place = group.claims.last().map(|claim| claim.place);
    place
        .map(|place| facts.catalogue.pointer(place).field())
        .unwrap_or_default()
}

fn copy(facts: &DuplicateFacts<'_>, group: &Group<'_>) -> Option<Diagnostic> {
    let field = field(facts, group);
    let message = |other: &str| format!("`{field}` is the same text as that of {other}");
    let labels = ("the text again", "the text first");
    both_places(facts, &CopiedText::META, group, message, labels, HELP)
}

fn near_copy(facts: &DuplicateFacts<'_>, group: &Group<'_>, amount: Amount) -> Option<Diagnostic> {
    let Amount {
        shared,
        whole,
        boilerplate,
    } = amount;
    let field = field(facts, group);
    let percent = 100 * shared / whole.max(1);
    let message = |other: &str| format!("{percent} % of `{field}` is the text of {other}");
    let mut help = format!("{HELP}; {shared} of its {whole} runs of five words are the same");
    if boilerplate > 0 {
        help.push_str(&format!(
            ", not counting {boilerplate} that many other records have too"
        ));
    }
    let labels = ("most of the text again", "the text first");
    both_places(facts, &CopiedText::META, group, message, labels, &help)
}
