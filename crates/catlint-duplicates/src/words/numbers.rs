//! Numbers that tell one of a series from another: the year, the phase, the edition of a name.

use catlint_core::text::fold::fold;
use std::collections::BTreeSet;

use super::Words;

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Counts {
    /// A year, from 1900 to 2099.
    Year,
    /// A phase, a volume, an edition, or the number at the end of a name.
    Part,
    /// Any other number.
    Other,
}

/// The typed numbers of a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Numbers(BTreeSet<(Counts, String)>);

/// How the numbers of two names agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Agreement {
    /// Neither says anything that the other contradicts.
    Neutral,
    /// One has a part that the other does not name.
    OneSided(String),
    /// Numbers without a type differ.
    Differ(String, String),
    /// They are two of a series.
    Conflict(String, String),
}

impl Numbers {
    /// Reads a name. O(length).
    pub(crate) fn of(name: &str) -> Self {
        let words = name.split(|letter: char| !letter.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        if !words.clone().any(may_count) {
            return Self::default();
        }
        let raw: Vec<&str> = words.collect();
        let mut found = BTreeSet::new();
        for (position, word) in raw.iter().enumerate() {
            if !may_count(word) {
                continue;
            }
            let before = position.checked_sub(1).and_then(|before| raw.get(before));
            let after = raw.get(position + 1);
            found.extend(typed(word, before.copied(), after.copied()));
        }
        Self(found)
    }

    fn values(&self, counts: Counts) -> BTreeSet<&str> {
        let of = self.0.iter().filter(|(own, _)| *own == counts);
        of.map(|(_, value)| value.as_str()).collect()
    }

    /// Compares the numbers of two names.
    pub(crate) fn agreement(&self, other: &Self) -> Agreement {
        let shown = |values: &BTreeSet<&str>| values.iter().copied().collect::<Vec<_>>().join(", ");
        let mut weakest = Agreement::Neutral;
        for counts in [Counts::Year, Counts::Part, Counts::Other] {
            let (one, two) = (self.values(counts), other.values(counts));
            let contained = one.is_subset(&two) || two.is_subset(&one);
            let both = !one.is_empty() && !two.is_empty();
            match (contained, counts) {
                (false, Counts::Other) => {
                    weakest = Agreement::Differ(shown(&one), shown(&two));
                }
                (false, _) => return Agreement::Conflict(shown(&one), shown(&two)),
                (true, Counts::Part) if !both && one != two => {
                    let has = if one.is_empty() { two } else { one };
                    weakest = Agreement::OneSided(shown(&has));
                }
                (true, _) => {}
            }
        }
        weakest
    }
}

/// Whether a word can count anything: most cannot, and need no second look.
fn may_count(word: &str) -> bool {
    let counts = |byte: u8| byte.is_ascii_digit() || !byte.is_ascii();
    let digits = word.bytes().any(counts);
    let spelt = ORDINALS
        .iter()
        .any(|ordinal| ordinal.eq_ignore_ascii_case(word));
    digits || word.len() == 1 || spelt || roman(word).is_some()
}

fn typed(word: &str, before: Option<&str>, after: Option<&str>) -> Option<(Counts, String)> {
    let lower = fold(word);
    let label = |word: Option<&str>| word.is_some_and(is_label);
    if let Some(number) = ordinal(&lower) {
        return Some((Counts::Part, number));
    }
    let digits = word.chars().all(|letter| letter.is_ascii_digit());
    if digits && word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) {
        return Some((Counts::Year, word.to_owned()));
    }
    if digits {
        let number = word.trim_start_matches('0').to_owned();
        let at_end = after.is_none() && before.is_some() && word.len() <= 3;
        return Some(match label(before) || at_end {
            true => (Counts::Part, number),
            false => (Counts::Other, number),
        });
    }
    let is_number = before.is_some() && (word.len() > 1 || label(before));
    if let Some(number) = roman(word).filter(|_| is_number) {
        return Some((Counts::Part, number.to_string()));
    }
    // Phase B, CD1, v2.
    let labelled = label(before) && !before.is_some_and(is_short);
    // Vitamin C.
    let last = after.is_none() && before.is_some();
    let single = word.chars().count() == 1 && (labelled || last);
    if single {
        return Some((Counts::Part, lower));
    }
    let start = lower.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let glued = start.len() < lower.len() && (is_label(start) || start == "v");
    glued.then(|| {
        let number = lower.get(start.len()..).unwrap_or_default();
        (Counts::Part, number.trim_start_matches('0').to_owned())
    })
}

