//! What two records share in one bag, word by word: equal, misspelt, joined, abbreviated.

use crate::join::{Bags, Overlap, UNIT, Word, reduced};
use crate::words::{are_opposed, is_contraction, is_function_word};
use catlint_core::text::slip::one_slip;

/// How two words are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum How {
    /// Letter by letter, once folded.
    Equal,
    /// With one slip, or two in a long word.
    Slip,
    /// One is the beginning of the other, or a usual contraction of it.
    Short,
}

/// What two records share in a bag, and what only one of them has.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shared {
    /// By weight.
    pub(crate) overlap: Overlap,
    /// The words, each with its partner.
    pub(crate) pairs: Vec<(Word, Word, How)>,
    /// The words that only the first has.
    pub(crate) own: Vec<Word>,
    /// The words that only the second has.
    pub(crate) its: Vec<Word>,
}

impl Shared {
    /// Compares two records. O(words²) in what is not equal.
    pub(crate) fn of(bags: &Bags, one: &[Word], other: &[Word]) -> Self {
        let mut shared = Self::equal(bags, one, other);
        if !shared.own.is_empty() && !shared.its.is_empty() {
            shared.split(bags);
            shared.alike(bags);
        }
        let rest = shared.own.iter().chain(&shared.its);
        shared.overlap.whole += rest.map(|word| u64::from(bags.weight(*word))).sum::<u64>();
        shared
    }

    fn equal(bags: &Bags, one: &[Word], other: &[Word]) -> Self {
        let mut shared = Self::default();
        for word in one {
            match other.binary_search_by_key(&word.rank(), |its| its.rank()) {
                Ok(at) => {
                    let its = other.get(at).copied().unwrap_or(*word);
                    let slip = word.is_misspelt() != its.is_misspelt();
                    let how = if slip { How::Slip } else { How::Equal };
                    shared.take(bags, *word, its, how);
                }
                Err(_) => shared.own.push(*word),
            }
        }
        let missing = |word: &&Word| {
            one.binary_search_by_key(&word.rank(), |own| own.rank())
                .is_err()
        };
        shared.its = other.iter().filter(missing).copied().collect();
        shared
    }

    fn take(&mut self, bags: &Bags, own: Word, its: Word, how: How) {
        let weight = bags.weight(own).min(bags.weight(its));
        self.overlap.whole += u64::from(weight);
        self.overlap.shared += match how {
            How::Equal => u64::from(weight),
            How::Slip => reduced(weight),
            How::Short => u64::from(weight) * 3 / 5,
        };
        self.pairs.push((own, its, how));
    }

    /// Words that are alike, each with one other at most, the surest first.
    fn alike(&mut self, bags: &Bags) {
        let mut edges = Vec::new();
        for own in &self.own {
            for its in &self.its {
                if let Some(how) = how(bags, *own, *its) {
                    let (low, high) = (own.rank().min(its.rank()), own.rank().max(its.rank()));
                    edges.push((how, low, high, *own, *its));
                }
            }
        }
        edges.sort_unstable();
        for (how, _, _, own, its) in edges {
            if self.own.contains(&own) && self.its.contains(&its) {
                self.own.retain(|word| *word != own);
                self.its.retain(|word| *word != its);
                self.take(bags, own, its, how);
            }
        }
    }

    /// Two words of one side that are one word of the other: `news paper`.
    fn split(&mut self, bags: &Bags) {
        for (longer, shorter) in [(true, false), (false, true)] {
            let _ = shorter;
            let (whole, parts) = match longer {
                true => (self.own.clone(), self.its.clone()),
                false => (self.its.clone(), self.own.clone()),
            };
            for word in whole {
                let Some((head, tail)) = halves(bags, word, &parts) else {
                    continue;
                };
                let gone = |list: &mut Vec<Word>| {
                    list.retain(|other| *other != head && *other != tail && *other != word);
                };
                gone(&mut self.own);
                gone(&mut self.its);
                let weight = u64::from(bags.weight(word));
                self.overlap.whole += weight;
                self.overlap.shared += weight;
                let pair = if longer { (word, head) } else { (head, word) };
                self.pairs.push((pair.0, pair.1, How::Equal));
            }
        }
    }

    /// The weight of the words that are joined in one way.
    pub(crate) fn weight(&self, bags: &Bags, how: How) -> u64 {
        let pairs = self.pairs.iter().filter(|(_, _, own)| *own == how);
        let weights = pairs.map(|(own, its, _)| bags.weight(*own).min(bags.weight(*its)));
        weights.map(u64::from).sum()
    }

