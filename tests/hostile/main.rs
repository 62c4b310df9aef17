//! A catalogue under attack: each attack is made by code, has a name, and a line in `manifest.tsv`
//! that says what must happen to it. One run writes every format, and all of them are judged.

#![cfg(unix)]
#![expect(clippy::panic, reason = "a test says what it saw")]

mod arena;
mod attacks;
mod judge;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;

use arena::Arena;

/// What the manifest says of an attack.
struct Line<'m> {
    status: i32,
    /// A rule that must speak of the attacker's file, or a piece of the error; nothing where `-`.
    said: &'m str,
}

fn manifest() -> BTreeMap<&'static str, Line<'static>> {
    let lines = include_str!("manifest.tsv").lines().skip(1);
    lines
        .map(|line| {
            let mut fields = line.split('\t');
            let mut field = || fields.next().unwrap_or_else(|| panic!("{line}"));
            let (name, status, said) = (field(), field(), field());
            let status = status.parse().expect("a number");
            (name, Line { status, said })
        })
        .collect()
}

#[test]
fn the_manifest_and_the_attacks_have_the_same_names() {
    let attacks = attacks::all();
    let mut made: Vec<_> = attacks.iter().map(|attack| attack.name).collect();
    made.sort_unstable();
    let known: Vec<_> = manifest().into_keys().collect();
    assert_eq!(made, known);
}

/// One attack alone, where this variable names it.
const ONLY: &str = "CATLINT_ATTACK";

fn run(part: usize) {
    /// As many tests, so that they run side by side.
    const PARTS: usize = 4;
    let manifest = manifest();
    let only = std::env::var(ONLY).ok();
    assert!(
        only.as_deref()
            .is_none_or(|only| manifest.contains_key(only))
    );
    for (number, attack) in attacks::all().iter().enumerate() {
        let wanted =
            only.as_deref().is_none_or(|only| only == attack.name) && number % PARTS == part;
        let Some(line) = manifest.get(attack.name).filter(|_| wanted) else {
            continue;
        };
        let arena = Arena::new();
        (attack.make)(&arena);
        let run = arena.run();
        judge::judge(attack.name, line.status, line.said, &run);
    }
}

#[test]
fn every_attack_ends_as_the_manifest_says_part_1() {
    run(0);
}

#[test]
fn every_attack_ends_as_the_manifest_says_part_2() {
    run(1);
}

#[test]
fn every_attack_ends_as_the_manifest_says_part_3() {
    run(2);
}

#[test]
fn every_attack_ends_as_the_manifest_says_part_4() {
    run(3);
}

#[test]
fn all_attacks_at_once_hide_nothing_and_stop_nobody() {
    let manifest = manifest();
    let arena = Arena::new();
    let mut expected = Vec::new();
    for attack in attacks::all() {
        let own = Arena::new();
        (attack.make)(&own);
        // An attack on the config or on the schema ends the run, and is no file among others.
        let rule = manifest.get(attack.name).filter(|line| line.status == 1);
        if let Some(line) = rule.filter(|_| own.is_plain()) {
            arena.take(&own, attack.name);
            expected.push(line.said);
        }
    }
    let run = arena.run();
    judge::judge("all", 1, "-", &run);
    let said = run.rules();
    for rule in expected.into_iter().filter(|rule| *rule != "-") {
        assert!(said.contains(rule), "{rule}: {said:?}");
    }
}

#[test]
#[ignore = "prints what happens to each attack, for whoever adds one to the manifest"]
fn observed() {
    for attack in attacks::all() {
        let arena = Arena::new();
        (attack.make)(&arena);
        let run = arena.run();
        let told = run.told.lines().next().unwrap_or_default();
        let (status, rules, seconds) = (run.status, run.rules(), run.seconds);
        eprintln!(
            "{}\t{status:?}\t{rules:?}\t{seconds:.2}\t{told:.200}",
            attack.name
        );
    }
}
