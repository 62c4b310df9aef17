//! What is known of one link.

use catlint_core::Day;
use catlint_core::link::{LinkOutcome, Verdict};
use catlint_core::text::secret::redact;

use super::strikes::{Observation, Streak, StrikeRule};

/// Days that [`Entry::last_alive`] may lag behind.
const LAG: i64 = 7;

/// From where a link was asked. An answer to a data centre is not an answer to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vantage {
    /// A machine of continuous integration.
    Ci,
    /// A person's machine.
    Local,
}

impl Vantage {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Ci, Self::Local];

    /// The one spelling of it, everywhere.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ci => "ci",
            Self::Local => "local",
        }
    }
}

/// The life of one link, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The day of the first check.
    pub first_seen: Day,
    /// The day it was last seen alive; up to a week behind, see `Entry::or_kept`.
    pub last_alive: Option<Day>,
    /// Failures that count against the page.
    pub strikes: Option<Streak>,
    /// Checks without an answer that says anything.
    pub unanswered: Option<Streak>,
    /// The last verdict.
    pub verdict: Verdict,
    /// The status of the last answer.
    pub status: Option<u16>,
    /// Where the last answer came from, where that is another address.
    pub final_url: Option<String>,
    /// The address of an archived copy.
    pub archived: Option<String>,
    /// From where it was last asked.
    pub vantage: Vantage,
}

impl Entry {
    /// The entry after a check. Days after `today` count as today: somebody's clock was wrong, and a
    /// link must neither die of it nor be saved by it for ever.
    #[must_use]
    pub(super) fn after(
        before: Option<&Self>,
        outcome: &LinkOutcome,
        today: Day,
        vantage: Vantage,
        rule: &StrikeRule,
    ) -> Self {
        let observation = Observation::of(outcome);
        let before = before.map(|entry| entry.not_after(today));
        let known = before.as_ref();
        let alive = (observation == Observation::Answers).then_some(today);
        let strikes = known.and_then(|entry| entry.strikes);
        let unanswered = known.and_then(|entry| entry.unanswered);
        let archived = outcome.archived.as_deref().and_then(without_secrets);
        Self {
            first_seen: known.map_or(today, |entry| entry.first_seen),
            last_alive: alive.or(known.and_then(|entry| entry.last_alive)),
            strikes: observation.strikes(strikes, today, rule),
            unanswered: observation.unanswered(unanswered, today, rule),
            verdict: outcome.verdict,
            status: outcome.status,
            final_url: outcome.final_url.as_deref().and_then(without_secrets),
            archived: archived.or_else(|| known.and_then(|entry| entry.archived.clone())),
            vantage,
        }
    }

    /// This entry, or the one that it would replace where nothing worth a changed line has happened.
    ///
    /// A scheduled run sees most links alive. If each of them got today's date, every run would
    /// rewrite the whole file, and a diff would hide the three lines that matter among thousands. So
    /// the date of the last sight moves by itself only once it is a week old. For the same reason
    /// neither another vantage nor the target of a temporary redirect, which may hold the name of a
    /// session, is a reason on its own.
    #[must_use]
    pub(super) fn or_kept(self, before: Option<&Self>) -> Self {
        match before {
            Some(before) if !self.is_worth_a_line(before) => before.clone(),
            _ => self,
        }
    }

    fn is_worth_a_line(&self, before: &Self) -> bool {
        let aged = match (before.last_alive, self.last_alive) {
            // A date that goes back was in the future.
            (Some(before), Some(now)) => now < before || now.days_since(before) >= LAG,
            (before, now) => before != now,
        };
        let elsewhere = self.verdict != Verdict::Redirected && self.final_url != before.final_url;
        aged || elsewhere
            || self.first_seen != before.first_seen
            || (self.strikes, self.unanswered) != (before.strikes, before.unanswered)
            || (self.verdict, self.status) != (before.verdict, before.status)
            || self.archived != before.archived
    }

    fn not_after(&self, today: Day) -> Self {
        Self {
            first_seen: self.first_seen.min(today),
            last_alive: self.last_alive.map(|day| day.min(today)),
            strikes: self.strikes.map(|streak| streak.not_after(today)),
            unanswered: self.unanswered.map(|streak| streak.not_after(today)),
            ..self.clone()
        }
    }

    /// One entry of two about the same link, as after a merge of two branches that both checked it.
    /// The later observation wins; which of them is named first makes no difference.
    #[must_use]
    pub(super) fn merged(self, other: Self) -> Self {
        let (mut entry, earlier) = if self.rank() >= other.rank() {
            (self, other)
        } else {
            (other, self)
        };
        entry.first_seen = entry.first_seen.min(earlier.first_seen);
        entry.last_alive = entry.last_alive.max(earlier.last_alive);
        entry.archived = entry.archived.or(earlier.archived);
        // One success clears, on whichever branch it was seen.
        let last_alive = entry.last_alive;
        let cleared = |streak: Streak| streak.later_than(last_alive);
        entry.strikes = entry.strikes.and_then(cleared);
        entry.unanswered = entry.unanswered.and_then(cleared);
        entry
    }

    /// What decides between two entries: the day, then the one that says less against the link,
    /// then anything that does not depend on the order.
    fn rank(&self) -> impl Ord + use<> {
        let count = |streak: Option<Streak>| streak.map_or(0, |streak| streak.count);
        (
            self.last_observed(),
            std::cmp::Reverse((count(self.strikes), count(self.unanswered))),
            (self.verdict, self.status, self.vantage, self.last_alive),
            (self.final_url.clone(), self.archived.clone()),
            (
                self.strikes.map(|streak| streak.since),
                self.unanswered.map(|streak| streak.since),
            ),
        )
    }

    fn last_observed(&self) -> Day {
        let streaks = [self.strikes, self.unanswered].into_iter().flatten();
        let days = streaks.map(|streak| streak.last).chain(self.last_alive);
        days.fold(self.first_seen, Day::max)
    }
}

/// The address, unless it holds a secret: then nothing is written, since a starred address would
/// lead nowhere.
fn without_secrets(url: &str) -> Option<String> {
    (redact(url) == url).then(|| url.to_owned())
}