    /// Whether what is shared is more than chance: a word of no more records than `most`, or words that
    /// together are rare.
    ///
    /// A weight counts the halvings from all records down to those with the word. Were words independent,
    /// one record would be left after as many halvings as its `peers` have; words that go together, such as
    /// `seasonal worker program`, need half as many again.
    pub(crate) fn is_telling(&self, bags: &Bags, most: u32, peers: u32) -> bool {
        let pairs = self.pairs.iter().filter(|(_, _, how)| *how != How::Short);
        let halvings = pairs.map(|(own, its, _)| {
            let weight = bags.weight(*own).min(bags.weight(*its));
            (weight / UNIT).saturating_sub(1)
        });
        let needed = peers.max(2).ilog2();
        self.has_rare(bags, most) || 2 * halvings.sum::<u32>() >= 3 * needed
    }

    /// Whether a number is shared: that of a house, a postcode.
    pub(crate) fn has_number(&self, bags: &Bags) -> bool {
        let mut pairs = self.pairs.iter();
        pairs.any(|(own, _, _)| bags.text(*own).contains(|letter: char| letter.is_numeric()))
    }

    /// Whether a word of no more records than `most` is shared.
    pub(crate) fn has_rare(&self, bags: &Bags, most: u32) -> bool {
        let mut equal = self.pairs.iter().filter(|(_, _, how)| *how != How::Short);
        equal.any(|(own, its, _)| bags.frequency(*own).min(bags.frequency(*its)) <= most)
    }

    /// The lesser of the weights that each side has for itself: what speaks against it.
    pub(crate) fn contradiction(&self, bags: &Bags) -> u64 {
        let weigh = |words: &[Word]| -> u64 {
            words.iter().map(|word| u64::from(bags.weight(*word))).sum()
        };
        weigh(&self.own).min(weigh(&self.its))
    }
}

fn halves(bags: &Bags, word: Word, parts: &[Word]) -> Option<(Word, Word)> {
    let text = bags.text(word);
    for head in parts {
        let Some(rest) = text
            .strip_prefix(bags.text(*head))
            .filter(|rest| !rest.is_empty())
        else {
            continue;
        };
        let tail = parts.iter().find(|tail| bags.text(**tail) == rest);
        if let Some(tail) = tail {
            return Some((*head, *tail));
        }
    }
    None
}

/// Whether two words may be joined in any way, also as parts of one word.
pub(crate) fn are_akin(bags: &Bags, own: Word, its: Word) -> bool {
    let (one, other) = (bags.text(own), bags.text(its));
    let part = |whole: &str, part: &str| whole.starts_with(part) || whole.ends_with(part);
    own.rank() == its.rank()
        || part(one, other)
        || part(other, one)
        || how(bags, own, its).is_some()
}

/// Two words that several records have are two words, however alike.
const ESTABLISHED: u32 = 3;

fn how(bags: &Bags, own: Word, its: Word) -> Option<How> {
    let (one, other) = (bags.text(own), bags.text(its));
    if are_opposed(one, other) {
        return None;
    }
    let numeric = |text: &str| text.contains(|letter: char| letter.is_numeric());
    if numeric(one) || numeric(other) {
        return None;
    }
    let known = |word| bags.frequency(word) >= ESTABLISHED;
    let letters = one.chars().count().min(other.chars().count());
    let slip = letters >= 4 && one_slip(one, other);
    let slips = letters >= 8 && strsim::osa_distance(one, other) <= 2;
    // A plural is no other word.
    let plural = one.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(one);
    if (slip || slips) && (plural || !(known(own) && known(its))) {
        return Some(How::Slip);
    }
    let (short, long) = match one.len() < other.len() {
        true => (one, other),
        false => (other, one),
    };
    is_short_for(short, long).then_some(How::Short)
}

/// Words that tell things apart, and that nobody writes as one letter: `A wiki`, `Another wiki`.
const INDEFINITE: [&str; 3] = ["all", "another", "any"];

/// Whether one word abbreviates another: an initial, a beginning, a usual contraction.
fn is_short_for(short: &str, long: &str) -> bool {
    let letters = short.chars().count();
    let begins = long.starts_with(short) && long.chars().count() >= letters + 3;
    let whole = is_function_word(long) || INDEFINITE.contains(&long);
    let initial = letters == 1 && long.starts_with(short) && !whole;
    initial || (begins && (3..=5).contains(&letters)) || is_contraction(short, long)
}
