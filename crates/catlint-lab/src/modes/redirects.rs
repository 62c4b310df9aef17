//! Servers that redirect: in circles, without end, and to where a page has moved.

use crate::mode::{Door, Mode};
use crate::request::Request;
use crate::response::{page, redirect, status, status_with};
use crate::script::Script;

pub(crate) const MODES: &[Mode] = &[
    Mode::http("redirect-self", "302 to itself.", |request| {
        redirect(request, 302, request.path())
    }),
    Mode::http("redirect-loop", "302 between two pages.", |request| {
        let other = if request.path() == "/b" { "/a" } else { "/b" };
        redirect(request, 302, other)
    }),
    Mode::http("redirect-50", "50 hops of 302, then the page.", |request| {
        hops(request, 302, 50)
    }),
    Mode::http(
        "redirect-5",
        "5 hops of 302, then the page: alive.",
        |request| hops(request, 302, 5),
    ),
    Mode::http(
        "redirect-endless",
        "Always one hop more, each to a new URL.",
        |request| hops(request, 302, u64::MAX),
    ),
    Mode::http(
        "redirect-growing",
        "302 to a URL twice as long.",
        |request| {
            let longer = format!("{0}{0}", request.path());
            redirect(request, 302, &longer)
        },
    ),
    Mode::http(
        "cookie-302",
        "302 to itself until a cookie comes back: alive.",
        |request| match request.has_cookie("seen=yes") {
            true => page(request),
            false => with_cookie(request, "seen=yes; Path=/"),
        },
    ),
    Mode::http(
        "cookie-loop",
        "302 to itself whatever cookie comes back.",
        |request| with_cookie(request, "seen=yes; Path=/"),
    ),
    Mode::http(
        "cookie-foreign",
        "302 to another host, which must not get the cookie.",
        |request| {
            let target = request.http("landing.lab.test", "/register/cookie-foreign");
            let cookie = ("Set-Cookie", "secret=1; Domain=.lab.test; Path=/");
            status_with(request, 302, &[("Location", &target), cookie])
        },
    ),
    Mode::http("redirect-302", "302 to another page: alive.", |request| {
        once(request, 302)
    }),
    Mode::http("redirect-303", "303 to another page: alive.", |request| {
        once(request, 303)
    }),
    Mode::http("redirect-307", "307 to another page: alive.", |request| {
        once(request, 307)
    }),
    Mode::http("redirect-300", "300 with a Location.", |request| {
        once(request, 300)
    }),
    Mode::http(
        "redirect-refresh",
        "200 with Refresh: 0 to another page.",
        |request| status_with(request, 200, &[("Refresh", "0; url=/moved")]),
    ),
    Mode::http("moved-301", "301 to another page: moved.", |request| {
        once(request, 301)
    }),
    Mode::http("moved-308", "308 to another page: moved.", |request| {
        once(request, 308)
    }),
    Mode::http(
        "moved-chain",
        "3 hops of 301, then the page: moved.",
        |request| hops(request, 301, 3),
    ),
    Mode::http(
        "moved-partly",
        "301, then 302, then the page: moved one hop.",
        |request| match request.number() {
            0 => redirect(request, 301, "/hop/1"),
            1 => redirect(request, 302, "/hop/2"),
            _ => page(request),
        },
    ),
    Mode::http(
        "moved-slash",
        "301 to the same path with a slash.",
        |request| match request.path().ends_with('/') {
            true => page(request),
            false => redirect(request, 301, &format!("{}/", request.path())),
        },
    ),
    Mode::http(
        "moved-case",
        "301 to the same path in capitals.",
        |request| {
            let capitals = request.path().to_ascii_uppercase();
            match request.path() == capitals {
                true => page(request),
                false => redirect(request, 301, &capitals),
            }
        },
    ),
    Mode::http(
        "moved-www",
        "301 to the same path at www.",
        |request| match request.host().starts_with("www.") {
            true => page(request),
            false => {
                let www = format!("www.{}", request.host());
                redirect(request, 301, &request.http(&www, request.path()))
            }
        },
    ),
    Mode::http(
        "moved-front",
        "301 of a deep page to the front page.",
        |request| match request.path() {
            "/" => page(request),
            _ => redirect(request, 301, "/"),
        },
    ),
    Mode::http(
        "front-302",
        "302 of a deep page to the front page.",
        |request| match request.path() {
            "/" => page(request),
            _ => redirect(request, 302, "/"),
        },
    ),
    Mode::http("moved-site", "301 to another site.", |request| {
        redirect(
            request,
            301,
            &request.http("landing.elsewhere.test", request.path()),
        )
    }),
    Mode::http("site-302", "302 to another site.", |request| {
        redirect(request, 302, &request.http("landing.elsewhere.test", "/"))
    }),
    Mode::http(
        "login-302",
        "302 to a login page that names where it came from.",
        |request| match request.path().starts_with("/login") {
            true => page(request),
            false => redirect(request, 302, &format!("/login?next={}", request.path())),
        },
    ),
    Mode::http("moved-404", "301 to a page that is 404: dead.", |request| {
        ending(request, 404)
    }),
    Mode::http("moved-410", "301 to a page that is 410: dead.", |request| {
        ending(request, 410)
    }),
    Mode::http("moved-500", "301 to a page that is 500.", |request| {
        ending(request, 500)
    }),
    Mode::http(
        "redirect-to-stall",
        "302 to a host that stalls.",
        |request| {
            redirect(
                request,
                302,
                &request.http("stall-request.lab.test", "/register"),
            )
        },
    ),
    Mode::http("moved-https", "301 to the same page over TLS.", |request| {
        let port = request.ports.https;
        redirect(
            request,
            301,
            &format!("https://ok.lab.test:{port}{}", request.path()),
        )
    }),
    Mode::at(
        Door::Https,
        "ok-https",
        "200 and a page over TLS: alive.",
        page,
    ),
    Mode::at(
        Door::Https,
        "redirect-to-http",
        "302 from TLS to plain text.",
        |request| {
            redirect(
                request,
                302,
                &request.http("landing.lab.test", "/register/downgraded"),
            )
        },
    ),
    Mode::http(
        "redirect-to",
        "302 to the URL that its path spells in hex.",
        |request| redirect(request, 302, &from_hex(request.path())),
    ),
];

