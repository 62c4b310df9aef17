//! Servers that never answer cost one deadline, not dozens.

use super::*;

#[tokio::test(start_paused = true)]
async fn twenty_tarpits_among_two_thousand_cost_one_long_deadline() {
    let urls: Vec<String> = (0..2_000)
        .map(|number| format!("https://site{number}.org/x"))
        .collect();
    let outcome = run(&urls, LinkSettings::default(), |request, _| {
        let number = request
            .url
            .host_str()
            .unwrap_or_default()
            .trim_matches(|c: char| !c.is_ascii_digit());
        if number == "0" || number.ends_with("00") {
            silence()
        } else {
            answer(200)
        }
    })
    .await;
    assert!(outcome.took < seconds(29), "{:?}", outcome.took);
    let unknown = urls
        .iter()
        .filter(|url| outcome.verdict(url) == Verdict::Unknown);
    assert_eq!(unknown.count(), 20);
    assert!(outcome.network.is_fine());
}

#[tokio::test(start_paused = true)]
async fn a_thousand_silent_sites_end_in_two_minutes_and_are_the_network() {
    let urls: Vec<String> = (0..1_000)
        .map(|number| format!("https://site{number}.org/x"))
        .collect();
    let outcome = run(&urls, LinkSettings::default(), |_, _| silence()).await;
    assert!(outcome.took < seconds(120), "{:?}", outcome.took);
    assert!(!outcome.network.is_fine());
}

#[tokio::test(start_paused = true)]
async fn a_thousand_links_of_one_silent_site_end_in_two_minutes() {
    let urls: Vec<String> = (0..1_000)
        .map(|number| format!("https://example.org/{number}"))
        .collect();
    let outcome = run(&urls, LinkSettings::default(), |_, _| silence()).await;
    assert!(outcome.took < seconds(120), "{:?}", outcome.took);
    assert!(outcome.web.asked().len() < 10);
}

#[tokio::test(start_paused = true)]
async fn a_silent_host_does_not_silence_its_neighbours() {
    let urls: Vec<String> = ["a", "b"]
        .iter()
        .flat_map(|host| (0..5).map(move |number| format!("https://{host}.example.org/{number}")))
        .collect();
    let outcome = run(&urls, LinkSettings::default(), |request, _| {
        match request.url.host_str() {
            Some("a.example.org") => silence(),
            _ => answer(200),
        }
    })
    .await;
    let alive = urls
        .iter()
        .filter(|url| outcome.verdict(url) == Verdict::Alive);
    assert_eq!(alive.count(), 5);
}

#[tokio::test(start_paused = true)]
async fn a_slow_server_is_given_time() {
    let urls = ["https://example.org/page".to_owned()];
    let slow = |_: &Request, _| (seconds(15), answer(200).1);
    let outcome = run(&urls, LinkSettings::default(), slow).await;
    assert_eq!(outcome.verdict(&urls[0]), Verdict::Alive);
}

#[tokio::test(start_paused = true)]
async fn a_run_ends_when_its_time_is_up() {
    let settings = LinkSettings {
        run_limit: seconds(20),
        ..LinkSettings::default()
    };
    let urls: Vec<String> = (0..500)
        .map(|number| format!("https://example.org/{number}"))
        .collect();
    let outcome = run(&urls, settings, |_, _| answer(200)).await;
    assert!(outcome.took <= seconds(21), "{:?}", outcome.took);
    let last = urls.last().expect("some");
    assert_eq!(outcome.failure(last), Some(Failure::OutOfTime));
}
