//! The runs of a few texts, looked for in all others.

use super::Text;

/// Runs, each with the number of times that it stands in the texts.
pub(super) struct Sought {
    /// Sorted.
    runs: Vec<(u64, u32)>,
    /// Whether some run has these lower bits: most runs of other texts are told by one look.
    may: Vec<bool>,
}

/// Places for each run: one look in eight or more is for nothing.
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
        let mut sought = Self {
            may: vec![false; (PLACES * all.len()).next_power_of_two()],
            runs: counted.collect(),
        };
        for (run, _) in &sought.runs {
            let place = place(&sought.may, *run);
            let place = sought.may.get_mut(place).into_iter();
            place.for_each(|place| *place = true);
        }
        sought
    }

    /// How often a run stands in the texts. O(log n), for most runs O(1).
    pub(super) fn count(&self, run: u64) -> u32 {
        let may = self.may.get(place(&self.may, run)).copied();
        if may != Some(true) {
            return 0;
        }
        let found = self.runs.binary_search_by_key(&run, |(own, _)| *own).ok();
        let found = found.and_then(|at| self.runs.get(at));
        found.map_or(0, |(_, count)| *count)
    }

    /// How many runs a text has that stand in the sought ones so many times or more. O(length).
    pub(super) fn shared(&self, text: &Text<'_>, times: u32) -> usize {
        let mut shared = 0;
        text.each_run(|run| shared += usize::from(self.count(run) >= times));
        shared
    }
}

/// The lower bits; there is a power of two of places.
fn place(places: &[bool], run: u64) -> usize {
    let mask = places.len().saturating_sub(1) as u64;
    usize::try_from(run & mask).unwrap_or(0)
}