fn is_label(word: &str) -> bool {
    let folded = Words::of(word);
    let first = folded.iter().next();
    first.is_some_and(|word| LABELS.contains(&word))
}

/// Labels that are also words before an initial: `no A`.
fn is_short(word: &str) -> bool {
    word.len() <= 3
}

const LABELS: &[&str] = &[
    "act", "article", "book", "call", "cd", "chapter", "class", "cohort", "cycle", "disc", "disk",
    "district", "edition", "episode", "etapa", "fase", "grade", "highway", "issue", "level",
    "line", "lot", "module", "no", "nr", "number", "nummer", "numero", "part", "parte", "phase",
    "quarter", "region", "release", "round", "route", "season", "section", "sector", "series",
    "session", "stage", "step", "teil", "tier", "tome", "tranche", "unit", "ver", "version", "vol",
    "volume", "wave", "zone",
];

const ORDINALS: [&str; 10] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
];

/// `2nd`, `second`.
fn ordinal(lower: &str) -> Option<String> {
    if let Some(position) = ORDINALS.iter().position(|word| *word == lower) {
        return Some((position + 1).to_string());
    }
    let ends = ["st", "nd", "rd", "th"];
    let number = ends.iter().find_map(|end| lower.strip_suffix(end))?;
    let digits = !number.is_empty() && number.chars().all(|letter| letter.is_ascii_digit());
    digits.then(|| number.to_owned())
}

/// A Roman number in capitals, from 1 to 39.
pub(crate) fn roman(word: &str) -> Option<u32> {
    if !word
        .bytes()
        .all(|letter| matches!(letter, b'I' | b'V' | b'X'))
    {
        return None;
    }
    let tens = word.len() - word.trim_start_matches('X').len();
    let rest = word.get(tens..)?;
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let ones = ones.iter().position(|one| *one == rest)?;
    let number = u32::try_from(tens * 10 + ones).ok()?;
    (tens <= 3 && number > 0).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::{Agreement, Numbers};

    fn agreement(one: &str, other: &str) -> Agreement {
        Numbers::of(one).agreement(&Numbers::of(other))
    }

    #[test]
    fn two_of_a_series_are_told_apart() {
        for (one, other) in [
            ("Labour Summit 2018", "Labour Summit 2019"),
            ("Capacity Building Phase I", "Capacity Building Phase II"),
            (
                "Capacity Building (phase 1)",
                "Capacity Building, second phase",
            ),
            ("Atlas, 2nd edition", "Atlas, 3rd edition"),
            ("Rocky II", "Rocky III"),
            ("Best of (CD1)", "Best of (CD 2)"),
            ("Windows 10", "Windows 11"),
            ("Annex, Part A", "Annex, Part B"),
            ("Vitamin C", "Vitamin D"),
        ] {
            let found = agreement(one, other);
            assert!(matches!(found, Agreement::Conflict(..)), "{one}: {found:?}");
        }
    }

    #[test]
    fn one_number_in_two_spellings_agrees() {
        for (one, other) in [
            ("Phase II", "Phase 2"),
            ("Phase 2", "second phase"),
            ("Volume 03", "Vol. 3"),
            ("Summit 2018", "Summit"),
            ("Agenda 2020", "Agenda 2020-2024"),
            ("24 hour line", "24-hour line"),
        ] {
            assert_eq!(agreement(one, other), Agreement::Neutral, "{one}");
        }
        assert_eq!(
            agreement("Rocky II", "Rocky"),
            Agreement::OneSided("2".into())
        );
        assert_eq!(agreement("I, Robot", "Robot"), Agreement::Neutral);
        let differ = Agreement::Differ("5".into(), "7".into());
        assert_eq!(agreement("5 rivers of Asia", "7 rivers of Asia"), differ);
    }
}
