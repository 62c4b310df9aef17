//! The rule `copied-text`.

use catlint_core::{Diagnostic, Rule, Severity, declare_rule};

use crate::copies::Amount;
use crate::facts::{DuplicateFacts, Group, Tier};
use crate::finding::both_places;
use crate::habits::formula::{self, but_for_names};
use crate::habits::{Family, MANY, families};

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

const FORMULA: &str =
    "where a formula is no help to readers, say in each record what is true of it alone";

impl Rule<DuplicateFacts<'_>> for CopiedText {
    fn check(&self, facts: &DuplicateFacts<'_>, found: &mut Vec<Diagnostic>) {
        let groups = || facts.groups.iter();
        for family in families(facts, groups().filter(|group| group.tier == Tier::Text)) {
            let told = family.groups.iter();
            found.extend(told.filter_map(|group| copy(facts, &family.field, group)));
        }
        let near = groups().filter(|group| matches!(group.tier, Tier::NearText(_)));
        for family in families(facts, near) {
            let (formula, others) = formula::part(facts, family);
            found.extend(told_once(facts, &formula));
            let others = others.groups.iter();
            found.extend(others.filter_map(|group| near_copy(facts, group)));
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

fn copy(facts: &DuplicateFacts<'_>, pattern: &str, group: &Group<'_>) -> Option<Diagnostic> {
    let field = field(facts, group);
    let message = |other: &str| format!("`{field}` is the same text as that of {other}");
    let labels = ("the text again", "the text first");
    if group.claims.len() < MANY {
        return both_places(facts, &CopiedText::META, group, message, labels, HELP);
    }
    let family = Family {
        field: pattern.to_owned(),
        groups: vec![group],
    };
    as_note(family.told(facts, &CopiedText::META, message, labels, HELP))
}

fn near_copy(facts: &DuplicateFacts<'_>, group: &Group<'_>) -> Option<Diagnostic> {
    let Tier::NearText(amount) = group.tier else {
        return None;
    };
    let message = |other: &str| part_of(facts, group, amount, other);
    let help = format!("{HELP}; {}", evidence(amount));
    both_places(facts, &CopiedText::META, group, message, LABELS, &help)
}

/// The finding about the texts of a field that follow a formula.
fn told_once(facts: &DuplicateFacts<'_>, formula: &Family<'_, '_>) -> Option<Diagnostic> {
    let example = formula.largest()?;
    let Tier::NearText(amount) = example.tier else {
        return None;
    };
    let message = |other: &str| {
        let said = match but_for_names(facts, example) {
            true => {
                let field = field(facts, example);
                format!("but for its name, `{field}` is the text of {other}")
            }
            false => part_of(facts, example, amount, other),
        };
        match formula.groups.len() {
            1 => said,
            _ => format!(
                "{said}; {} records follow such a formula there",
                formula.records()
            ),
        }
    };
    let help = format!("{FORMULA}; {}", evidence(amount));
    as_note(formula.told(facts, &CopiedText::META, message, LABELS, &help))
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

fn as_note(mut told: Option<Diagnostic>) -> Option<Diagnostic> {
    if let Some(diagnostic) = &mut told {
        diagnostic.severity = Severity::Note;
    }
    told
}
