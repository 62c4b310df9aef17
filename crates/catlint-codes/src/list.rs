//! A list of codes, ready to be asked.

use std::collections::HashMap;

use catlint_core::text::fold::fold;

use crate::entry::Entry;
use crate::judgement::{Former, Judgement, State};
use crate::table;

/// A list of codes.
#[derive(Debug, Clone, Default)]
pub struct CodeList {
    pub(crate) title: String,
    pub(crate) noun: &'static str,
    pub(crate) edition: &'static str,
    /// Whether the standard takes codes in capitals and small letters for the same.
    pub(crate) any_case: bool,
    /// Whether codes may be joined: `MIT OR Apache-2.0`.
    pub(crate) joined: bool,
    pub(crate) entries: Vec<Entry>,
    /// Entries by their code, exactly.
    pub(crate) codes: HashMap<String, usize>,
    /// Entries by their code in small letters.
    pub(crate) lower: HashMap<String, Vec<usize>>,
    /// Entries by their folded names.
    pub(crate) names: HashMap<String, Vec<usize>>,
    /// Entries by their codes in other lists, in small letters, with the kind of that list.
    pub(crate) others: HashMap<String, (usize, &'static str)>,
    /// Codes that are none of today, in small letters.
    pub(crate) formers: HashMap<String, Former>,
}

impl CodeList {
    /// A list of one's own, called `title` in messages: one value a line; blank lines and lines that
    /// begin with `#` are left out. After a tab a name may follow, and after another one further
    /// names, separated by `;`. O(text).
    #[must_use]
    pub fn from_lines(title: &str, text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut list = Self {
            title: format!("`{title}`"),
            noun: "value",
            ..Self::default()
        };
        for cells in table::rows(text) {
            list.push(table::entry(cells.first().copied(), cells.get(1..)));
        }
        list
    }

    /// What messages call it: "ISO 3166-1".
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What one of its codes is called: "code", "numeric code", "licence id".
    #[must_use]
    pub fn noun(&self) -> &'static str {
        self.noun
    }

    /// The edition that it was made of: "list 3.29.0". Empty for a list of one's own.
    #[must_use]
    pub fn edition(&self) -> &'static str {
        self.edition
    }

    /// The codes with their names, in the order of the list.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The name of a code. O(code).
    #[must_use]
    pub fn name_of(&self, code: &str) -> Option<&str> {
        let entry = self.entries.get(*self.codes.get(code)?)?;
        Some(&entry.name)
    }

    /// Whether the standard allows what was judged, though it advises against it: a licence in small
    /// letters, or a deprecated one.
    #[must_use]
    pub fn tolerates(&self, judgement: &Judgement<'_>) -> bool {
        match judgement {
            Judgement::Valid => true,
            Judgement::WrongCase { .. } => self.any_case,
            Judgement::Former(former) => former.state == State::Deprecated,
            Judgement::Expression { tolerated, .. } => *tolerated,
            _ => false,
        }
    }

    /// Adds a code, and says where it stands. A code that stands twice counts once.
    pub(crate) fn push(&mut self, entry: Entry) -> usize {
        if let Some(known) = self.codes.get(&entry.code) {
            return *known;
        }
        let index = self.entries.len();
        self.codes.insert(entry.code.clone(), index);
        let lower = self.lower.entry(entry.code.to_lowercase()).or_default();
        lower.push(index);
        // A code with a name is also met as a name is written: `CC BY 4.0`.
        let names = entry.aliases.iter().chain([&entry.name, &entry.code]);
        for name in names.map(|name| fold(name)).filter(|name| !name.is_empty()) {
            let known = self.names.entry(name).or_default();
            if !known.contains(&index) {
                known.push(index);
            }
        }
        self.entries.push(entry);
        index
    }
}
