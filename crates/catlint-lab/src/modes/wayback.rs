//! Stubs of the availability service of an archive: `GET /wayback/available?url=...`.

use crate::mode::Mode;
use crate::request::Request;
use crate::response::{head, status_with};
use crate::script::{STALL, Script, Step, flood, send};

const PATH: &str = "/wayback/available";

pub(crate) const MODES: &[Mode] = &[
    Mode::http(
        "wayback-good",
        "A capture of the URL that was asked for.",
        |request| captured(request, &capture_of(request), "200", true),
    )
    .with_path(PATH),
    Mode::http("wayback-none", "No capture.", |_| {
        json("{\"url\":\"\",\"archived_snapshots\":{}}")
    })
    .with_path(PATH),
    Mode::http("wayback-other", "A capture of another URL.", |request| {
        captured(request, &capture("http://elsewhere.test/"), "200", true)
    })
    .with_path(PATH),
    Mode::http(
        "wayback-other-host",
        "A capture kept by somebody else.",
        |request| {
            let url =
                capture_of(request).replace("web.archive.org", "web.archive.org.elsewhere.test");
            captured(request, &url, "200", true)
        },
    )
    .with_path(PATH),
    Mode::http(
        "wayback-bad-time",
        "A capture whose time is no time.",
        |request| {
            let url = capture_of(request).replace(TIMESTAMP, "2019");
            captured(request, &url, "200", true)
        },
    )
    .with_path(PATH),
    Mode::http(
        "wayback-404",
        "A capture of a page that was 404.",
        |request| captured(request, &capture_of(request), "404", true),
    )
    .with_path(PATH),
    Mode::http(
        "wayback-unavailable",
        "A capture that is not available.",
        |request| captured(request, &capture_of(request), "200", false),
    )
    .with_path(PATH),
    Mode::http(
        "wayback-control",
        "A capture whose URL holds control characters.",
        |request| {
            let url = format!("{}\\u001b[31m\\n::error::", capture_of(request));
            captured(request, &url, "200", true)
        },
    )
    .with_path(PATH),
    Mode::http("wayback-junk", "What is no JSON.", |_| {
        json("{\"archived_snapshots\": [}")
    })
    .with_path(PATH),
    Mode::http("wayback-shape", "JSON of another shape.", |_| {
        json("{\"archived_snapshots\":{\"closest\":[1,2,{\"url\":null}]}}")
    })
    .with_path(PATH),
    Mode::http(
        "wayback-deep",
        "JSON of 100 000 arrays in each other.",
        |_| json(&"[".repeat(100_000)),
    )
    .with_path(PATH),
    Mode::http("wayback-endless", "JSON without end.", |_| {
        let head = head(200, &[("Content-Type", "application/json")]) + "\r\n{\"url\":\"";
        flood(head, &[b'x'; 4096])
    })
    .with_path(PATH),
    Mode::http("wayback-limit", "429 with Retry-After: 60.", |request| {
        status_with(request, 429, &[("Retry-After", "60")])
    })
    .with_path(PATH),
    Mode::http("wayback-503", "503.", |request| {
        status_with(request, 503, &[])
    })
    .with_path(PATH),
    Mode::http("wayback-stall", "Never answers.", |_| {
        vec![Step::Wait(STALL)]
    })
    .with_path(PATH),
];

const TIMESTAMP: &str = "20190214120000";

/// A capture as the service says it.
fn captured(request: &Request, url: &str, status: &str, available: bool) -> Script {
    json(&format!(
        "{{\"url\":\"{}\",\"archived_snapshots\":{{\"closest\":{{\"status\":\"{status}\",\
         \"available\":{available},\"url\":\"{url}\",\"timestamp\":\"{TIMESTAMP}\"}}}}}}",
        asked(request)
    ))
}

/// Where a capture of a URL is kept.
fn capture(url: &str) -> String {
    format!("http://web.archive.org/web/{TIMESTAMP}/{url}")
}

fn capture_of(request: &Request) -> String {
    capture(&asked(request))
}

/// The URL of the query, decoded; what would break out of a JSON string is dropped.
fn asked(request: &Request) -> String {
    let query = request
        .path()
        .split_once("url=")
        .map_or("", |(_, query)| query);
    let value = query.split('&').next().unwrap_or_default();
    let mut pieces = value.split('%');
    let first = pieces.next().unwrap_or_default().to_owned();
    let decoded = pieces.fold(first, |url, piece| url + &unescaped(piece));
    decoded.replace(['"', '\\'], "")
}

/// A piece behind a percent sign, its first two digits as the character that they stand for.
fn unescaped(piece: &str) -> String {
    let decoded = piece
        .get(..2)
        .and_then(|digits| u8::from_str_radix(digits, 16).ok());
    match decoded {
        Some(byte) => char::from(byte).to_string() + piece.get(2..).unwrap_or_default(),
        None => format!("%{piece}"),
    }
}

fn json(body: &str) -> Script {
    let length = body.len().to_string();
    let headers = [
        ("Content-Type", "application/json"),
        ("Content-Length", length.as_str()),
    ];
    send(head(200, &headers) + "\r\n" + body)
}
