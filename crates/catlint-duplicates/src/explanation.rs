//! Why two records are taken for one, in words.

use catlint_core::Catalogue;

use crate::evidence::table::{SIMILAR, STRONG, WEAK};
use crate::evidence::{Evidence, Finding, How, Mark, Shared};
use crate::join::Bags;
use crate::near::Near;
use crate::profile::{Profiles, Value};
use crate::roles::Role;
use crate::settings::DuplicateSettings;

/// The evidence for one pair.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Explained {
    /// The sum of its points.
    pub points: i32,
    /// What the names share, in thousandths.
    pub name: u32,
    /// Each piece of it in a word or two.
    pub marks: Vec<String>,
    /// The strongest of it in a sentence.
    pub reason: String,
    /// A line for each piece of it, with what was compared and its points.
    pub lines: Vec<String>,
}

impl Explained {
    /// Everything in one sentence, with the sum and what it takes.
    #[must_use]
    pub fn sum(&self) -> String {
        let (lines, points) = (self.lines.join("; "), self.points);
        format!("{lines}; together {points:+}, and {SIMILAR} are enough")
    }
}

/// Explains pairs of records, by their numbers in the catalogue. O(size of the catalogue).
#[must_use]
pub fn explain(
    catalogue: &Catalogue,
    settings: &DuplicateSettings,
    pairs: &[(usize, usize)],
) -> Vec<Explained> {
    let near = Near::new(catalogue, settings);
    let pair = |(one, other): &(usize, usize)| {
        let (profiles, one) = near.locate(*one)?;
        let (_, other) = near.locate(*other)?;
        Some(explained(profiles, one, other))
    };
    pairs
        .iter()
        .map(|both| pair(both).unwrap_or_default())
        .collect()
}

/// Explains one pair of a collection.
pub(crate) fn explained(profiles: &Profiles<'_>, one: u32, other: u32) -> Explained {
    let evidence = Evidence::of(profiles, one, other);
    let pair = Pair {
        profiles,
        one,
        other,
    };
    Explained {
        points: evidence.points,
        name: evidence.name,
        marks: evidence.marks.iter().map(short).collect(),
        reason: pair.reason(&evidence),
        lines: evidence.marks.iter().map(|mark| pair.line(mark)).collect(),
    }
}

fn short(mark: &Mark) -> String {
    format!("{} {:?}", mark.role.name(), mark.finding).to_lowercase()
}

struct Pair<'p, 'a> {
    profiles: &'p Profiles<'a>,
    one: u32,
    other: u32,
}

impl Pair<'_, '_> {
    /// The two strongest pieces in plain words.
    fn reason(&self, evidence: &Evidence) -> String {
        let mut strong: Vec<&Mark> = evidence
            .marks
            .iter()
            .filter(|mark| mark.points > 0)
            .collect();
        strong.sort_by_key(|mark| -mark.points);
        let told = strong.into_iter().take(2).map(|mark| self.plain(mark));
        let told = told.collect::<Vec<_>>().join(", and ");
        match evidence.conflict() {
            Some(mark) if mark.role == Role::Name => {
                format!("{told}, but a number tells them apart")
            }
            Some(mark) => format!("{told}, but {} is not the same", self.field(mark)),
            None => told,
        }
    }

    fn plain(&self, mark: &Mark) -> String {
        let field = self.field(mark);
        match (mark.role, mark.finding) {
            (Role::Name, Finding::Same) if self.joined() => {
                "the names are the same but for their spaces".to_owned()
            }
            (Role::Name, Finding::Same) => "the names have the same words".to_owned(),
            (Role::Name, Finding::Alias) => "one goes by the name of the other".to_owned(),
            (Role::Name, Finding::Initials) => {
                "one name is made of the first letters of the other".to_owned()
            }
            (Role::Name, _) => self.names(),
            (_, Finding::Slip) => format!("{field} is one slip apart"),
            (Role::Link, Finding::Weak) => format!("{field} leads to the same place"),
            (Role::Link, _) => format!("{field} is the same address"),
            (Role::Place, _) => "the place is the same".to_owned(),
            (Role::Text, Finding::Same | Finding::Strong) => format!("{field} is nearly the same"),
            (Role::Text, _) => format!("{field} is similar"),
            _ => format!("{field} is the same"),
        }
    }

    /// How the names differ, as people would say it.
    fn names(&self) -> String {
        let shared = self.shared();
        let bags = &self.profiles.names;
        let equal = shared.pairs.iter().filter(|(_, _, how)| *how == How::Equal);
        let (equal, all) = (equal.count(), shared.pairs.len());
        let most = all + shared.own.len().max(shared.its.len());
        let alike = shared.pairs.iter().find(|(_, _, how)| *how != How::Equal);
        if let (Some((own, its, how)), true) =
            (alike, shared.own.is_empty() && shared.its.is_empty())
        {
            // The words of a bag are spelt properly; what was written stands in the records.
            let (own, its) = (bags.text(*own), bags.text(*its));
            return match how {
                How::Short => format!("the names differ in a word cut short, `{own}` and `{its}`"),
                _ if all - equal == 1 && own == its => {
                    format!("the names differ by a slip in `{own}`")
                }
                _ if all - equal == 1 => {
                    format!("the names differ by a slip, `{own}` and `{its}`")
                }
                _ => "the names differ by a few letters".to_owned(),
            };
        }
        format!("the names share {all} of {most} words")
    }

    /// Whether one writes as two words what the other writes as one.
    fn joined(&self) -> bool {
        let names =
            [self.one, self.other].map(|record| self.profiles.get(record).map(|own| &own.name));
        match names {
            [Some(own), Some(its)] => !own.words.are(&its.words),
            _ => false,
        }
    }

    fn shared(&self) -> Shared {
        let bags = &self.profiles.names;
        Shared::of(bags, bags.of(self.one), bags.of(self.other))
    }

    fn field(&self, mark: &Mark) -> String {
        let field = mark.field.and_then(|field| self.profiles.fields.get(field));
        let field = field.map_or(mark.role.name(), |field| &field.path);
        format!("`{field}`")
    }

    fn line(&self, mark: &Mark) -> String {
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
                "perhaps the same page: an archive, a phone's version, a part of one repository"
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
