//! A run on tape comes out as it went in.

use catlint_links::network::{Environment, Recording, Tape, check};

use crate::hall::{Hall, Nobody, link};

#[test]
fn a_replay_comes_to_the_same_outcomes_without_a_socket() {
    let hall = Hall::open();
    let modes = [
        "ok",
        "moved-chain",
        "redirect-302",
        "status-404",
        "status-410",
        "wall-cloudflare",
        "reset-request",
        "soft-404",
        "parked",
        "limit-once",
        "header-many",
        "tls-expired",
        "to-canary",
        "location-latin-1",
        "head-405",
    ];
    let names =
        ["nxdomain.lab.test", "private.lab.test"].map(|name| hall.lab.url_at("ok", name, "/ok/"));
    let urls = modes.iter().map(|mode| hall.lab.url(mode)).chain(names);
    let urls: Vec<_> = urls.collect();
    let links: Vec<_> = urls.iter().map(|url| link(url)).collect();
    let settings = hall.settings();
    let tape = |tape| Environment {
        tape,
        ..hall.environment()
    };
    let live = check(&links, &settings, tape(Tape::Record), &Nobody).expect("a run");
    let text = live.recording.expect("a recording");
    let seen = hall.lab.requests("ok").len();
    let recording = Recording::parse(&text).expect("it can be read");
    let again = check(&links, &settings, tape(Tape::Replay(recording)), &Nobody).expect("a run");
    for (again, live) in again.outcomes.iter().zip(&live.outcomes) {
        assert_eq!(again, live);
    }
    assert_eq!(again.outcomes.len(), live.outcomes.len());
    assert_eq!(hall.lab.requests("ok").len(), seen, "nobody was asked");
}

#[test]
fn secrets_are_not_on_the_tape() {
    let hall = Hall::open();
    let url = hall
        .lab
        .url("cookie-302")
        .replace("://", "://user:S3CR3Tpw@");
    let environment = Environment {
        tape: Tape::Record,
        ..hall.environment()
    };
    let run = check(&[link(&url)], &hall.settings(), environment, &Nobody).expect("a run");
    let text = run.recording.expect("a recording");
    assert!(
        text.contains("set-cookie") && text.contains("=***"),
        "{text}"
    );
    assert!(!text.contains("S3CR3Tpw"), "{text}");
}
