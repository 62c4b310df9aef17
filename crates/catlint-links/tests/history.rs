//! The history as a file: it comes back as it was, and no damage makes it lie.

mod support;

use catlint_core::Day;
use catlint_core::link::{LinkOutcome, Standing, Verdict};
use catlint_links::history::{
    Damage, DamageKind, Entry, History, MOST_BYTES, Streak, StrikeRule, Vantage, parse, render,
};
use proptest::prelude::*;
use support::{day, gone};

fn days() -> impl Strategy<Value = Day> {
    (0..2_932_896i32).prop_map(Day::from_epoch_days)
}

fn streaks() -> impl Strategy<Value = Option<Streak>> {
    let streak = (1..u32::MAX, days(), days()).prop_map(|(count, one, other)| Streak {
        count,
        since: one.min(other),
        last: one.max(other),
    });
    prop::option::of(streak)
}

fn entries() -> impl Strategy<Value = Entry> {
    let verdict = (0..Verdict::ALL.len()).prop_map(|index| Verdict::ALL[index]);
    let vantage = (0..2usize).prop_map(|index| Vantage::ALL[index]);
    let text = || prop::option::of("[ -~\t\n\r%é-]{1,20}");
    let days = (days(), prop::option::of(days()), streaks(), streaks());
    (
        days,
        verdict,
        prop::option::of(any::<u16>()),
        text(),
        text(),
        vantage,
    )
        .prop_map(
            |(days, verdict, status, final_url, archived, vantage)| Entry {
                first_seen: days.0,
                last_alive: days.1,
                strikes: days.2,
                unanswered: days.3,
                verdict,
                status,
                final_url,
                archived,
                vantage,
            },
        )
}

fn histories() -> impl Strategy<Value = History> {
    let url = "https?://[a-c]\\.org/(\\PC|[\t\n\r\u{0}%]|%[0-9A-F]{2}){0,12}";
    prop::collection::btree_map(url, entries(), 0..8).prop_map(|entries| History { entries })
}

fn checked(offset: i32, urls: &[(&str, Verdict)]) -> History {
    let mut history = History::default();
    let outcomes: Vec<_> = urls
        .iter()
        .map(|(url, verdict)| LinkOutcome::new(*url, *verdict))
        .collect();
    history.update(&outcomes, day(offset), Vantage::Ci, &StrikeRule::default());
    history
}

#[test]
fn it_reads_like_this() {
    let mut history = checked(
        0,
        &[
            ("https://a.org/", Verdict::Alive),
            ("https://b.org/ü%20x\ty", Verdict::Alive),
        ],
    );
    let rule = StrikeRule::default();
    for offset in [7, 14] {
        history.update(
            &[gone("https://a.org/")],
            day(offset),
            Vantage::Local,
            &rule,
        );
    }
    let text = render(&history).replace('\t', " | ");
    assert_eq!(
        text,
        "# catlint link history, version 1: url | first_seen | last_alive | strikes | failing_since | last_strike | unanswered | unanswered_since | last_unanswered | verdict | status | final_url | archived | vantage\n\
        https://a.org/ | 2026-11-03 | 2026-11-03 | 2 | 2026-11-10 | 2026-11-17 | 0 | - | - | gone | 404 | - | - | local\n\
        https://b.org/ü%20x%09y | 2026-11-03 | 2026-11-03 | 0 | - | - | 0 | - | - | alive | - | - | - | ci\n"
    );
}

#[test]
fn damage_costs_its_own_line_only() {
    let history = checked(
        0,
        &[
            ("https://a.org/", Verdict::Alive),
            ("https://b.org/", Verdict::Gone),
        ],
    );
    let text = render(&history);
    let lines: Vec<&str> = text.lines().collect();
    let spoilt = format!(
        "{}\r\n<<<<<<< HEAD\n{}\n=======\nnonsense\n{}\n>>>>>>> other\n\n{}",
        lines[0],
        lines[1],
        lines[2],
        lines[2].replace("gone", "lost"),
    );
    let mut bytes = spoilt.into_bytes();
    bytes.extend_from_slice(b"\nhttps://c.org/\xff\t\n");
    let reading = parse(&bytes);
    assert_eq!(reading.history, history);
    assert!(reading.is_ours());
    let damage = reading
        .damage
        .iter()
        .map(|damage| (damage.line, &damage.kind));
    assert_eq!(
        damage.collect::<Vec<_>>(),
        [
            (2, &DamageKind::ConflictMarker),
            (4, &DamageKind::ConflictMarker),
            (5, &DamageKind::Junk),
            (7, &DamageKind::ConflictMarker),
            (9, &DamageKind::Junk),
            (10, &DamageKind::Junk),
        ]
    );
}

#[test]
fn what_is_no_history_of_this_version_is_not_used() {
    let line = "\nhttps://a.org/\tx\n";
    for (head, kind) in [
        ("name\tcolour", DamageKind::NoHeader),
        ("# catlint link history, version ", DamageKind::NoHeader),
        (
            "# catlint link history, version 1: url",
            DamageKind::NoHeader,
        ),
        (
            "# catlint link history, version 2: url",
            DamageKind::OtherVersion {
                version: "2".to_owned(),
            },
        ),
        (
            "# catlint link history, version 12",
            DamageKind::OtherVersion {
                version: "12".to_owned(),
            },
        ),
        (
            "# catlint link history, version \u{1b}[31m: x",
            DamageKind::NoHeader,
        ),
    ] {
        let reading = parse(format!("{head}{line}").as_bytes());
        assert_eq!(reading.damage, [Damage { line: 1, kind }]);
        assert_eq!(reading.history, History::default());
        assert!(!reading.is_ours());
    }
    assert!(!parse(&[0xff, 0xfe, 0]).is_ours());
    assert_eq!(
        parse(&vec![b'\n'; MOST_BYTES + 1]).damage[0].kind,
        DamageKind::TooLarge
    );
    assert!(parse(b"").is_ours() && parse(b"\n\n").is_ours());
    let with_mark = format!("\u{feff}{}", render(&History::default()));
    assert_eq!(parse(with_mark.as_bytes()).damage, []);
}

