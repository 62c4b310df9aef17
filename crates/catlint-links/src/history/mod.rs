//! A life for each link, kept in git: when it was first seen, when it was last alive, and what
//! counts against it.
//!
//! Start with [`History`]. `entry` is one link's line, `strikes` says what a run's verdict does to
//! it, `judge` what it is worth in a run, `text` and `line` how it is written. Nothing here reads a
//! file or a clock.

mod entry;
mod judge;
mod line;
mod strikes;
mod text;

use std::collections::BTreeMap;

pub use entry::{Entry, Vantage};
pub use strikes::{Observation, Streak, StrikeRule};
pub use text::{Damage, DamageKind, MOST_BYTES, Reading, parse, render};

/// What is known of each link, by the URL as the catalogue writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// The entries.
    pub entries: BTreeMap<String, Entry>,
}

impl History {
    /// Forgets the URLs that are not `cited` any more.
    pub fn prune<'a>(&mut self, cited: impl IntoIterator<Item = &'a str>) {
        let cited: std::collections::BTreeSet<&str> = cited.into_iter().collect();
        self.entries.retain(|url, _| cited.contains(url.as_str()));
    }

    /// How many lines of `before` are not in this history as they were, or not in it at all, and
    /// how many are new.
    #[must_use]
    pub fn differences(&self, before: &Self) -> usize {
        let gone = before.entries.keys();
        let gone = gone.filter(|url| !self.entries.contains_key(*url)).count();
        let other = |(url, entry): &(&String, &Entry)| before.entries.get(*url) != Some(*entry);
        gone + self.entries.iter().filter(other).count()
    }
}
