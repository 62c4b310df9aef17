//! The rule `copied-text`.

use catlint_core::{Diagnostic, Rule, Severity, declare_rule};

use crate::copies::Amount;
use crate::facts::{DuplicateFacts, Group, Tier};
use crate::finding::both_places;
use crate::habits::formula::{self, but_for_names, is_formula};
use crate::habits::{MANY, field_at, or_settle};

declare_rule! {
    /// Two records have the same long text, or nearly.
    ///
    /// # What it finds
    /// A text of eighty characters or more that is the same, or nearly the same, in the same field of two
    /// records: half of all runs of five words agree, or nearly all of a passage. Runs that many records have
    /// are not counted. Case, accents, punctuation and white space do not count.
    ///
    /// What follows a formula is a note, told once for a field: texts that differ in the names of their
    /// records alone, and those of which a quarter of what they have in common is what many others have
    /// too. A text that ten records or more have is a note as well.
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
    /// Say in each record what is true of it alone, or join the records. If texts are meant to be alike, say so
    /// once in the config:
    ///
    /// ```yaml
    /// ignore:
    /// - rule: copied-text
    ///   field: /description
    ///   reason: Services of one provider are described alike.
    /// ```
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
                Tier::NearText(amount) if is_formula(facts, group) => {
                    found.extend(on_formula(facts, group, amount));
                }
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
    let told = both_places(facts, &CopiedText::META, group, message, labels, HELP)?;
    Some(match group.claims.len() < MANY {
        true => told,
        false => as_note(facts, told, HELP),
    })
}

fn near_copy(facts: &DuplicateFacts<'_>, group: &Group<'_>, amount: Amount) -> Option<Diagnostic> {
    let message = |other: &str| part_of(facts, group, amount, other);
    let help = format!("{HELP}; {}", evidence(amount));
    both_places(facts, &CopiedText::META, group, message, LABELS, &help)
}

fn on_formula(facts: &DuplicateFacts<'_>, group: &Group<'_>, amount: Amount) -> Option<Diagnostic> {
    let message = |other: &str| match but_for_names(facts, group) {
        true => {
            let field = field(facts, group);
            format!("but for its name, `{field}` is the text of {other}")
        }
        false => part_of(facts, group, amount, other),
    };
    let help = format!("{}; {}", formula::HELP, evidence(amount));
    let told = both_places(facts, &CopiedText::META, group, message, LABELS, &help)?;
    Some(as_note(facts, told, &help))
}

/// The same as a note, with what settles it.
fn as_note(facts: &DuplicateFacts<'_>, told: Diagnostic, help: &str) -> Diagnostic {
    let field = field_at(facts.catalogue, told.primary.place);
    Diagnostic {
        severity: Severity::Note,
        help: Some(or_settle(help, told.rule, &field)),
        ..told
    }
}

const LABELS: (&str, &str) = ("most of the text again", "the text first");

/// How much of the last text of a group is that of another.
fn part_of(facts: &DuplicateFacts<'_>, group: &Group<'_>, amount: Amount, other: &str) -> String {
    let percent = 100 * amount.shared / amount.whole.max(1);
    let field = field(facts, group);
    format!("{percent} % of `{field}` is the text of {other}")
}

/// What the percentage rests on.
fn evidence(amount: Amount) -> String {
    let Amount {
        shared,
        whole,
        boilerplate,
    } = amount;
    let mut evidence = format!("{shared} of its {whole} runs of five words are the same");
    if boilerplate > 0 {
        evidence.push_str(&format!(
            ", not counting {boilerplate} that many other records have too"
        ));
    }
    evidence
}
