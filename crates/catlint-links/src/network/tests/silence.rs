//! A missing network is noticed from the first few links.

use super::*;

/// Ten thousand links of six hosts, each of which is asked at its own pace.
fn urls() -> Vec<String> {
    let url = |number| format!("https://host{}.example.org/{number}", number % 6);
    (0..10_000).map(url).collect()
}

fn unknown_name() -> Reply {
    (Duration::from_millis(5), Err(Failure::NameNotFound))
}

#[tokio::test(start_paused = true)]
async fn without_a_network_a_run_ends_after_a_few_links() {
    let outcome = run_on(false, &urls(), LinkSettings::default(), |_, _| {
        unknown_name()
    })
    .await;
    assert_eq!(outcome.network, Network::Absent);
    assert!(outcome.took < seconds(5), "{:?}", outcome.took);
    let asked = outcome.web.asked().len();
    assert!(asked < 100, "{asked} links were asked");
}

#[tokio::test(start_paused = true)]
async fn where_the_network_is_there_every_link_is_asked() {
    let urls: Vec<String> = (0..40)
        .map(|number| format!("https://gone{number}.org/"))
        .collect();
    let outcome = run(&urls, LinkSettings::default(), |request, _| {
        match request.url.host_str() {
            Some("gone39.org") => answer(200),
            _ => unknown_name(),
        }
    })
    .await;
    assert_ne!(outcome.network, Network::Absent);
    assert_eq!(outcome.verdict("https://gone39.org/"), Verdict::Alive);
    let asked = urls
        .iter()
        .filter(|url| !outcome.web.asked_for(url).is_empty());
    assert_eq!(asked.count(), 40);
}

#[tokio::test(start_paused = true)]
async fn too_few_links_to_be_noticed_early_are_noticed_at_the_end() {
    let urls: Vec<String> = (0..6)
        .map(|number| format!("https://site{number}.org/"))
        .collect();
    let outcome = run_on(false, &urls, LinkSettings::default(), |_, _| unknown_name()).await;
    assert_eq!(outcome.network, Network::Absent);
}
