//! The ways in which a record is written again.

use super::records::{Entry, sentence};
use crate::bench::Random;

/// One way.
pub(super) struct Kind {
    /// What the table calls it.
    pub(super) name: &'static str,
    /// Whether the two are one thing.
    pub(super) same: bool,
    /// Whether a record can be written again so.
    suits: fn(&Entry) -> bool,
    change: fn(Entry, &mut Random) -> Entry,
}

impl Kind {
    pub(super) fn suits(&self, entry: &Entry) -> bool {
        (self.suits)(entry)
    }

    /// Writes a record again: by somebody else, who describes it in other words and links nowhere.
    pub(super) fn change(&self, entry: Entry, random: &mut Random) -> Entry {
        let entry = Entry {
            description: sentence(random),
            ..entry
        };
        (self.change)(entry, random)
    }
}

pub(super) const KINDS: &[Kind] = &[
    Kind {
        name: "a letter left out",
        same: true,
        suits: any,
        change: |entry, random| {
            letters(entry, random, |word, at| {
                word.remove(at);
            })
        },
    },
    Kind {
        name: "two letters exchanged",
        same: true,
        suits: any,
        change: |entry, random| letters(entry, random, |word, at| word.swap(at, at + 1)),
    },
    Kind {
        name: "words in another order",
        same: true,
        suits: any,
        change: |entry, _| {
            let mut words: Vec<&str> = entry.name.split(' ').collect();
            words.rotate_left(2);
            let name = words.join(" ");
            unlinked(Entry { name, ..entry })
        },
    },
    Kind {
        name: "words cut short: Dept., Natl., Univ.",
        same: true,
        suits: any,
        change: |entry, _| {
            let short = [
                ("Department", "Dept."),
                ("National", "Natl."),
                ("University", "Univ."),
                ("Ministry", "Min."),
                ("Programme", "Prog."),
                ("Project", "Proj."),
                ("Quality", "Qual."),
                ("Household", "Househ."),
                ("Centre", "Ctr."),
                ("Agreement", "Agr."),
                ("Employment", "Empl."),
                ("Portal", "Port."),
            ];
            let name = short
                .iter()
                .fold(entry.name.clone(), |name, (long, short)| {
                    name.replace(long, short)
                });
            unlinked(Entry { name, ..entry })
        },
    },
    Kind {
        name: "accents lost",
        same: true,
        suits: |entry| !entry.name.is_ascii(),
        change: |entry, _| {
            let name = catlint_core::text::fold::fold(&entry.name);
            unlinked(Entry { name, ..entry })
        },
    },
    Kind {
        name: "an article and an abbreviation",
        same: true,
        suits: any,
        change: |entry, _| {
            let initials: String = entry
                .name
                .split(' ')
                .filter_map(|word| word.chars().next())
                .filter(|letter| letter.is_uppercase())
                .collect();
            let name = format!("The {} ({initials})", entry.name);
            unlinked(Entry { name, ..entry })
        },
    },
    Kind {
        name: "one word left out",
        same: true,
        suits: any,
        change: |entry, _| {
            let name = entry.name.split(' ').skip(1).collect::<Vec<_>>().join(" ");
            unlinked(Entry { name, ..entry })
        },
    },
    Kind {
        name: "a shorter name and the same page in another form",
        same: true,
        suits: |entry| entry.url.is_some(),
        change: |entry, _| {
            let url = entry
                .url
                .as_deref()
                .map(|url| url.replace("https://www.", "http://") + "/?utm_source=letter");
            let kept = entry.name.split(' ').skip(2).collect::<Vec<_>>().join(" ");
            Entry {
                name: kept,
                url,
                ..entry
            }
        },
    },
    Kind {
        name: "another year",
        same: false,
        suits: |entry| entry.year.is_some(),
        change: |entry, _| {
            let (old, new) = (entry.year.unwrap_or(0), entry.year.unwrap_or(0) + 1);
            let name = entry.name.replace(&old.to_string(), &new.to_string());
            unlinked(Entry {
                name,
                year: Some(new),
                ..entry
            })
        },
    },
    Kind {
        name: "another country",
        same: false,
        suits: any,
        change: |entry, _| {
            let country = if entry.country == "FJ" { "TO" } else { "FJ" };
            unlinked(Entry {
                country: country.to_owned(),
                ..entry
            })
        },
    },
];

fn any(_: &Entry) -> bool {
    true
}

fn unlinked(entry: Entry) -> Entry {
    Entry { url: None, ..entry }
}

/// Changes letters within a longer word of the name.
fn letters(entry: Entry, random: &mut Random, change: impl Fn(&mut Vec<char>, usize)) -> Entry {
    let words: Vec<&str> = entry.name.split(' ').collect();
    let long = |word: &&&str| word.chars().count() >= 5 && word.chars().all(char::is_alphabetic);
    let many: Vec<usize> = (0..words.len())
        .filter(|at| words.get(*at).is_some_and(|word| long(&word)))
        .collect();
    let most = u64::try_from(many.len().max(1)).unwrap_or(1) - 1;
    let pick = usize::try_from(random.between(0, most)).unwrap_or(0);
    let chosen = many.get(pick).copied().unwrap_or(0);
    let changed = words.iter().enumerate().map(|(at, word)| {
        let mut letters: Vec<char> = word.chars().collect();
        if at == chosen {
            let last = u64::try_from(letters.len()).unwrap_or(4) - 2;
            let within = usize::try_from(random.between(1, last.max(1))).unwrap_or(1);
            change(&mut letters, within);
        }
        letters.into_iter().collect::<String>()
    });
    let name = changed.collect::<Vec<_>>().join(" ");
    unlinked(Entry { name, ..entry })
}
