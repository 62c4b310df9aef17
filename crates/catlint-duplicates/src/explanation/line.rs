//! A line for each piece of evidence: the values and words that were compared, the fraction, the points.

use super::Pair;
use crate::evidence::table::{STRONG, WEAK};
use crate::evidence::{Finding, How, Mark};
use crate::join::Bags;
use crate::profile::Value;
use crate::roles::Role;

impl Pair<'_, '_> {
    pub(super) fn line(&self, mark: &Mark) -> String {
        let field = self.field(mark);
        let (points, detail) = (mark.points, self.detail(mark));
        match mark.finding {
            Finding::Alone => format!("{detail} ({points:+})"),
            Finding::Conflict => format!("{field}: {detail}, which rules it out"),
            _ => format!("{field}: {detail} ({points:+})"),
        }
    }

    fn detail(&self, mark: &Mark) -> String {
        match (mark.role, mark.finding) {
            (Role::Name, Finding::Alone) => said(mark.finding).to_owned(),
            (Role::Name, Finding::OneSided | Finding::Conflict) => self.numbers(),
            (Role::Name, _) => self.fraction(mark.finding),
            (Role::Link, Finding::Weak) => {
                "perhaps the same page: an archive, a phone's version, a branch of one repository"
                    .to_owned()
            }
            (Role::Place | Role::Text, finding) => said(finding).to_owned(),
            (_, Finding::Differs | Finding::Conflict | Finding::Slip) => {
                let values = self.values(mark);
                format!("{values}, {}", said(mark.finding))
            }
            (_, finding) => said(finding).to_owned(),
        }
    }

    /// Shared and missing words with their weights, and the fraction against the threshold.
    fn fraction(&self, finding: Finding) -> String {
        let bags = &self.profiles.names;
        let shared = self.shared();
        let both = shared.pairs.iter().map(|(own, its, how)| match how {
            How::Equal => weighed(bags, *own),
            _ if bags.text(*own) == bags.text(*its) => format!("{} misspelt", weighed(bags, *own)),
            _ => format!("{}/{}", bags.text(*own), weighed(bags, *its)),
        });
        let both: Vec<String> = both.collect();
        let only = |words: &[crate::join::Word]| {
            let words: Vec<String> = words.iter().map(|word| weighed(bags, *word)).collect();
            words.join(" ")
        };
        let mut text = match both.is_empty() {
            true => "they share no word".to_owned(),
            false => format!("both have {}", both.join(" ")),
        };
        for (side, words) in [
            ("only the first has", &shared.own),
            ("only the second has", &shared.its),
        ] {
            if !words.is_empty() {
                text.push_str(&format!(", {side} {}", only(words)));
            }
        }
        let overlap = shared.overlap;
        let value = overlap.per_mille();
        let fraction = format!(
            "{} / {} = {}",
            overlap.shared,
            overlap.whole,
            thousandths(value)
        );
        let against = match finding {
            Finding::Same if value < STRONG => {
                ", but they are the same without their spaces".to_owned()
            }
            Finding::Same | Finding::Strong => {
                format!(" ≥ {}", thousandths(STRONG))
            }
            Finding::Weak if value >= WEAK => format!(" ≥ {}", thousandths(WEAK)),
            Finding::Common => ", but many different things have this name".to_owned(),
            _ => String::new(),
        };
        format!("{text}, {fraction}{against}")
    }

    fn numbers(&self) -> String {
        use crate::words::numbers::Agreement;
        let name = |record| {
            self.profiles
                .get(record)
                .map(|profile| &profile.name.numbers)
        };
        let Some((own, its)) = name(self.one).zip(name(self.other)) else {
            return String::new();
        };
        match own.agreement(its) {
            Agreement::Conflict(own, its) | Agreement::Differ(own, its) => {
                format!("{own} is not {its}")
            }
            Agreement::OneSided(number) => format!("only one has the number {number}"),
            Agreement::Neutral => String::new(),
        }
    }

    /// The values of both records.
    fn values(&self, mark: &Mark) -> String {
        let of = |record| self.value(record, mark).unwrap_or_default();
        format!("`{}` and `{}`", of(self.one), of(self.other))
    }

    fn value(&self, record: u32, mark: &Mark) -> Option<String> {
        let profile = self.profiles.get(record)?;
        let mut values = profile.values.iter();
        let value = values.find(|value| Some(value.field) == mark.field)?;
        let written = self.written(record, value);
        let whole = written.unwrap_or_else(|| value.key.to_string());
        Some(
            whole
                .trim_matches(['"', '\''])
                .chars()
                .take(LONGEST)
                .collect(),
        )
    }

    /// The value as its record has it; nothing for a draft, which is no text anywhere.
    fn written(&self, record: u32, value: &Value) -> Option<String> {
        let number = self.profiles.records.get(usize::try_from(record).ok()?)?;
        let found = self.profiles.catalogue.records.get(*number)?;
        let document = self.profiles.catalogue.document(found.document);
        let span = document.span(value.node);
        let at = |offset: u32| usize::try_from(offset).ok();
        let text = document.text().get(at(span.start)?..at(span.end)?)?;
        Some(text.to_owned())
    }
}

/// Letters of a value that are shown.
const LONGEST: usize = 60;

fn weighed(bags: &Bags, word: crate::join::Word) -> String {
    format!("{} {}", bags.text(word), bags.weight(word))
}

fn thousandths(value: u32) -> String {
    format!("{}.{:03}", value / 1000, value % 1000)
}

fn said(finding: Finding) -> &'static str {
    match finding {
        Finding::Same => "the same",
        Finding::Strong => "agrees",
        Finding::Weak => "agrees in part",
        Finding::Slight => "hardly agrees",
        Finding::Alias => "another name of it",
        Finding::Initials => "its first letters",
        Finding::Slip => "one slip apart",
        Finding::Common => "the same, as in many records",
        Finding::Differs => "differs",
        Finding::OneSided => "only one has it",
        Finding::Alone => "nothing else that both have is the same",
        Finding::Conflict => "two things",
    }
}
