//! Which records may be near to a thing of which only a name, a partition and a link are known.
//!
//! The evidence looks at every word of both records. Most records share nothing at all with what is looked for, and
//! that shows in the vocabulary: each of its words is compared with the few that are asked for, once.

use std::collections::BTreeSet;

use crate::evidence::are_akin;
use crate::join::Word;
use crate::profile::{Key, NameProfile, Profile, Profiles};
use crate::url_key::hint;

/// What is looked for, ready to be told from most records at a glance.
pub(super) struct Sieve<'p> {
    profiles: &'p Profiles<'p>,
    asked: &'p NameProfile,
    /// Whether each word of the vocabulary is akin to a word that is asked for, by rank.
    akin: Vec<bool>,
    initials: Option<String>,
    /// Where its links lead.
    hints: BTreeSet<String>,
}

impl<'p> Sieve<'p> {
    /// Compares the vocabulary. O(vocabulary, times the words that are asked for). Nothing for a member that
    /// is not there.
    pub(super) fn new(profiles: &'p Profiles<'p>, member: u32) -> Option<Self> {
        let profile = profiles.get(member)?;
        let bags = &profiles.names;
        let asked = bags.of(member);
        let akin = |word: Word| asked.iter().any(|asked| are_akin(bags, *asked, word));
        Some(Self {
            profiles,
            asked: &profile.name,
            akin: bags.words().map(akin).collect(),
            initials: profile.name.initials(),
            hints: hints(profile).collect(),
        })
    }

    /// Whether the evidence may find anything. Never false where it does. O(words of the record).
    pub(super) fn may(&self, other: u32) -> bool {
        let Some(profile) = self.profiles.get(other) else {
            return false;
        };
        let mut words = self.profiles.names.of(other).iter();
        words.any(|word| self.is_akin(*word))
            || self.shares_alias(&profile.name)
            || self.shares_initials(&profile.name)
            || (!self.hints.is_empty() && hints(profile).any(|hint| self.hints.contains(&hint)))
    }

    fn is_akin(&self, word: Word) -> bool {
        let rank = usize::try_from(word.rank()).ok();
        rank.and_then(|rank| self.akin.get(rank))
            .is_some_and(|akin| *akin)
    }

    fn shares_alias(&self, other: &NameProfile) -> bool {
        let is = |aliases: &[Box<str>], name: &str| aliases.iter().any(|alias| **alias == *name);
        let shared = self
            .asked
            .aliases
            .iter()
            .any(|alias| is(&other.aliases, alias));
        shared
            || is(&other.aliases, self.asked.words.as_str())
            || is(&self.asked.aliases, other.words.as_str())
    }

    fn shares_initials(&self, other: &NameProfile) -> bool {
        let single = self.asked.words.single();
        let own = single.is_some() && other.initials().as_deref() == single;
        own || (self.initials.is_some() && other.words.single() == self.initials.as_deref())
    }
}

fn hints(profile: &Profile) -> impl Iterator<Item = String> + '_ {
    let values = profile.values.iter();
    values.filter_map(|value| match &value.key {
        Key::Link(link) => Some(hint(link)),
        _ => None,
    })
}
