//! What the tests of the history share: made-up outcomes.

#![allow(dead_code, reason = "no test needs all of it")]

use catlint_core::Day;
use catlint_core::link::{LinkOutcome, Verdict};

pub(crate) const URL: &str = "https://example.org/page";

/// The day so many days after the first day of these tests.
pub(crate) fn day(offset: i32) -> Day {
    let first = Day::from_civil(2026, 11, 3).expect("a date");
    Day::from_epoch_days(
        i32::try_from(first.days_since(Day::from_epoch_days(0))).expect("small") + offset,
    )
}

pub(crate) fn gone(url: &str) -> LinkOutcome {
    LinkOutcome {
        status: Some(404),
        cause: Some("the server answers 404 Not Found".to_owned()),
        ..LinkOutcome::new(url, Verdict::Gone)
    }
}

pub(crate) fn silent(url: &str) -> LinkOutcome {
    LinkOutcome {
        failure: Some("read-timeout"),
        cause: Some("no answer in time".to_owned()),
        ..LinkOutcome::new(url, Verdict::Unknown)
    }
}
