//! What the rules say of links whose past is known.

mod support;

use catlint_core::link::{LinkOutcome, Standing, Verdict};
use catlint_core::{Catalogue, Document, DocumentId, Place, Record, RecordId, document::Limits};
use catlint_links::{AddressPolicy, check_outcomes};
use support::{URL, day, gone, silent};

fn catalogue() -> (Catalogue, Place) {
    let text = format!("url: {URL}\n").into_bytes();
    let document = Document::parse("a.yaml", text, &Limits::default());
    let root = document.roots()[0];
    let place = Place::value(DocumentId(0), document.get(root, "url").expect("there"));
    let record = Record {
        collection: catlint_core::CollectionId(0),
        document: DocumentId(0),
        root,
        id: RecordId("a".to_owned()),
        label: "A".to_owned(),
    };
    let catalogue = Catalogue {
        documents: vec![document],
        collections: vec![catlint_core::Collection::default()],
        records: vec![record],
    };
    (catalogue, place)
}

/// Each finding as `severity[rule] message`.
fn said(outcome: LinkOutcome, standing: Standing) -> Vec<String> {
    let (catalogue, place) = catalogue();
    let outcome = LinkOutcome {
        standing,
        places: vec![place],
        ..outcome
    };
    let found = check_outcomes(&catalogue, &[outcome], &AddressPolicy::default());
    let line =
        |one: &catlint_core::Diagnostic| format!("{}[{}] {}", one.severity, one.rule, one.message);
    found.iter().map(line).collect()
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn one_link_gets_one_finding_and_it_says_what_is_known() {
    let failing = Standing::Failing {
        strikes: 2,
        needed: 3,
        since: day(0),
    };
    let long_silent = Standing::Silent {
        checks: 10,
        since: day(0),
    };
    let dead = |last_alive| Standing::Dead {
        strikes: 3,
        since: day(0),
        last_alive,
    };
    let revived = Standing::Revived { since: day(0) };
    let suspect = LinkOutcome {
        final_url: Some("https://example.org/".to_owned()),
        cause: Some("it leads to the front page".to_owned()),
        ..LinkOutcome::new(URL, Verdict::Suspect)
    };
    let at_once = "error[dead-url] `url` is dead: the server answers 404 Not Found";
    for (outcome, standing, expected) in [
        (gone(URL), Standing::Unknown, at_once),
        (gone(URL), Standing::New, at_once),
        (gone(URL), Standing::Old, at_once),
        (
            gone(URL),
            dead(Some(day(-7))),
            "error[dead-url] `url` is dead: the server answers 404 Not Found; failed 3 times since 2026-11-03, last alive on 2026-10-27",
        ),
        (
            silent(URL),
            dead(None),
            "error[dead-url] `url` is dead: failed 3 times since 2026-11-03; in this run: no answer in time",
        ),
        (
            gone(URL),
            failing,
            "warning[failing-url] `url` has failed 2 of 3 times since 2026-11-03: the server answers 404 Not Found",
        ),
        (
            silent(URL),
            failing,
            "warning[failing-url] `url` has failed 2 of 3 times since 2026-11-03; in this run: no answer in time",
        ),
        (
            silent(URL),
            long_silent,
            "warning[failing-url] `url` has given no page in 10 checks since 2026-11-03: no answer in time",
        ),
        (
            silent(URL),
            Standing::Steady,
            "note[unconfirmed-url] `url` could not be confirmed: no answer in time",
        ),
        (
            LinkOutcome::new(URL, Verdict::Alive),
            revived,
            "note[revived-url] `url` answers again; it was thought dead since 2026-11-03",
        ),
        // Another page in its place is a thing to look at, whatever was before.
        (
            suspect.clone(),
            dead(None),
            "warning[suspect-url] `url` may be lost: it leads to the front page, https://example.org/",
        ),
        (
            suspect,
            failing,
            "warning[suspect-url] `url` may be lost: it leads to the front page, https://example.org/",
        ),
    ] {
        assert_eq!(said(outcome, standing), [expected]);
    }
    assert_eq!(
        said(LinkOutcome::new(URL, Verdict::Alive), Standing::Steady),
        Vec::<String>::new()
    );
}
