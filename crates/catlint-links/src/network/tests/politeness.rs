//! How often a site is asked, and how it is listened to.

use super::*;

fn pages(host: &str, count: usize) -> Vec<String> {
    (0..count)
        .map(|number| format!("https://{host}/page/{number}"))
        .collect()
}

#[tokio::test(start_paused = true)]
async fn a_site_gets_one_request_at_a_time_and_a_gap_between_two() {
    let mut urls = pages("www.example.org", 5);
    urls.extend(pages("data.example.org", 5));
    let outcome = run(&urls, LinkSettings::default(), |_, _| answer(200)).await;
    let mut asked = outcome.web.asked();
    asked.sort_by_key(|asked| asked.at);
    for pair in asked.windows(2) {
        assert!(pair[1].at >= pair[0].done, "{pair:?}");
        assert!(
            pair[1].at - pair[0].at >= Duration::from_millis(500),
            "{pair:?}"
        );
    }
    assert!(asked.len() >= 10);
}

#[tokio::test(start_paused = true)]
async fn sites_are_asked_side_by_side() {
    let urls: Vec<String> = (0..50)
        .flat_map(|site| pages(&format!("site{site}.org"), 4))
        .collect();
    let outcome = run(&urls, LinkSettings::default(), |_, _| answer(200)).await;
    assert!(outcome.took < seconds(5), "{:?}", outcome.took);
}

#[tokio::test(start_paused = true)]
async fn a_redirect_takes_its_turn_at_the_site_it_leads_to() {
    let urls: Vec<String> = (0..20)
        .map(|number| format!("https://site{number}.org/x"))
        .collect();
    let outcome = run(&urls, LinkSettings::default(), |request, _| {
        match request.url.host_str() {
            Some("hub.net") => answer(200),
            _ => answer_with(302, ("location", "https://hub.net/page")),
        }
    })
    .await;
    let mut hub = outcome.web.asked_for("https://hub.net/page");
    hub.sort_by_key(|asked| asked.at);
    assert!(hub.len() >= 20);
    assert!(
        hub.windows(2).all(|pair| pair[1].at >= pair[0].done),
        "one at a time"
    );
}

#[tokio::test(start_paused = true)]
async fn retry_after_is_honoured_up_to_a_minute() {
    let urls = pages("example.org", 3);
    let outcome = run(&urls, LinkSettings::default(), |_, earlier| match earlier {
        0 => answer_with(429, ("retry-after", "30")),
        _ => answer(200),
    })
    .await;
    let mut asked = outcome.web.asked();
    asked.sort_by_key(|asked| asked.at);
    assert!(asked[1].at - asked[0].at >= seconds(30), "{asked:?}");
    assert!(
        urls.iter()
            .all(|url| outcome.verdict(url) == Verdict::Alive)
    );
}

#[tokio::test(start_paused = true)]
async fn a_site_that_asks_for_more_is_left_alone() {
    for value in [
        "3600",
        "1000000000000",
        "99999999999999999999999999",
        "Tue, 31 Dec 2199 23:59:59 GMT",
    ] {
        let urls = pages("example.org", 5);
        let outcome = run(&urls, LinkSettings::default(), move |_, _| {
            answer_with(429, ("retry-after", value))
        })
        .await;
        assert_eq!(outcome.web.asked().len(), 1, "{value}");
        assert!(outcome.took < seconds(30));
        assert!(
            urls.iter()
                .all(|url| outcome.verdict(url) == Verdict::Unknown)
        );
    }
}

#[tokio::test(start_paused = true)]
async fn junk_in_retry_after_asks_for_nothing() {
    for value in ["0", "-1", "soon", "Thu, 01 Jan 1970 00:00:00 GMT"] {
        let urls = pages("example.org", 1);
        let outcome = run(
            &urls,
            LinkSettings::default(),
            move |_, earlier| match earlier {
                0 => answer_with(503, ("retry-after", value)),
                _ => answer(200),
            },
        )
        .await;
        assert!(outcome.took < seconds(15), "{value}");
        assert_eq!(outcome.verdict(&urls[0]), Verdict::Alive);
    }
}

#[tokio::test(start_paused = true)]
async fn one_site_gets_so_many_requests_and_no_more() {
    let settings = LinkSettings {
        most_per_host: 20,
        ..LinkSettings::default()
    };
    let urls = pages("victim.org", 1_000);
    let outcome = run(&urls, settings, |_, _| answer(200)).await;
    assert_eq!(outcome.web.asked().len(), 20);
    let capped = urls
        .iter()
        .filter(|url| outcome.failure(url) == Some(Failure::Capped));
    assert_eq!(capped.count(), 980);
}

#[tokio::test(start_paused = true)]
async fn looks_and_redirects_count_as_requests() {
    let settings = LinkSettings {
        most_per_host: 20,
        ..LinkSettings::default()
    };
    let urls: Vec<String> = (0..100)
        .map(|site| format!("https://site{site}.org/x"))
        .collect();
    let outcome = run(&urls, settings, |request, _| match request.url.host_str() {
        Some("victim.net") => answer(500),
        _ => answer_with(302, ("location", "https://victim.net/page")),
    })
    .await;
    assert_eq!(outcome.web.asked_for("https://victim.net/page").len(), 20);
}

#[tokio::test(start_paused = true)]
async fn head_acquits_only_on_a_host_that_is_honest_about_nonsense() {
    let words = "the labour mobility unit helps seasonal workers of this province with their papers and travel";
    let urls = pages("honest.org", 4);
    let honest = run(&urls, LinkSettings::default(), move |request, _| {
        if request.url.path().contains("no-such-page") {
            answer(404)
        } else {
            page(words)
        }
    })
    .await;
    let gets = |outcome: &Outcome| {
        outcome
            .web
            .asked()
            .iter()
            .filter(|asked| asked.method == "GET")
            .count()
    };
    assert_eq!(
        gets(&honest),
        2,
        "the first page, and the page that cannot be"
    );
    assert!(urls.iter().all(|url| honest.verdict(url) == Verdict::Alive));
    let soft = run(&urls, LinkSettings::default(), move |_, _| page(words)).await;
    assert!(gets(&soft) > 4);
    assert!(urls.iter().all(|url| soft.verdict(url) == Verdict::Suspect));
}
