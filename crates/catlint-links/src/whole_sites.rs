//! What the rules say of whole hosts and of sites that moved, over made-up outcomes.

use catlint_core::Diagnostic;
use catlint_core::link::{LinkOutcome, Standing, Verdict};

use crate::AddressPolicy;
use crate::made_up::{catalogue, outcomes};

const OLD: &str = "https://old.example";

/// What the network rules find of records, each finding as the lines that a person reads.
fn found(records: &[(&str, &[&str])], make: impl Fn(&str) -> LinkOutcome) -> Vec<Vec<String>> {
    let catalogue = catalogue(records);
    let outcomes = outcomes(&catalogue, make);
    let found = crate::check_outcomes(&catalogue, &outcomes, &AddressPolicy::default());
    let place = |diagnostic: &Diagnostic| {
        let document = catalogue.document(diagnostic.primary.place.document());
        let (path, rule) = (document.path(), diagnostic.rule);
        format!("{path}: {rule}: {}", diagnostic.message)
    };
    let lines = |diagnostic: &Diagnostic| {
        let help = diagnostic.help.clone().unwrap_or_default();
        let related = diagnostic.related.iter().map(|label| {
            let path = catalogue.document(label.place.document()).path();
            format!("{path}: {}", label.message)
        });
        [vec![place(diagnostic)], related.collect(), vec![help]].concat()
    };
    found.iter().map(lines).collect()
}

fn nameless(url: &str) -> LinkOutcome {
    LinkOutcome {
        failure: Some("name-not-found"),
        cause: Some("the host name does not exist".to_owned()),
        ..LinkOutcome::new(url, Verdict::Gone)
    }
}

fn gone(url: &str) -> LinkOutcome {
    LinkOutcome {
        status: Some(404),
        cause: Some("the server answers 404 Not Found".to_owned()),
        ..LinkOutcome::new(url, Verdict::Gone)
    }
}

#[test]
fn a_host_without_a_name_is_one_finding() {
    let (a, b) = ("https://old.example/a", "http://old.example/b");
    let archived = |url: &str| LinkOutcome {
        archived: url
            .ends_with('b')
            .then(|| "https://web.example/b".to_owned()),
        ..nameless(url)
    };
    let records: &[(&str, &[&str])] =
        &[("x", &[a, b]), ("y", &[b]), ("z", &["https://n.example/"])];
    let found = found(records, archived);
    assert_eq!(
        found,
        [
            vec![
                "x.yaml: dead-host: the host old.example does not exist: 2 links, in 2 records, are dead",
                "y.yaml: cited here; an archived copy is https://web.example/b",
                "look for the new address of the site; failing that, write addresses of archived copies, or remove the links",
            ],
            vec![
                "z.yaml: dead-url: `links[0].url` is dead: the host name does not exist",
                "look for the page's new address; failing that, write the address of an archived copy, or remove the link",
            ],
        ]
    );
}

#[test]
fn a_host_that_lost_every_page_is_one_finding() {
    let urls = ["/a", "/b", "/c"].map(|path| format!("{OLD}{path}"));
    let urls = urls.each_ref().map(String::as_str);
    let lost = found(&[("x", &urls)], gone);
    assert_eq!(
        lost,
        [[
            "x.yaml: dead-host: the host old.example has lost every page: 3 links, in this record, are dead",
            "look whether the site has moved or changed its addresses; failing that, write addresses of archived copies, or remove the links",
        ]]
    );
    let rules = |make: &dyn Fn(&str) -> LinkOutcome, urls: &[&str]| {
        let found = found(&[("x", urls)], make);
        let rules = found
            .iter()
            .map(|lines| lines[0].split(": ").nth(1).unwrap_or_default().to_owned());
        rules.collect::<Vec<_>>()
    };
    assert_eq!(
        rules(&gone, &urls[..2]),
        ["dead-url", "dead-url"],
        "two may be chance"
    );
    let one_lives = |url: &str| {
        if url.ends_with('c') {
            LinkOutcome::new(url, Verdict::Alive)
        } else {
            gone(url)
        }
    };
    assert_eq!(rules(&one_lives, &urls), ["dead-url", "dead-url"]);
    let one_fails = |url: &str| LinkOutcome {
        standing: Standing::Failing {
            strikes: 1,
            needed: 3,
            since: "2026-01-02".parse().expect("a day"),
        },
        ..nameless(url)
    };
    assert!(
        !rules(&one_fails, &urls).contains(&"dead-host".to_owned()),
        "not yet"
    );
    let forms = [
        "http://old.example/a",
        "https://old.example/a/",
        "https://old.example/a#b",
    ];
    assert!(
        !rules(&nameless, &forms).contains(&"dead-host".to_owned()),
        "one page"
    );
}

#[test]
fn many_records_are_counted_and_five_more_are_named() {
    let ids: Vec<String> = (0..9).map(|number| format!("r{number}")).collect();
    let urls: Vec<String> = (0..9).map(|number| format!("{OLD}/{number}")).collect();
    let urls: Vec<[&str; 1]> = urls.iter().map(|url| [url.as_str()]).collect();
    let records: Vec<(&str, &[&str])> = ids
        .iter()
        .zip(&urls)
        .map(|(id, url)| (id.as_str(), &url[..]))
        .collect();
    let found = found(&records, nameless);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].len(), 1 + 5 + 1);
    assert!(
        found[0][0].ends_with("9 links, in 9 records, are dead"),
        "{}",
        found[0][0]
    );
}

#[test]
fn a_dead_link_hears_where_its_siblings_went() {
    let urls = ["/a/x", "/a/y", "/a/z"].map(|path| format!("{OLD}{path}"));
    let urls = urls.each_ref().map(String::as_str);
    let make = |url: &str| match url.ends_with('z') {
        true => gone(url),
        false => LinkOutcome {
            final_url: Some(url.replace("/a/", "/b/")),
            ..LinkOutcome::new(url, Verdict::Moved)
        },
    };
    let found = found(&[("x", &urls)], make);
    assert_eq!(
        found[0],
        [
            "x.yaml: dead-url: `links[2].url` is dead: the server answers 404 Not Found",
            "try `https://old.example/b/z`: two other links of this site moved from `/a/` to `/b/`; otherwise look for the page's new address; failing that, write the address of an archived copy, or remove the link",
        ]
    );
}
