//! Sites as a whole: soft failures, honest neighbours, the archive.

use catlint_lab::Lab;

use crate::probe::ask;

/// Two answers to the same path and one to another, as texts.
async fn three(lab: &Lab, mode: &str, paths: [&str; 3]) -> [String; 3] {
    let mut texts = [const { String::new() }; 3];
    for (text, path) in texts.iter_mut().zip(paths) {
        *text = ask(lab, "GET", &lab.url_of(mode, path), "")
            .await
            .unwrap()
            .text();
    }
    texts
}

#[tokio::test]
async fn soft_failures_say_200_to_any_path_and_vary_in_noise() {
    let lab = Lab::start().await.unwrap();
    for mode in [
        "soft-404",
        "soft-404-silent",
        "soft-404-german",
        "login-200",
        "maintenance",
    ] {
        let texts = three(&lab, mode, ["/a/page", "/a/page", "/a/no-such-thing"]).await;
        assert!(
            texts.iter().all(|text| text.starts_with("HTTP/1.1 200 ")),
            "{mode}"
        );
        assert!(texts[0] != texts[1] && texts[1] != texts[2], "{mode}");
        let title = |text: &str| text.split("title>").nth(1).map(str::to_owned);
        assert_eq!(title(&texts[0]), title(&texts[2]), "{mode}");
    }
}

#[tokio::test]
async fn honest_sites_differ_page_by_page_and_refuse_the_rest() {
    let lab = Lab::start().await.unwrap();
    for (mode, absent) in [("honest-site", "404"), ("honest-410", "410")] {
        let texts = three(&lab, mode, ["/record/7", "/record/8", "/record/x"]).await;
        assert!(texts[0].contains("<h1>Record 7</h1>") && texts[1].contains("<h1>Record 8</h1>"));
        assert_eq!(texts[2].get(9..12), Some(absent), "{mode}");
    }
}

#[tokio::test]
async fn an_open_site_has_a_text_for_each_path() {
    let lab = Lab::start().await.unwrap();
    let texts = three(&lab, "same-record", ["/record/7", "/record/7", "/record/8"]).await;
    let text = |page: &str| {
        page.split("<p>")
            .nth(1)
            .and_then(|rest| rest.get(..900).map(str::to_owned))
    };
    assert_eq!(text(&texts[0]), text(&texts[1]));
    assert_ne!(text(&texts[1]), text(&texts[2]));
}

#[tokio::test]
async fn the_archive_has_a_capture_of_the_url_that_was_asked_for() {
    let lab = Lab::start().await.unwrap();
    let path = "/wayback/available?url=https%3A%2F%2Fexample.org%2Fa%3Fb&timestamp=2019";
    let heard = ask(&lab, "GET", &lab.url_of("wayback-good", path), "")
        .await
        .unwrap();
    let capture = "\"url\":\"http://web.archive.org/web/20190214120000/https://example.org/a?b\"";
    assert!(heard.text().contains(capture), "{}", heard.text());
    assert!(heard.text().contains("\"timestamp\":\"20190214120000\""));
}
