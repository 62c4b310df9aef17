//! Redirects, followed by hand.

use catlint_lab::Lab;

use crate::probe::{ask, parts};

/// The mode, the hops, and the status at the end.
const CHAINS: &[(&str, usize, u16)] = &[
    ("redirect-5", 5, 200),
    ("redirect-50", 50, 200),
    ("redirect-302", 1, 200),
    ("redirect-303", 1, 200),
    ("redirect-307", 1, 200),
    ("moved-301", 1, 200),
    ("moved-308", 1, 200),
    ("moved-chain", 3, 200),
    ("moved-partly", 2, 200),
    ("moved-slash", 1, 200),
    ("moved-case", 1, 200),
    ("moved-www", 1, 200),
    ("moved-front", 1, 200),
    ("front-302", 1, 200),
    ("moved-site", 1, 200),
    ("site-302", 1, 200),
    ("login-302", 1, 200),
    ("moved-404", 1, 404),
    ("moved-410", 1, 410),
    ("moved-500", 1, 500),
    ("moved-https", 1, 200),
    ("redirect-to-http", 1, 200),
    ("cookie-foreign", 1, 200),
    ("to-host", 1, 200),
    ("to-injection", 1, 200),
    ("location-relative", 1, 200),
    ("location-query", 1, 200),
    ("location-fragment", 1, 200),
    ("location-slashes", 1, 200),
    ("location-spaces", 1, 200),
    ("location-utf-8", 1, 200),
    ("location-latin-1", 1, 200),
    ("location-8-kib", 1, 200),
    ("location-several", 1, 200),
    ("soft-404-redirect", 1, 200),
    ("captive-portal", 1, 200),
    ("many-to-one", 1, 200),
];

#[tokio::test]
async fn chains_end_where_they_should() {
    let lab = Lab::start().await.unwrap();
    for (mode, hops, status) in CHAINS {
        assert_eq!(
            follow(&lab, mode, 60).await,
            (*hops, Some(*status)),
            "{mode}"
        );
    }
    assert_eq!(lab.stray_requests(), []);
}

#[tokio::test]
async fn loops_do_not_end() {
    let lab = Lab::start().await.unwrap();
    let loops = [
        "redirect-self",
        "redirect-loop",
        "redirect-endless",
        "redirect-growing",
    ];
    for mode in loops
        .into_iter()
        .chain(["cookie-loop", "cookie-302", "location-fragment-only"])
    {
        assert_eq!(follow(&lab, mode, 12).await, (12, Some(302)), "{mode}");
    }
}

#[tokio::test]
async fn a_redirect_leads_to_any_url() {
    let lab = Lab::start().await.unwrap();
    let target = "http://①②⑦.0.0.1:1/?a=b%20c";
    let heard = ask(&lab, "GET", &lab.url_redirecting_to(target), "")
        .await
        .unwrap();
    let location = heard.header("Location").unwrap();
    let bytes: Vec<u8> = location
        .chars()
        .map(|char| u8::try_from(char).unwrap())
        .collect();
    assert_eq!(String::from_utf8(bytes).unwrap(), target);
}

/// The canary does hear who comes to it.
#[tokio::test]
async fn the_canary_counts() {
    let lab = Lab::start().await.unwrap();
    let target = ask(&lab, "GET", &lab.url("to-canary"), "").await.unwrap();
    let target = target.header("Location").unwrap();
    assert_eq!(lab.canary_hits(), 0);
    let heard = ask(&lab, "GET", &target, "").await.unwrap();
    assert_eq!((heard.bytes.len(), lab.canary_hits()), (0, 1));
}

/// Follows so many hops at most; the hops made and the last status.
async fn follow(lab: &Lab, mode: &str, limit: usize) -> (usize, Option<u16>) {
    let mut url = lab.url(mode);
    for hop in 0.. {
        let heard = ask(lab, "GET", &url, "").await.unwrap();
        let status = heard.status();
        match heard.header("Location") {
            Some(location) if hop < limit => url = joined(&url, &location),
            _ => return (hop, status),
        }
    }
    unreachable!("the limit is reached first")
}

/// The URL that a Location means, as far as the lab has such.
fn joined(base: &str, location: &str) -> String {
    let location = location.split('#').next().unwrap();
    let (host, port, path) = parts(base);
    let scheme = base.split("//").next().unwrap();
    let escaped: String = location.chars().map(escape).collect();
    match escaped.as_str() {
        "" => base.to_owned(),
        url if url.starts_with("http") => url.to_owned(),
        rest if rest.starts_with("//") => format!("{scheme}{rest}"),
        query if query.starts_with('?') => format!("{scheme}//{host}:{port}{path}{query}"),
        other => format!(
            "{scheme}//{host}:{port}/{}",
            other.trim_start_matches(['.', '/'])
        ),
    }
}

fn escape(char: char) -> String {
    match char.is_ascii_graphic() {
        true => char.to_string(),
        false => format!("%{:02X}", u32::from(char)),
    }
}
