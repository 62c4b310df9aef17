//! What fails is looked at again, late, and by another method.

use super::*;

async fn one(behaviour: impl Fn(&Request, usize) -> Reply + Send + Sync + 'static) -> Outcome {
    let urls = ["https://example.org/page".to_owned()];
    run(&urls, LinkSettings::default(), behaviour).await
}

const PAGE: &str = "https://example.org/page";

#[tokio::test(start_paused = true)]
async fn whatever_fails_once_and_answers_then_is_alive() {
    let broken = |failure| (Duration::from_millis(50), Err(failure));
    let failures: Vec<Failure> = Failure::PLAIN
        .into_iter()
        .filter(|failure| !failure.is_ours())
        .collect();
    for failure in failures {
        let outcome = one(move |_, earlier| {
            if earlier == 0 {
                broken(failure)
            } else {
                answer(200)
            }
        })
        .await;
        assert_eq!(outcome.verdict(PAGE), Verdict::Alive, "{failure:?}");
    }
    for status in [400, 403, 404, 410, 429, 500, 502, 503, 504, 520, 999] {
        let outcome = one(move |_, earlier| {
            if earlier == 0 {
                answer(status)
            } else {
                answer(200)
            }
        })
        .await;
        assert_eq!(outcome.verdict(PAGE), Verdict::Alive, "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_second_look_is_late() {
    let outcome = one(|_, _| answer(404)).await;
    let asked = outcome.web.asked_for(PAGE);
    assert_eq!(outcome.verdict(PAGE), Verdict::Gone);
    assert_eq!(asked.len(), 2);
    assert!(asked[1].at - asked[0].at >= seconds(10));
    assert!(asked.iter().all(|asked| asked.method == "GET"));
}

#[tokio::test(start_paused = true)]
async fn what_was_gone_once_is_looked_at_a_third_time() {
    let reset = || (Duration::from_millis(50), Err(Failure::ConnectionReset));
    let outcome = one(move |_, earlier| if earlier == 0 { reset() } else { answer(404) }).await;
    assert_eq!(outcome.verdict(PAGE), Verdict::Gone);
    assert_eq!(outcome.web.asked_for(PAGE).len(), 3);
    let outcome = one(move |_, earlier| if earlier == 0 { answer(404) } else { reset() }).await;
    assert_eq!(
        outcome.verdict(PAGE),
        Verdict::Unknown,
        "once is not enough"
    );
}

#[tokio::test(start_paused = true)]
async fn a_name_must_be_missing_twice() {
    let missing = || (Duration::from_millis(5), Err(Failure::NameNotFound));
    let outcome = one(move |_, _| missing()).await;
    assert_eq!(outcome.verdict(PAGE), Verdict::Gone);
    assert_eq!(outcome.web.asked_for(PAGE).len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_breaks_get_may_be_acquitted_by_head() {
    let outcome = one(|request, _| match request.method {
        crate::evidence::Method::Get => (Duration::ZERO, Err(Failure::Protocol)),
        crate::evidence::Method::Head => answer(200),
    })
    .await;
    assert_eq!(outcome.verdict(PAGE), Verdict::Alive);
}

#[tokio::test(start_paused = true)]
async fn head_cannot_condemn() {
    let urls = [
        "https://example.org/a".to_owned(),
        "https://example.org/b".to_owned(),
    ];
    for status in [400, 403, 404, 405, 410, 500, 501] {
        let outcome = run(&urls, LinkSettings::default(), move |request, _| {
            let nonsense = request.url.path().contains("no-such");
            match request.method {
                _ if nonsense => answer(404),
                crate::evidence::Method::Head => answer(status),
                crate::evidence::Method::Get => page("a page"),
            }
        })
        .await;
        assert!(
            urls.iter()
                .all(|url| outcome.verdict(url) == Verdict::Alive),
            "{status}"
        );
    }
}
