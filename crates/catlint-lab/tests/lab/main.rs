//! The lab does what its table says.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test says what it saw")]

mod behaviour;
mod expected;
mod frames;
mod names;
mod probe;

use std::collections::BTreeSet;
use std::sync::Arc;

use catlint_lab::{Lab, modes};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::expected::expected;
use crate::probe::{Patience, ask_for};

#[test]
fn modes_have_names_of_their_own_that_are_labels() {
    let mut names = BTreeSet::new();
    for mode in modes() {
        let legal = |char: char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '-';
        assert!(
            mode.name.len() < 64 && mode.name.chars().all(legal),
            "{}",
            mode.name
        );
        assert!(mode.what.ends_with('.'), "{}: {}", mode.name, mode.what);
        assert!(names.insert(mode.name), "{} twice", mode.name);
    }
    assert!(names.len() >= 60);
}

#[test]
fn modes_and_expectations_are_the_same_set() {
    let listed: BTreeSet<_> = modes().map(|mode| mode.name).collect();
    let tested: BTreeSet<_> = expected().map(|(name, _)| name).collect();
    assert_eq!(listed, tested);
    assert_eq!(
        expected().count(),
        tested.len(),
        "an expectation is there twice"
    );
}

#[tokio::test]
async fn every_mode_does_what_its_name_says() {
    let lab = Arc::new(Lab::start().await.unwrap());
    // A few at a time, or a busy machine would keep them waiting for each other.
    let (mut asking, few) = (JoinSet::new(), Arc::new(Semaphore::new(8)));
    for (mode, expect) in expected() {
        let (lab, few) = (Arc::clone(&lab), Arc::clone(&few));
        asking.spawn(async move {
            let patience = expect.patience();
            let long = patience.quiet == Patience::LONG.quiet;
            let _permit = if long { few.acquire().await.ok() } else { None };
            let heard = ask_for(patience, &lab, "GET", &lab.url(mode), "").await;
            (mode, expect, heard)
        });
    }
    let fill = |line: &str| {
        let ports = [
            ("{https}", lab.https_port()),
            ("{canary}", lab.canary_port()),
        ];
        let line = line.replace("{http}", &lab.http_port().to_string());
        ports.iter().fold(line, |line, (key, port)| {
            line.replace(key, &port.to_string())
        })
    };
    let mut failed = Vec::new();
    for (mode, expect, heard) in asking.join_all().await {
        if !expect.met(&heard, fill) {
            let heard = heard.map(|heard| (heard.end, heard.text().chars().take(300).collect()));
            let heard: Result<(_, String), _> = heard;
            failed.push(format!("{mode}: expected {expect:?}, heard {heard:?}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    assert_eq!(lab.canary_hits(), 0);
}