#[test]
fn a_line_longer_than_the_limit_is_neither_written_nor_read() {
    let long = format!("https://a.org/{}", "x".repeat(70_000));
    let history = checked(
        0,
        &[(&long, Verdict::Alive), ("https://b.org/", Verdict::Alive)],
    );
    assert_eq!(history.entries.len(), 1);
    let text = render(&history).replace("https://b.org/", &long);
    assert_eq!(parse(text.as_bytes()).damage.len(), 1);
}

#[test]
fn a_merge_that_keeps_both_sides_keeps_the_later_word() {
    let urls = ["https://a.org/", "https://b.org/", "https://c.org/"];
    let rule = StrikeRule::default();
    let base = checked(0, &urls.map(|url| (url, Verdict::Alive)));
    let (mut ours, mut theirs) = (base.clone(), base);
    ours.update(&[gone(urls[0]), gone(urls[1])], day(7), Vantage::Ci, &rule);
    theirs.update(&[gone(urls[0])], day(3), Vantage::Local, &rule);
    theirs.update(
        &[LinkOutcome::new(urls[1], Verdict::Alive)],
        day(10),
        Vantage::Local,
        &rule,
    );
    theirs.update(
        &[LinkOutcome::new("https://d.org/", Verdict::Alive)],
        day(10),
        Vantage::Local,
        &rule,
    );
    for union in [union(&ours, &theirs), union(&theirs, &ours)] {
        let reading = parse(union.as_bytes());
        assert_eq!(reading.damage, []);
        let history = reading.history;
        assert_eq!(history.entries.len(), 4);
        // Failed on both sides; the later one is from ours.
        assert_eq!(history.entries[urls[0]], ours.entries[urls[0]]);
        // Failed on one side, alive on the other, later.
        assert_eq!(history.entries[urls[1]], theirs.entries[urls[1]]);
        assert_eq!(history.entries[urls[2]], ours.entries[urls[2]]);
    }
}

/// What `merge=union` leaves behind: every line of one side, then those that only the other has.
fn union(ours: &History, theirs: &History) -> String {
    let (ours, theirs) = (render(ours), render(theirs));
    let added = theirs
        .lines()
        .filter(|line| !ours.lines().any(|other| other == *line));
    let added: Vec<_> = added.map(|line| format!("{line}\n")).collect();
    format!("{ours}{}", added.concat())
}

proptest! {
    #[test]
    fn it_comes_back_as_it_was(history in histories()) {
        let text = render(&history);
        let reading = parse(text.as_bytes());
        prop_assert_eq!(&reading.damage, &[]);
        prop_assert_eq!(&reading.history, &history);
        prop_assert_eq!(render(&reading.history), text);
    }

    /// Cut anywhere, a history is shorter and never different.
    #[test]
    fn a_cut_file_loses_lines_and_invents_nothing(history in histories()) {
        let text = render(&history);
        let bytes = text.as_bytes();
        for end in 0..bytes.len() {
            let reading = parse(&bytes[..end]);
            for (url, entry) in &reading.history.entries {
                prop_assert_eq!(history.entries.get(url), Some(entry));
            }
            let whole_lines = bytes[..end].ends_with(b"\n") || bytes.get(end) == Some(&b'\n');
            prop_assert_eq!(reading.damage.is_empty(), whole_lines || end == 0, "cut at {}", end);
        }
    }

    #[test]
    fn no_bytes_are_too_odd(bytes in prop::collection::vec(any::<u8>(), 0..200), header in any::<bool>()) {
        let mut all = if header { render(&History::default()).into_bytes() } else { Vec::new() };
        all.extend(&bytes);
        let reading = parse(&all);
        let rendered = render(&reading.history);
        prop_assert_eq!(parse(rendered.as_bytes()).history, reading.history);
    }

    /// A flipped bit is damage, or another history; never a panic, and never a link that is dead
    /// without a count of strikes that says so.
    #[test]
    fn a_flipped_bit_is_survived(history in histories(), at in any::<prop::sample::Index>(), bit in 0..8u8) {
        let mut bytes = render(&history).into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        let reading = parse(&bytes);
        for (url, entry) in &reading.history.entries {
            let dead = reading.history.judge(&LinkOutcome::new(url, Verdict::Blocked), day(0), &StrikeRule::default());
            let strikes = entry.strikes.map_or(0, |streak| streak.count);
            let is_dead = matches!(dead, Standing::Dead { .. });
            prop_assert!(!is_dead || strikes >= 3);
        }
    }

    /// Two branches that checked the same links: the order of their lines makes no difference.
    #[test]
    fn merging_does_not_depend_on_the_order(one in entries(), other in entries()) {
        let url = "https://a.org/".to_owned();
        let history = |entry: &Entry| History { entries: [(url.clone(), entry.clone())].into() };
        let there = parse(union(&history(&one), &history(&other)).as_bytes()).history;
        let back = parse(union(&history(&other), &history(&one)).as_bytes()).history;
        prop_assert_eq!(&there, &back);
        let merged = &there.entries[&url];
        prop_assert_eq!(merged.first_seen, one.first_seen.min(other.first_seen));
        prop_assert_eq!(merged.last_alive, one.last_alive.max(other.last_alive));
    }
}
