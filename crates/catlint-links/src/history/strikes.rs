//! When a link that fails is dead: what one verdict does to a streak of failures. Pure, by days.
//!
//! | verdict | strikes | unanswered |
//! |---|---|---|
//! | alive, moved, redirected | cleared | cleared |
//! | suspect | kept | cleared |
//! | gone | one more | cleared |
//! | unknown: no answer, 5xx | kept | one more |
//! | blocked, refused, not asked, 429 ... | kept | kept |
//!
//! Being refused says something about the one who asks and nothing about the page, so it neither
//! counts nor clears. A page that opens with something else on it is no proof of life, but its host
//! has answered. A host that never answers is no proof of death: outages, walls that drop packets and
//! broken certificates look like that, and some last for months. So such checks make a count of their
//! own, a slower one, and all that comes of it is a warning.

use catlint_core::Day;
use catlint_core::link::{LinkOutcome, Verdict};

use crate::failure::Failure;

/// Unanswered checks that are worth a warning ...
const UNANSWERED_CHECKS: u32 = 10;
/// ... if they lie over so many days. Both, because a pause of a year and one bad day look like a
/// year of silence.
const UNANSWERED_DAYS: i64 = 30;

/// How many failures make a link dead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StrikeRule {
    /// Failures that it takes. 3.
    pub strikes: u32,
    /// Days between two failures that count. 3.
    pub days: u32,
}

impl Default for StrikeRule {
    fn default() -> Self {
        Self {
            strikes: 3,
            days: 3,
        }
    }
}

/// Failures in a row that counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Streak {
    /// How many; at least one.
    pub count: u32,
    /// The day of the first.
    pub since: Day,
    /// The day of the last.
    pub last: Day,
}

impl Streak {
    /// The streak with one more failure. One that comes too soon after the last does not count: it
    /// is probably the same trouble.
    fn more(before: Option<Self>, today: Day, rule: &StrikeRule) -> Self {
        match before {
            None => Self {
                count: 1,
                since: today,
                last: today,
            },
            Some(streak) if today.days_since(streak.last) < i64::from(rule.days) => streak,
            Some(streak) => Self {
                count: streak.count.saturating_add(1),
                last: today,
                ..streak
            },
        }
    }

    pub(super) fn not_after(self, today: Day) -> Self {
        Self {
            since: self.since.min(today),
            last: self.last.min(today),
            ..self
        }
    }

    /// What is left of the streak after a success on a day: nothing, or its last failure alone.
    pub(super) fn later_than(self, success: Option<Day>) -> Option<Self> {
        match success {
            Some(day) if self.last < day => None,
            Some(day) if self.since <= day => Some(Self {
                count: 1,
                since: self.last,
                last: self.last,
            }),
            _ => Some(self),
        }
    }

    /// Whether so many checks without an answer are worth a warning.
    pub(super) fn is_long_silence(self) -> bool {
        self.count >= UNANSWERED_CHECKS && self.last.days_since(self.since) >= UNANSWERED_DAYS
    }
}

/// What a run's verdict says about the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Observation {
    /// It is there.
    Answers,
    /// Something is there.
    Elsewhere,
    /// It is not there.
    Gone,
    /// Nothing answers, or a server in trouble.
    Silence,
    /// Nothing was learnt.
    Nothing,
}

impl Observation {
    /// Every observation.
    pub const ALL: [Self; 5] = [
        Self::Answers,
        Self::Elsewhere,
        Self::Gone,
        Self::Silence,
        Self::Nothing,
    ];

    /// What an outcome says.
    #[must_use]
    pub fn of(outcome: &LinkOutcome) -> Self {
        match outcome.verdict {
            Verdict::Alive | Verdict::Moved | Verdict::Redirected => Self::Answers,
            Verdict::Suspect => Self::Elsewhere,
            Verdict::Gone => Self::Gone,
            Verdict::Unknown if is_silence(outcome) => Self::Silence,
            Verdict::Unknown | Verdict::Blocked | Verdict::Refused => Self::Nothing,
        }
    }

    pub(super) fn strikes(
        self,
        before: Option<Streak>,
        today: Day,
        rule: &StrikeRule,
    ) -> Option<Streak> {
        match self {
            Self::Answers => None,
            Self::Gone => Some(Streak::more(before, today, rule)),
            Self::Elsewhere | Self::Silence | Self::Nothing => before,
        }
    }

    pub(super) fn unanswered(
        self,
        before: Option<Streak>,
        today: Day,
        rule: &StrikeRule,
    ) -> Option<Streak> {
        match self {
            Self::Answers | Self::Elsewhere | Self::Gone => None,
            Self::Silence => Some(Streak::more(before, today, rule)),
            Self::Nothing => before,
        }
    }
}

/// Whether the link was asked and its host did not answer, or with an error of its own. A chain of
/// certificates with a gap is left out: browsers close it, so readers see the page.
fn is_silence(outcome: &LinkOutcome) -> bool {
    match outcome.failure {
        None => outcome
            .status
            .is_some_and(|status| (500..600).contains(&status)),
        Some(name) => {
            let mut known = Failure::PLAIN.into_iter();
            known
                .find(|failure| failure.name() == name)
                .is_some_and(|failure| !failure.is_ours() && failure != Failure::TlsIncompleteChain)
        }
    }
}
