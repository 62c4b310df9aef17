//! Sites that answer 200 for what is not there, and honest ones that look alike.

use crate::mode::Mode;
use crate::request::Request;
use crate::response::{answer, page, redirect, status};
use crate::script::Script;
use crate::split_mix::SplitMix64;

pub(crate) const MODES: &[Mode] = &[
    Mode::http(
        "soft-404",
        "200 for any path: page not found, with some noise.",
        |request| {
            let text = "<h1>Page not found</h1><p>The page you asked for does not exist.";
            shown(request, "Page not found", text)
        },
    ),
    Mode::http(
        "soft-404-silent",
        "200 for any path: a page that says nothing of it.",
        |request| {
            let text = "<h1>Welcome</h1><p>Use the search to find what you need.";
            shown(request, "Welcome", text)
        },
    ),
    Mode::http(
        "soft-404-german",
        "200 for any path: Seite nicht gefunden.",
        |request| {
            let text = "<h1>Fehler 404</h1><p>Die Seite wurde leider nicht gefunden.";
            shown(request, "Seite nicht gefunden", text)
        },
    ),
    Mode::http(
        "soft-404-echo",
        "200 for any path: page not found, with the path.",
        |request| {
            let text = format!("<h1>Not found</h1><p>No page at {}.", request.path());
            shown(request, "Not found", &text)
        },
    ),
    Mode::http(
        "soft-404-redirect",
        "302 of any path to /404, which is 200.",
        |request| match request.path() {
            "/404" => shown(request, "Error", "<h1>Oh no</h1><p>This page is gone."),
            _ => redirect(request, 302, "/404"),
        },
    ),
    Mode::http(
        "honest-site",
        "Pages of one template, 404 for any other: alive.",
        |request| honest(request, 404),
    )
    .with_path("/record/7"),
    Mode::http(
        "honest-410",
        "Pages of one template, 410 for any other: alive.",
        |request| honest(request, 410),
    )
    .with_path("/record/7"),
    Mode::http(
        "same-record",
        "Any record is 200 with a text of its own: alive.",
        |request| {
            let mut random = SplitMix64::keyed(3, request.path());
            let words: String = (0..120).map(|_| format!("{:x} ", random.next())).collect();
            shown(request, request.path(), &format!("<p>{words}"))
        },
    ),
    Mode::http(
        "app-shell",
        "200 for any path: an empty page that a script fills.",
        |request| {
            let shell = "<!doctype html><title>App</title><div id=root></div><script src=/a.js>";
            answer(request, 200, &[], shell)
        },
    ),
    Mode::http("home-for-all", "200 for any path: the home page.", page).with_path("/"),
    Mode::http("parked", "200: this domain is for sale.", |request| {
        let text = "<h1>lab.test</h1><p>This domain is for sale! Buy this domain now. \
                    <a href=//parking.elsewhere.test>Related searches</a>";
        shown(request, "lab.test - This domain is for sale", text)
    })
    .with_path("/"),
    Mode::http(
        "captive-portal",
        "302 of any path to one login page.",
        |request| match request.host().starts_with("portal.") {
            true => shown(request, "Sign in", "<h1>Sign in to the network</h1>"),
            false => redirect(
                request,
                302,
                &request.http("portal.captive-portal.lab.test", "/"),
            ),
        },
    ),
    Mode::http(
        "many-to-one",
        "301 of any page to one page of news.",
        |request| match request.path() {
            "/news" => page(request),
            _ => redirect(request, 301, "/news"),
        },
    ),
    Mode::http("login-200", "200 for any path: a login form.", |request| {
        let form = "<h1>Log in</h1><form method=post><input type=password name=p></form>";
        shown(request, "Log in", form)
    }),
    Mode::http("maintenance", "200 for any path: back soon.", |request| {
        shown(request, "Maintenance", "<h1>We will be back soon</h1>")
    }),
    Mode::http("empty-200", "200 and no byte of body.", |request| {
        answer(request, 200, &[], "")
    }),
    Mode::http(
        "default-page",
        "200: the default page of a new server.",
        |request| shown(request, "Welcome to nginx!", "<h1>Welcome to nginx!</h1>"),
    )
    .with_path("/"),
];

/// A page with noise that differs from answer to answer: a date, a token, a greeting.
fn shown(request: &Request, title: &str, text: &str) -> Script {
    let mut random = SplitMix64::keyed(request.earlier as u64, request.path());
    let greetings = ["Hello", "Welcome", "Good day"];
    let greeting = random.pick(&greetings).unwrap_or(&"");
    let (token, time) = (random.next(), random.below(60));
    let body = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>\
         <meta name=csrf content={token:016x}></head><body><nav>{MENU}</nav>{text}\
         <footer>{greeting}, it is 12:{time:02}. {MENU}</footer></body></html>"
    );
    answer(request, 200, &[], &body)
}

/// What every page of a site has.
const MENU: &str = "<a href=/>Home</a> <a href=/data>Data</a> <a href=/news>News</a> \
    <a href=/about>About</a> <a href=/contact>Contact</a> <a href=/imprint>Imprint</a>";

/// Records 0 to 99 are there, each with a text of its own; nothing else is.
fn honest(request: &Request, absent: u16) -> Script {
    let record = request.path().strip_prefix("/record/");
    let record = record.and_then(|number| number.parse::<u64>().ok());
    match record.filter(|number| *number < 100) {
        Some(number) => {
            let mut random = SplitMix64::new(number);
            let figure = random.below(100_000);
            let text = format!("<h1>Record {number}</h1><p>It holds {figure} rows.");
            shown(request, &format!("Record {number}"), &text)
        }
        None if request.path() == "/" => page(request),
        None => status(request, absent),
    }
}
