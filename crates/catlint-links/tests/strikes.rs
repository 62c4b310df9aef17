//! What a sequence of verdicts makes of a link: a table, and what holds for every sequence.

mod support;

use catlint_core::link::{LinkOutcome, Standing, Verdict};
use catlint_links::history::{Entry, History, Streak, StrikeRule, Vantage};
use proptest::prelude::*;
use support::{URL, day, gone, silent};

const RULE: StrikeRule = StrikeRule {
    strikes: 3,
    days: 3,
};

/// The standing of one link after checks on days; each is also taken up.
fn standing(checks: &[(i32, LinkOutcome)]) -> Standing {
    let mut history = History::default();
    let mut standing = Standing::Unknown;
    for (offset, outcome) in checks {
        standing = history.judge(outcome, day(*offset), &RULE);
        history.update(
            std::slice::from_ref(outcome),
            day(*offset),
            Vantage::Ci,
            &RULE,
        );
    }
    standing
}

fn by_letters(checks: &str) -> Vec<(i32, LinkOutcome)> {
    let check = |check: &str| {
        let (letter, offset) = check.split_at(1);
        let outcome = match letter {
            "a" => LinkOutcome::new(URL, Verdict::Alive),
            "m" => LinkOutcome::new(URL, Verdict::Moved),
            "r" => LinkOutcome::new(URL, Verdict::Redirected),
            "s" => LinkOutcome::new(URL, Verdict::Suspect),
            "g" => gone(URL),
            "u" => silent(URL),
            "b" => LinkOutcome::new(URL, Verdict::Blocked),
            _ => LinkOutcome::new(URL, Verdict::Refused),
        };
        (offset.parse().expect("a day"), outcome)
    };
    checks.split(' ').map(check).collect()
}

fn failing(strikes: u32, since: i32) -> Standing {
    Standing::Failing {
        strikes,
        needed: 3,
        since: day(since),
    }
}

fn dead(strikes: u32, since: i32, last_alive: Option<i32>) -> Standing {
    Standing::Dead {
        strikes,
        since: day(since),
        last_alive: last_alive.map(day),
    }
}

#[test]
fn a_link_is_dead_after_three_failures_three_days_apart_and_not_before() {
    for (checks, expected) in [
        ("a0", Standing::Steady),
        ("g0", failing(1, 0)),
        ("a0 g7", failing(1, 7)),
        ("a0 g7 g8 g9", failing(1, 7)),
        ("a0 g7 g10", failing(2, 7)),
        ("a0 g7 g9 g10 g12", failing(2, 7)),
        ("a0 g7 g10 g13", dead(3, 7, Some(0))),
        ("g0 g7 g14 g21", dead(4, 0, None)),
        ("a0 g400", failing(1, 400)),
        // One success clears.
        ("g0 g3 a6 g9", failing(1, 9)),
        ("g0 g3 m6", Standing::Steady),
        ("g0 g3 r6", Standing::Steady),
        ("g0 g3 g6 a9", Standing::Revived { since: day(0) }),
        ("g0 g3 g6 a9 a10", Standing::Steady),
        // Being refused says nothing, and neither does another page.
        ("g0 b3 b6 b9", failing(1, 0)),
        ("g0 b3 g6 x9 g12", dead(3, 0, None)),
        ("g0 g3 g6 b9", dead(3, 0, None)),
        ("g0 g3 s6 g9", dead(3, 0, None)),
        ("b0 b3 b6 b9", Standing::Steady),
        // Silence counts apart, and only for a warning.
        ("u0 u3 u6 u9", Standing::Steady),
        ("g0 u3 g6 u9 g12", dead(3, 0, None)),
        ("u0 u4 u8 u12 u16 u20 u24 u28 u32", Standing::Steady),
        (
            "u0 u4 u8 u12 u16 u20 u24 u28 u32 u36",
            Standing::Silent {
                checks: 10,
                since: day(0),
            },
        ),
        ("u0 u1 u2 u3 u4 u5 u6 u7 u8 u400", Standing::Steady),
        ("u0 u4 u8 u12 u16 s20 u24 u28 u32 u36", Standing::Steady),
        // A clock that went back.
        ("a50 g0 g3 g6", dead(3, 0, Some(0))),
        ("g50 g0 g3 g6", dead(3, 0, None)),
    ] {
        assert_eq!(standing(&by_letters(checks)), expected, "{checks}");
    }
}

#[test]
fn what_was_not_asked_or_refused_by_a_status_is_no_silence() {
    let failed = |failure| LinkOutcome {
        failure: Some(failure),
        ..LinkOutcome::new(URL, Verdict::Unknown)
    };
    let answered = |status| LinkOutcome {
        status: Some(status),
        ..LinkOutcome::new(URL, Verdict::Unknown)
    };
    for (outcome, counts) in [
        (failed("connect-timeout"), true),
        (failed("connection-refused"), true),
        (failed("name-server"), true),
        (failed("tls-expired"), true),
        (failed("tls-incomplete-chain"), false),
        (failed("capped"), false),
        (failed("out-of-time"), false),
        (failed("silent-host"), false),
        (failed("rate-limited"), false),
        (answered(503), true),
        (answered(429), false),
        (answered(406), false),
        (LinkOutcome::new(URL, Verdict::Unknown), false),
    ] {
        let mut history = History::default();
        history.update(std::slice::from_ref(&outcome), day(0), Vantage::Ci, &RULE);
        let unanswered = history.entries[URL].unanswered;
        assert_eq!(unanswered.is_some(), counts, "{outcome:?}");
    }
}

