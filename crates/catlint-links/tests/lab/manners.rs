//! What is sent, to whom, and what is not.

use std::collections::BTreeMap;

use catlint_core::link::Verdict;
use catlint_links::HostSettings;

use crate::hall::Hall;

fn path(url: &str) -> &str {
    url.split_once("://")
        .and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]))
        .unwrap_or("/")
}

#[test]
fn a_request_is_honest_and_asks_for_nothing_compressed() {
    let hall = Hall::open();
    let mut settings = hall.settings();
    settings.contact = Some("https://example.org/contact".to_owned());
    hall.ask(&[hall.lab.url("ok")], &settings);
    let requests = hall.lab.requests("ok");
    for request in &requests {
        let agent = request.header("user-agent").unwrap_or_default();
        assert!(
            agent.starts_with("catlint/") && agent.contains("+https://example.org/contact"),
            "{agent}"
        );
        assert!(!agent.to_lowercase().contains("link"), "{agent}");
        assert_eq!(request.header("accept-encoding"), Some("identity"));
        assert_eq!(request.header("referer"), None);
    }
    assert!(!requests.is_empty());
}

#[test]
fn head_may_only_acquit() {
    let hall = Hall::open();
    for mode in [
        "head-403",
        "head-404",
        "head-405",
        "head-410",
        "head-500",
        "head-501",
        "head-reset",
    ] {
        // The first page of a host is read in full; the second is asked by HEAD.
        let urls = [
            hall.lab.url_of(mode, "/first"),
            hall.lab.url_of(mode, "/second"),
        ];
        for outcome in hall.ask(&urls, &hall.settings()).outcomes {
            assert_eq!(outcome.verdict, Verdict::Alive, "{mode} {}", outcome.url);
        }
        let methods: Vec<String> = hall
            .lab
            .requests(mode)
            .into_iter()
            .map(|request| request.method)
            .collect();
        assert!(methods.contains(&"HEAD".to_owned()), "{mode}: {methods:?}");
    }
}

#[test]
fn credentials_of_a_url_are_never_sent() {
    let hall = Hall::open();
    let url = hall.lab.url("ok").replace("://", "://user:S3CR3Tpw@");
    assert_eq!(hall.one(&url).verdict, Verdict::Alive);
    assert_eq!(hall.one(&hall.lab.url("to-credentials")).status, Some(200));
    for mode in ["ok", "landing", "to-credentials"] {
        for request in hall.lab.requests(mode) {
            assert_eq!(request.header("authorization"), None, "{mode}");
        }
    }
}

#[test]
fn a_configured_header_goes_to_its_host_alone_and_encrypted() {
    let hall = Hall::open();
    let secret = ("X-Token".to_owned(), "T0KENtok".to_owned());
    let host = HostSettings {
        headers: vec![secret],
        ..HostSettings::default()
    };
    let mut settings = hall.settings();
    settings.hosts = BTreeMap::from([
        ("ok-https.lab.test".to_owned(), host.clone()),
        ("to-host.lab.test".to_owned(), host.clone()),
        ("redirect-to-http.lab.test".to_owned(), host),
    ]);
    let urls = ["ok-https", "to-host", "redirect-to-http", "ok"].map(|mode| hall.lab.url(mode));
    hall.ask(&urls, &settings);
    let tokens = |mode: &str| -> Vec<Option<String>> {
        let requests = hall.lab.requests(mode);
        requests
            .iter()
            .map(|request| request.header("x-token").map(ToOwned::to_owned))
            .collect()
    };
    assert!(
        tokens("ok-https").iter().any(Option::is_some),
        "its own host gets it"
    );
    assert!(
        tokens("to-host").iter().all(Option::is_none),
        "not in plain text"
    );
    for mode in ["ok", "landing"] {
        assert!(tokens(mode).iter().all(Option::is_none), "{mode}");
    }
}

#[test]
fn a_cookie_of_one_host_is_not_shown_to_another() {
    let hall = Hall::open();
    hall.one(&hall.lab.url("cookie-foreign"));
    let foreign = hall
        .lab
        .requests("landing")
        .into_iter()
        .filter(|request| request.header("cookie").is_some());
    assert_eq!(foreign.count(), 0);
}

#[test]
fn no_header_can_be_smuggled_in() {
    let hall = Hall::open();
    hall.one(&hall.lab.url("to-injection"));
    let url = hall.lab.url("ok");
    for evil in [
        "%0d%0aX-Injected:%20yes",
        "\r\nX-Injected: yes",
        "%E5%98%8A%E5%98%8DX-Injected:%20yes",
    ] {
        let _ = hall.ask(&[format!("{url}?{evil}")], &hall.settings());
    }
    for mode in ["ok", "landing", "to-injection"] {
        for request in hall.lab.requests(mode) {
            assert_eq!(
                request.header("x-injected"),
                None,
                "{mode} {}",
                path(&request.path)
            );
        }
    }
}

#[test]
fn an_accepted_status_is_an_answer() {
    let hall = Hall::open();
    let mut settings = hall.settings();
    let accept = HostSettings {
        accept: vec![403],
        ..HostSettings::default()
    };
    settings
        .hosts
        .insert("status-403.lab.test".to_owned(), accept);
    let run = hall.ask(&[hall.lab.url("status-403")], &settings);
    assert_eq!(
        run.outcomes.first().map(|outcome| outcome.verdict),
        Some(Verdict::Alive)
    );
}
