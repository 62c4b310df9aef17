//! The runs of a few texts, looked for in all others.

use super::Text;
use super::repeats::Repeats;
use super::shingles::each_shingle;
use super::word_hashes::each_word;

/// Runs, each with the number of times that it stands in the texts.
pub(super) struct Sought {
    /// Sorted.
    runs: Vec<(u64, u32)>,
    /// Most runs of other texts are told by one look.
    may: Repeats,
    /// And most words, so that there is no run to be looked for.
    words: Repeats,
}

/// Places for each run or word: one look in eight or more is for nothing.
const PLACES: usize = 8;

impl Sought {
    /// Reads every run of some texts. O(n log n).
    pub(super) fn of(texts: &[Text<'_>]) -> Self {
        let mut all = Vec::new();
        for text in texts {
            text.each_run(|run| all.push(run));
        }
        all.sort_unstable();
        let same = |one: &u64, other: &u64| one == other;
        let counted = all.chunk_by(same).filter_map(|run| {
            let count = u32::try_from(run.len()).unwrap_or(u32::MAX);
            Some((*run.first()?, count))
        });
        let runs: Vec<(u64, u32)> = counted.collect();
        Self {
            may: Repeats::of(PLACES, runs.iter().map(|(run, _)| run)),
            words: words(texts),
            runs,
        }
    }

    /// How often a run stands in the texts. O(log n), for most runs O(1).
    pub(super) fn count(&self, run: u64) -> u32 {
        if !self.may.may_have(run) {
            return 0;
        }
        let found = self.runs.binary_search_by_key(&run, |(own, _)| *own).ok();
        let found = found.and_then(|at| self.runs.get(at));
        found.map_or(0, |(_, count)| *count)
    }

    /// How many runs a text has that stand in the sought ones so many times or more. O(length).
    pub(super) fn shared(&self, text: &Text<'_>, times: u32) -> usize {
        let mut shared = 0;
        each_shingle(
            text.field,
            text.text,
            |word| self.words.may_have(word),
            |run| shared += usize::from(self.count(run) >= times),
        );
        shared
    }
}

/// The words of some texts.
fn words(texts: &[Text<'_>]) -> Repeats {
    let mut words = Vec::new();
    for text in texts {
        each_word(text.text, |word| words.push(word));
    }
    words.sort_unstable();
    words.dedup();
    Repeats::of(PLACES, words.iter())
}