#[test]
fn the_change_under_test_has_the_first_word_and_secrets_are_left_out() {
    let mut history = History::default();
    for standing in [Standing::New, Standing::Old] {
        let new = LinkOutcome {
            standing,
            ..gone(URL)
        };
        assert_eq!(history.judge(&new, day(0), &RULE), standing);
    }
    let secret = gone("https://me:pw@example.org/");
    assert_eq!(history.judge(&secret, day(0), &RULE), Standing::Unknown);
    let token = gone("https://example.org/?token=0123456789");
    let leads_to_one = LinkOutcome {
        final_url: Some("https://example.org/?token=0123456789".to_owned()),
        ..LinkOutcome::new(URL, Verdict::Moved)
    };
    history.update(&[secret, token, leads_to_one], day(0), Vantage::Ci, &RULE);
    assert_eq!(history.entries.len(), 1);
    assert_eq!(history.entries[URL].final_url, None);
}

#[test]
fn a_line_changes_only_for_a_reason() {
    let mut history = History::default();
    let mut changed = Vec::new();
    let alive = LinkOutcome::new(URL, Verdict::Alive);
    for offset in 0..20 {
        let before = history.clone();
        history.update(
            std::slice::from_ref(&alive),
            day(offset),
            Vantage::Ci,
            &RULE,
        );
        if history != before {
            changed.push(offset);
        }
    }
    assert_eq!(changed, [0, 7, 14]);
    let before = history.clone();
    history.update(&[alive], day(20), Vantage::Local, &RULE);
    assert_eq!(history, before, "another vantage alone is no reason");
    history.update(&[gone(URL)], day(20), Vantage::Local, &RULE);
    assert_eq!(history.entries[URL].vantage, Vantage::Local);
}

#[test]
fn dates_from_the_future_heal() {
    let entry = Entry {
        first_seen: day(90_000),
        last_alive: Some(day(90_000)),
        strikes: Some(Streak {
            count: 1,
            since: day(90_000),
            last: day(90_000),
        }),
        unanswered: None,
        verdict: Verdict::Gone,
        status: Some(404),
        final_url: None,
        archived: None,
        vantage: Vantage::Ci,
    };
    let mut history = History::default();
    history.entries.insert(URL.to_owned(), entry);
    assert_eq!(history.judge(&gone(URL), day(0), &RULE), failing(1, 0));
    history.update(&[gone(URL)], day(0), Vantage::Ci, &RULE);
    let healed = &history.entries[URL];
    assert_eq!(
        (healed.first_seen, healed.last_alive),
        (day(0), Some(day(0)))
    );
    assert_eq!(history.judge(&gone(URL), day(3), &RULE), failing(2, 0));
}

proptest! {
    /// Whatever happens: dead takes as many failures as it should, as far apart as it should, with
    /// no success between them.
    #[test]
    fn nothing_is_dead_without_its_failures(
        checks in prop::collection::vec(("[amrsgubx]", 0..9i32), 1..40),
    ) {
        let mut offset = 0;
        let checks = checks.iter().map(|(letter, pause)| {
            offset += pause;
            format!("{letter}{offset}")
        });
        let checks: Vec<String> = checks.collect();
        let all = by_letters(&checks.join(" "));
        let mut counted: Vec<i32> = Vec::new();
        for (check, (offset, _)) in checks.iter().zip(&all) {
            match &check[..1] {
                "a" | "m" | "r" => counted.clear(),
                "g" if counted.last().is_none_or(|last| offset - last >= 3) => counted.push(*offset),
                _ => {}
            }
        }
        let standing = standing(&all);
        let is_dead = matches!(standing, Standing::Dead { .. });
        prop_assert_eq!(is_dead, counted.len() >= 3, "{:?}", checks);
        if let Standing::Failing { strikes, since, .. } = standing {
            prop_assert_eq!(strikes as usize, counted.len());
            prop_assert_eq!(since, day(counted[0]));
        }
    }

    /// One success makes any link steady or revived.
    #[test]
    fn a_success_clears(letters in "[amrsgubx]{1,30}") {
        let checks = letters.chars().enumerate().map(|(index, letter)| format!("{letter}{}", index * 4));
        let checks: Vec<String> = checks.collect();
        let mut all = by_letters(&checks.join(" "));
        all.push((4 * 40, LinkOutcome::new(URL, Verdict::Alive)));
        let cleared = matches!(standing(&all), Standing::Steady | Standing::Revived { .. });
        prop_assert!(cleared);
    }
}
