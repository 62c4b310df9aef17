//! What the history makes of a run, and the run of the history.

use catlint_core::Day;
use catlint_core::link::{LinkOutcome, Standing};
use catlint_core::text::secret::redact;

use super::entry::{Entry, Vantage};
use super::line;
use super::strikes::StrikeRule;
use super::{History, Streak};

impl History {
    /// How long a link has been as a run finds it, this run included. What the change under test
    /// says of it goes before.
    ///
    /// A link that the history does not know begins with this run: where a history is kept, even one
    /// that was lost, nothing is called dead for one failure.
    #[must_use]
    pub fn judge(&self, outcome: &LinkOutcome, today: Day, rule: &StrikeRule) -> Standing {
        if outcome.standing != Standing::Unknown || !is_kept(&outcome.url) {
            return outcome.standing;
        }
        let before = self.entries.get(&outcome.url);
        let vantage = before.map_or(Vantage::Local, |entry| entry.vantage);
        let after = Entry::after(before, outcome, today, vantage, rule);
        let was_dead = before
            .and_then(|entry| entry.strikes)
            .filter(|streak| is_dead(streak, rule));
        match (after.strikes, after.unanswered, was_dead) {
            (None, _, Some(streak)) => Standing::Revived {
                since: streak.since.min(today),
            },
            (Some(streak), _, _) => accused(&after, streak, rule),
            (None, Some(streak), None) if streak.is_long_silence() => Standing::Silent {
                checks: streak.count,
                since: streak.since,
            },
            (None, _, None) => Standing::Steady,
        }
    }

    /// Takes up what a run learnt. The outcomes are believed: a run without a network, or with a
    /// doubtful one, must not be taken up.
    pub fn update(
        &mut self,
        outcomes: &[LinkOutcome],
        today: Day,
        vantage: Vantage,
        rule: &StrikeRule,
    ) {
        self.entries.retain(|url, _| is_kept(url));
        for outcome in outcomes.iter().filter(|outcome| is_kept(&outcome.url)) {
            let before = self.entries.get(&outcome.url);
            let after = Entry::after(before, outcome, today, vantage, rule).or_kept(before);
            if line::fits(&outcome.url, &after) {
                self.entries.insert(outcome.url.clone(), after);
            }
        }
    }
}

fn accused(entry: &Entry, streak: Streak, rule: &StrikeRule) -> Standing {
    if is_dead(&streak, rule) {
        Standing::Dead {
            strikes: streak.count,
            since: streak.since,
            last_alive: entry.last_alive,
        }
    } else {
        Standing::Failing {
            strikes: streak.count,
            needed: rule.strikes,
            since: streak.since,
        }
    }
}

fn is_dead(streak: &Streak, rule: &StrikeRule) -> bool {
    streak.count >= rule.strikes
}

/// Whether a link has a place in the history. One with a password or a token in it has none: the
/// file is committed and never forgotten, and with the secret starred out two links would become one.
fn is_kept(url: &str) -> bool {
    redact(url) == url
}
