//! Redirects to where no client should go, or whose Location is hard to read.

use crate::mode::Mode;
use crate::request::Request;
use crate::response::{page, redirect, status, status_with};
use crate::script::{Script, send};

pub(crate) const MODES: &[Mode] = &[
    Mode::http("to-canary", "302 to the canary by 127.0.0.1.", |request| {
        to_canary(request, "127.0.0.1")
    }),
    Mode::http(
        "to-canary-decimal",
        "302 to the canary by 2130706433.",
        |request| to_canary(request, "2130706433"),
    ),
    Mode::http(
        "to-canary-hex",
        "302 to the canary by 0x7f000001.",
        |request| to_canary(request, "0x7f000001"),
    ),
    Mode::http(
        "to-canary-octal",
        "302 to the canary by 0177.0.0.1.",
        |request| to_canary(request, "0177.0.0.1"),
    ),
    Mode::http(
        "to-canary-short",
        "302 to the canary by 127.1.",
        |request| to_canary(request, "127.1"),
    ),
    Mode::http(
        "to-canary-mapped",
        "302 to the canary by [::ffff:127.0.0.1].",
        |request| to_canary(request, "[::ffff:127.0.0.1]"),
    ),
    Mode::http("to-canary-v6", "302 to the canary by [::1].", |request| {
        to_canary(request, "[::1]")
    }),
    Mode::http(
        "to-canary-localhost",
        "302 to the canary by localhost.",
        |request| to_canary(request, "localhost"),
    ),
    Mode::http(
        "to-canary-late",
        "302 to the canary at the third hop.",
        |request| match request.number() {
            at @ 0..2 => redirect(request, 302, &format!("/hop/{}", at + 1)),
            _ => to_canary(request, "127.0.0.1"),
        },
    ),
    Mode::http("to-metadata", "302 to 169.254.169.254.", |request| {
        redirect(request, 302, "http://169.254.169.254/latest/meta-data/")
    }),
    Mode::http("to-port-22", "302 to port 22.", |request| {
        redirect(request, 302, "http://landing.lab.test:22/")
    }),
    Mode::http("to-file", "302 to file:.", |request| {
        redirect(request, 302, "file:///etc/passwd")
    }),
    Mode::http("to-ftp", "302 to ftp:.", |request| {
        redirect(request, 302, "ftp://lab.test/a")
    }),
    Mode::http("to-data", "302 to data:.", |request| {
        redirect(request, 302, "data:text/html,hi")
    }),
    Mode::http("to-javascript", "302 to javascript:.", |request| {
        redirect(request, 302, "javascript:alert(1)")
    }),
    Mode::http("to-mailto", "302 to mailto:.", |request| {
        redirect(request, 302, "mailto:a@b.test")
    }),
    Mode::http(
        "to-host",
        "302 to another host, which must not get credentials.",
        |request| {
            redirect(
                request,
                302,
                &request.http("landing.lab.test", "/register/to-host"),
            )
        },
    ),
    Mode::http(
        "to-credentials",
        "302 to a URL with a name and a password.",
        |request| {
            let port = request.ports.http;
            redirect(
                request,
                302,
                &format!("http://name:S3CR3Tpw@landing.lab.test:{port}/register"),
            )
        },
    ),
    Mode::http(
        "to-injection",
        "302 to a path with an encoded line end and a header.",
        |request| {
            redirect(
                request,
                302,
                &request.http("landing.lab.test", "/a%0d%0aX-Injected:%20yes"),
            )
        },
    ),
    Mode::http("location-none", "302 without a Location.", |request| {
        status(request, 302)
    }),
    Mode::http("location-empty", "302 with an empty Location.", |request| {
        redirect(request, 302, "")
    }),
    Mode::http("location-relative", "302 to ../moved: alive.", |request| {
        moved(request, "../moved")
    }),
    Mode::http(
        "location-query",
        "302 to ?page=2: alive.",
        |request| match request.path().contains('?') {
            true => page(request),
            false => redirect(request, 302, "?page=2"),
        },
    ),
    Mode::http(
        "location-fragment",
        "302 to /moved#part: alive.",
        |request| moved(request, "/moved#part"),
    ),
    Mode::http(
        "location-fragment-only",
        "302 to #part, hence to itself.",
        |request| redirect(request, 302, "#part"),
    ),
    Mode::http(
        "location-slashes",
        "302 to //landing.lab.test/: alive.",
        |request| {
            let port = request.ports.http;
            redirect(request, 302, &format!("//landing.lab.test:{port}/register"))
        },
    ),
    Mode::http(
        "location-backslashes",
        "302 to \\\\landing.lab.test\\: alive.",
        |request| {
            let port = request.ports.http;
            redirect(
                request,
                302,
                &format!("\\\\landing.lab.test:{port}\\register"),
            )
        },
    ),
    Mode::http(
        "location-spaces",
        "302 to a path with spaces: alive.",
        |request| match request.path().contains("data%20portal") {
            true => page(request),
            false => redirect(request, 302, "/the data portal"),
        },
    ),
    Mode::http(
        "location-utf-8",
        "302 to a path in UTF-8: alive.",
        |request| bytes(request, "/Thüringen".as_bytes(), "/Th%C3%BCringen"),
    ),
    Mode::http("location-latin-1", "302 to a path in Latin-1.", |request| {
        bytes(request, b"/Th\xfcringen", "/Th%FCringen")
    }),
    Mode::http("location-long", "302 to a URL of 1 MB.", |request| {
        redirect(request, 302, &format!("/{}", "x".repeat(1_000_000)))
    }),
    Mode::http(
        "location-8-kib",
        "302 to a URL of 8 KiB.",
        |request| match request.path().len() > 8192 {
            true => page(request),
            false => redirect(request, 302, &format!("/{}", "x".repeat(8192))),
        },
    ),
    Mode::http(
        "location-several",
        "302 with two Locations.",
        |request| match request.path() {
            "/first" | "/second" => page(request),
            _ => status_with(
                request,
                302,
                &[("Location", "/first"), ("Location", "/second")],
            ),
        },
    ),
    Mode::http("location-junk", "302 to what is no URL.", |request| {
        redirect(request, 302, "http://[::1")
    }),
    Mode::http(
        "location-idn",
        "302 to a host that hides a full stop.",
        |request| redirect(request, 302, "http://xn--landing-.lab.test/"),
    ),
];

fn to_canary(request: &Request, host: &str) -> Script {
    redirect(
        request,
        302,
        &format!("http://{host}:{}/", request.ports.canary),
    )
}

/// One hop to the location, which leads to `/moved`.
fn moved(request: &Request, location: &str) -> Script {
    match request.path() {
        "/moved" => page(request),
        _ => redirect(request, 302, location),
    }
}

/// One hop to a location in raw bytes; the page for the path that it stands for.
fn bytes(request: &Request, location: &[u8], path: &str) -> Script {
    if request.path().eq_ignore_ascii_case(path) {
        return page(request);
    }
    let head = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\nLocation: ";
    send([&head[..], location, b"\r\n\r\n"].concat())
}