/// `/hop/1`, `/hop/2` and so on to the last, which is the page.
fn hops(request: &Request, code: u16, last: u64) -> Script {
    match request.number() {
        at if at >= last => page(request),
        at => redirect(request, code, &format!("/hop/{}", at + 1)),
    }
}

/// One hop to `/moved`, which is the page.
fn once(request: &Request, code: u16) -> Script {
    match request.path() {
        "/moved" => page(request),
        _ => redirect(request, code, "/moved"),
    }
}

/// One permanent hop to a page of this status.
fn ending(request: &Request, code: u16) -> Script {
    match request.path() {
        "/moved" => status(request, code),
        _ => redirect(request, 301, "/moved"),
    }
}

fn with_cookie(request: &Request, cookie: &str) -> Script {
    let location = ("Location", request.path());
    status_with(request, 302, &[location, ("Set-Cookie", cookie)])
}

/// The text that a path spells in hex, the reverse of [`crate::Lab::url_redirecting_to`]. What is no
/// hex is dropped.
fn from_hex(path: &str) -> String {
    let digits: Vec<u32> = path.chars().filter_map(|char| char.to_digit(16)).collect();
    let byte = |pair: &[u32]| pair.iter().fold(0, |byte, digit| byte * 16 + digit);
    let bytes = digits
        .chunks(2)
        .filter_map(|pair| u8::try_from(byte(pair)).ok());
    String::from_utf8_lossy(&bytes.collect::<Vec<u8>>()).into_owned()
}
