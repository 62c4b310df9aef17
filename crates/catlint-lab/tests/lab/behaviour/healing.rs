//! Modes that are well at the second request, and slow ones that are well in the end.

use std::collections::BTreeSet;

use catlint_lab::Lab;

use crate::probe::{End, Patience, ask, ask_for};

#[tokio::test]
async fn some_heal_at_the_second_request() {
    let lab = Lab::start().await.unwrap();
    for (mode, first) in [("reset-first", None), ("limit-once", Some(429))] {
        let url = lab.url(mode);
        let statuses = [heard(&lab, &url).await.1, heard(&lab, &url).await.1];
        assert_eq!(statuses, [first, Some(200)], "{mode}");
    }
}

#[tokio::test]
async fn a_flaky_page_fails_once_and_is_well_for_good() {
    let lab = Lab::start().await.unwrap();
    let mut failures = BTreeSet::new();
    for seed in 0..12 {
        for page in 0..8 {
            let url = lab.flaky_url(seed, page);
            let (failure, status) = heard(&lab, &url).await;
            assert_ne!(status, Some(200), "{url}");
            failures.insert(failure);
            assert_eq!(heard(&lab, &url).await.1, Some(200), "{url}");
            assert_eq!(heard(&lab, &url).await.1, Some(200), "{url}");
        }
    }
    assert!(failures.len() >= 14, "{failures:?}");
}

#[tokio::test]
async fn a_seed_fails_in_the_same_way_in_every_lab() {
    let (one, two) = (Lab::start().await.unwrap(), Lab::start().await.unwrap());
    for page in 0..16 {
        let first = heard(&one, &one.flaky_url(7, page)).await;
        assert_eq!(first, heard(&two, &two.flaky_url(7, page)).await, "{page}");
    }
}

#[tokio::test]
async fn slow_servers_come_to_an_end() {
    let lab = Lab::start().await.unwrap();
    // Two and a half seconds of dripping are two bytes, on a busy machine perhaps one.
    let patience = Patience::of(2500, 2500);
    let urls = [
        lab.url("slow-ok"),
        lab.url("drip-headers"),
        lab.url("drip-body"),
    ];
    let [slow, headers, body] = &urls;
    let (slow, headers, body) = tokio::join!(
        ask(&lab, "GET", slow, ""),
        ask_for(patience, &lab, "GET", headers, ""),
        ask_for(patience, &lab, "GET", body, ""),
    );
    assert_eq!(slow.unwrap().status(), Some(200));
    let headers = headers.unwrap().text();
    assert!(
        ["close\r\nX", "close\r\nX-"]
            .iter()
            .any(|end| headers.ends_with(end))
    );
    let body = body.unwrap().text();
    assert!(
        ["\r\n\r\n<", "\r\n\r\n<!"]
            .iter()
            .any(|end| body.ends_with(end))
    );
}

/// A stall lasts two minutes at the most: the clock of the test is wound forward.
#[tokio::test(start_paused = true)]
async fn stalls_end_by_themselves() {
    let lab = Lab::start().await.unwrap();
    for mode in [
        "stall-accept",
        "stall-request",
        "stall-headers",
        "stall-body",
    ] {
        let heard = ask_for(
            Patience::of(125_000, 125_000),
            &lab,
            "GET",
            &lab.url(mode),
            "",
        )
        .await
        .unwrap();
        assert_eq!(heard.end, End::Closed, "{mode}");
        let heard = ask_for(
            Patience::of(60_000, 60_000),
            &lab,
            "GET",
            &lab.url(mode),
            "",
        )
        .await
        .unwrap();
        assert_eq!(heard.end, End::Silent, "{mode}");
    }
}

/// How a GET ended and with which start, and its status.
async fn heard(lab: &Lab, url: &str) -> (String, Option<u16>) {
    let heard = ask(lab, "GET", url, "").await.unwrap();
    let start: String = heard.text().chars().take(60).collect();
    (format!("{:?} {start:?}", heard.end), heard.status())
}
