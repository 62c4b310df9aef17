//! HEAD, and headers that change the answer.

use catlint_lab::Lab;

use crate::probe::End::{Closed, Reset};
use crate::probe::ask;

/// The mode, and the status that HEAD gets.
const TO_HEAD: &[(&str, u16)] = &[
    ("head-403", 403),
    ("head-404", 404),
    ("head-405", 405),
    ("head-410", 410),
    ("head-500", 500),
    ("head-501", 501),
    ("get-404", 200),
    ("ok", 200),
    ("soft-404", 200),
    ("stall-body", 200),
    ("reset-body", 200),
    ("body-endless", 200),
    ("chunk-2-64", 200),
];

#[tokio::test]
async fn head_gets_its_own_status_and_no_body() {
    let lab = Lab::start().await.unwrap();
    for (mode, status) in TO_HEAD {
        let heard = ask(&lab, "HEAD", &lab.url(mode), "").await.unwrap();
        let start = format!("HTTP/1.1 {status} ");
        assert!(heard.text().starts_with(&start), "{mode}: {}", heard.text());
        assert!(
            heard.text().ends_with("\r\n\r\n"),
            "{mode}: {}",
            heard.text()
        );
        assert_eq!(heard.end, Closed, "{mode}");
    }
}

#[tokio::test]
async fn head_is_broken_where_the_mode_says_so() {
    let lab = Lab::start().await.unwrap();
    let heard = ask(&lab, "HEAD", &lab.url("head-reset"), "").await.unwrap();
    assert_eq!((heard.bytes.len(), heard.end), (0, Reset));
    let heard = ask(&lab, "HEAD", &lab.url("head-body"), "").await.unwrap();
    assert!(heard.text().ends_with("</p>"));
}

#[tokio::test]
async fn a_url_without_head_refuses_head_alone() {
    let lab = Lab::start().await.unwrap();
    let url = lab.url_without_head("close-body");
    assert_eq!(
        ask(&lab, "HEAD", &url, "").await.unwrap().text().get(9..12),
        Some("405")
    );
    let heard = ask(&lab, "GET", &url, "").await.unwrap();
    assert!(heard.text().contains("Content-Length: 4096"));
}

/// Mode, a header, and the status with it.
const WITH_HEADER: &[(&str, &str, u16)] = &[
    ("agent-403", "User-Agent: Mozilla/5.0 (X11)\r\n", 200),
    ("agent-403", "User-Agent: catlint/1.0\r\n", 403),
    ("status-416", "Range: bytes=0-99\r\n", 416),
    ("cookie-302", "Cookie: other=1; seen=yes\r\n", 200),
    ("cookie-302", "Cookie: seen=no\r\n", 302),
    ("cookie-loop", "Cookie: seen=yes\r\n", 302),
];

#[tokio::test]
async fn headers_change_the_answer() {
    let lab = Lab::start().await.unwrap();
    for (mode, header, status) in WITH_HEADER {
        let heard = ask(&lab, "GET", &lab.url(mode), header).await.unwrap();
        assert_eq!(heard.status(), Some(*status), "{mode} {header}");
    }
}
