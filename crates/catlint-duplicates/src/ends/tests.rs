//! Records whose links meet, over made-up outcomes.

use catlint_core::link::Verdict;
use catlint_core::{Collection, CollectionId, Document, DocumentId, RecordId};

use super::*;
use crate::rules::END_RULES;

const PAGE: &str = "https://m.example/programmes/7";

/// Where links end, and with which verdict; all else is alive where it is.
type Ends<'t> = &'t [(&'t str, Verdict, &'t str)];

/// Records by id, each with links as `url` or `url role`.
fn catalogue(records: &[(&str, &[&str])]) -> Catalogue {
    let collection = |name: &str| Collection {
        name: name.to_owned(),
        ..Collection::default()
    };
    let mut catalogue = Catalogue {
        collections: vec![collection("a"), collection("b")],
        ..Catalogue::default()
    };
    for (number, (id, links)) in (0u32..).zip(records) {
        let link = |link: &&str| {
            let (url, role) = link.split_once(' ').unwrap_or((link, "official"));
            format!("  - url: {url}\n    role: {role}\n")
        };
        let links: String = links.iter().map(link).collect();
        let text = format!("id: {id}\nlinks:\n{links}");
        let document = Document::parse("r.yaml", text.into_bytes(), &Default::default());
        catalogue.records.push(Record {
            collection: CollectionId(u32::from(id.starts_with('b'))),
            document: DocumentId(number),
            root: document.roots()[0],
            id: RecordId((*id).to_owned()),
            label: id.to_uppercase(),
        });
        catalogue.documents.push(document);
    }
    catalogue
}

fn outcomes(catalogue: &Catalogue, ends: Ends<'_>) -> Vec<LinkOutcome> {
    let mut outcomes: BTreeMap<String, LinkOutcome> = BTreeMap::new();
    for (id, document) in catalogue.numbered_documents() {
        for node in document.descendants(document.roots()[0]) {
            let url = document
                .as_str(node)
                .filter(|text| text.starts_with("http"));
            let Some(url) = url else { continue };
            let end = ends.iter().find(|(from, _, _)| *from == url);
            let outcome = outcomes
                .entry(url.to_owned())
                .or_insert_with(|| LinkOutcome {
                    status: Some(200),
                    final_url: end.map(|(_, _, to)| (*to).to_owned()),
                    checked_by: Some("GET"),
                    ..LinkOutcome::new(url, end.map_or(Verdict::Alive, |(_, verdict, _)| *verdict))
                });
            outcome.places.push(Place::value(id, node));
        }
    }
    outcomes.into_values().collect()
}

fn found(records: &[(&str, &[&str])], ends: Ends<'_>) -> Vec<Diagnostic> {
    let catalogue = catalogue(records);
    crate::audit_ends(&catalogue, &outcomes(&catalogue, ends), &[])
}

#[test]
fn two_records_that_meet_are_told_with_both_fields_and_the_page() {
    let records: &[(&str, &[&str])] = &[
        (
            "one",
            &["https://other.example/x", "https://m.example/old?id=7"],
        ),
        ("two", &[PAGE]),
    ];
    let found = found(
        records,
        &[("https://m.example/old?id=7", Verdict::Moved, PAGE)],
    );
    let [finding] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(
        finding.message,
        "`links[0].url` leads to the same page as `links[1].url` of ONE (one): https://m.example/programmes/7"
    );
    assert_eq!(
        finding.help.as_deref(),
        Some("join the two records if they are about one thing, or link each to a page of its own")
    );
    assert_eq!(finding.related.len(), 1);
}

#[test]
#[rustfmt::skip]
fn who_only_seems_to_meet_is_left_alone() {
    use Verdict::{Moved, Redirected, Suspect};
    let (a, b, c) = ("https://m.example/a", "https://m.example/b", "https://m.example/c");
    let site = "https://m.example/";
    #[expect(clippy::type_complexity, reason = "a table")]
    let table: &[(&str, &[(&str, &[&str])], Ends<'_>, usize)] = &[
        ("both travel", &[("x", &[a]), ("y", &[b])], &[(a, Moved, PAGE), (b, Redirected, PAGE)], 1),
        ("a page in two forms", &[("x", &[a]), ("y", &[b])], &[(a, Moved, PAGE), (b, Moved, "http://www.m.example/programmes/7/")], 1),
        ("a hub", &[("x", &[a]), ("y", &[b]), ("z", &[c])], &[(a, Moved, PAGE), (b, Moved, PAGE), (c, Moved, PAGE)], 0),
        ("the front page", &[("x", &[a]), ("y", &[b])], &[(a, Moved, site), (b, Moved, site)], 0),
        ("doubted", &[("x", &[a]), ("y", &[b])], &[(a, Suspect, PAGE), (b, Moved, PAGE)], 0),
        ("the same address", &[("x", &[a]), ("y", &[a])], &[(a, Moved, PAGE)], 0),
        ("an equivalent address", &[("x", &[a]), ("y", &["http://www.m.example/a/"])], &[(a, Moved, PAGE), ("http://www.m.example/a/", Moved, PAGE)], 0),
        ("an address in common", &[("x", &[a, b]), ("y", &[b])], &[(a, Moved, PAGE), (b, Moved, PAGE)], 0),
        ("one record", &[("x", &[a, b])], &[(a, Moved, PAGE), (b, Moved, PAGE)], 0),
        ("two collections", &[("x", &[a]), ("by", &[b])], &[(a, Moved, PAGE), (b, Moved, PAGE)], 0),
        ("a report that both cite", &[("x", &["https://m.example/a report"]), ("y", &["https://m.example/b source-document"])], &[(a, Moved, PAGE), (b, Moved, PAGE)], 0),
        ("a report of one of them", &[("x", &["https://m.example/a report"]), ("y", &[b])], &[(a, Moved, PAGE), (b, Moved, PAGE)], 1),
        ("other pages", &[("x", &[a]), ("y", &[b])], &[(a, Moved, PAGE)], 0),
    ];
    for (why, records, ends, expected) in table {
        assert_eq!(found(records, ends).len(), *expected, "{why}");
    }
}

#[test]
fn what_another_finding_has_joined_is_not_said_again() {
    let records: &[(&str, &[&str])] = &[("x", &["https://m.example/a"]), ("y", &[PAGE])];
    let catalogue = catalogue(records);
    let outcomes = outcomes(&catalogue, &[("https://m.example/a", Verdict::Moved, PAGE)]);
    let start = |record: &Record| Place::start(record.document, record.root);
    let [x, y] = catalogue.records.as_slice() else {
        panic!("two records");
    };
    let rules = crate::rules();
    let say = |name: &str| {
        let rule = rules.iter().find(|rule| rule.name.0 == name).expect(name);
        vec![Diagnostic::new(rule, start(y), "alike").related(start(x), "alike")]
    };
    let count = |said: &[Diagnostic]| crate::audit_ends(&catalogue, &outcomes, said).len();
    assert_eq!(count(&say("duplicate-name")), 0);
    assert_eq!(count(&say("copied-text")), 1);
    assert_eq!(END_RULES.len(), 1);
}
