//! Stalls, resets, lengths, bombs and protocols.

use super::Expect::{self, Ends, Fails, Flood, Holds, Status};
use crate::probe::End::{Closed, Reset, Silent};

/// The end of the page that honest answers show.
const PAGE_END: &str = "kept by its statistical office.</p>";

pub(crate) const EXPECTED: &[(&str, Expect)] = &[
    ("stall-connect", Fails("timed out")),
    ("stall-accept", Ends("", Silent)),
    ("stall-request", Ends("", Silent)),
    ("stall-status", Ends("HTTP/1.1 2", Silent)),
    ("stall-headers", Ends("close\r\nX-Half: ", Silent)),
    (
        "stall-interim",
        Ends("HTTP/1.1 100 Continue\r\n\r\n", Silent),
    ),
    ("stall-body", Ends(PAGE_END, Silent)),
    ("stall-end", Ends(PAGE_END, Silent)),
    ("stall-close", Ends(PAGE_END, Silent)),
    ("drip-status", Ends("", Silent)),
    ("drip-headers", Ends("Connection: close\r\n", Silent)),
    ("drip-body", Ends("\r\n\r\n", Silent)),
    ("slow-ok", Ends("", Silent)),
    ("refused", Fails("refused")),
    ("reset-accept", Ends("", Reset)),
    ("close-accept", Ends("", Closed)),
    ("reset-request", Ends("", Reset)),
    ("close-request", Ends("", Closed)),
    ("reset-status", Ends("HTTP/1.1 20", Reset)),
    ("close-status", Ends("HTTP/1.1 20", Closed)),
    ("reset-headers", Ends("X-Half: ", Reset)),
    ("close-headers", Ends("X-Half: ", Closed)),
    ("reset-body", Ends(PAGE_END, Reset)),
    ("close-body", Ends(PAGE_END, Closed)),
    ("reset-after", Ends(PAGE_END, Reset)),
    ("reset-first", Ends("", Reset)),
    ("keep-alive", Ends(PAGE_END, Silent)),
    ("stale-keep-alive", Ends(PAGE_END, Closed)),
    ("reset-keep-alive", Ends(PAGE_END, Silent)),
    (
        "length-too-long",
        Holds("Content-Length: 100000\r\n", Closed),
    ),
    (
        "length-too-short",
        Holds("Content-Length: 5\r\n\r\n<!doc", Closed),
    ),
    ("length-negative", Holds("Content-Length: -1\r\n", Closed)),
    ("length-plus", Holds("Content-Length: +5\r\n", Closed)),
    ("length-junk", Holds("Content-Length: many\r\n", Closed)),
    ("length-empty", Holds("Content-Length: \r\n", Closed)),
    (
        "length-2-64",
        Holds("Content-Length: 18446744073709551616\r\n", Closed),
    ),
    (
        "length-double",
        Holds("Content-Length: 5\r\nContent-Length: 6\r\n", Closed),
    ),
    ("length-list", Holds("Content-Length: 5, 6\r\n", Closed)),
    (
        "chunk-and-length",
        Holds("chunked\r\nContent-Length: 3\r\n", Closed),
    ),
    (
        "chunk-bad-size",
        Ends("\r\n\r\nxyz\r\nhello\r\n0\r\n\r\n", Closed),
    ),
    (
        "chunk-negative",
        Ends("\r\n\r\n-5\r\nhello\r\n0\r\n\r\n", Closed),
    ),
    (
        "chunk-2-64",
        Ends("\r\n10000000000000000\r\nhello\r\n0\r\n\r\n", Closed),
    ),
    ("chunk-no-end", Ends("\r\n\r\n5\r\nhello\r\n", Closed)),
    ("chunk-cut", Ends("\r\n\r\n100\r\nhello", Closed)),
    (
        "chunk-no-line-end",
        Ends("\r\n\r\n5\r\nhello0\r\n\r\n", Closed),
    ),
    ("chunk-extension", Flood("chunked\r\n\r\n5;xxxx")),
    (
        "chunk-trailers",
        Flood("chunked\r\n\r\n0\r\nX-Trailer: x\r\n"),
    ),
    ("chunk-tiny", Flood("chunked\r\n\r\n1\r\nx\r\n1\r\nx\r\n")),
    (
        "coding-unknown",
        Holds("Transfer-Encoding: rot13\r\n", Closed),
    ),
    (
        "header-line",
        Holds("xxxx\r\nContent-Length: 0\r\n\r\n", Closed),
    ),
    ("header-many", Ends("X-9999: x\r\n\r\n", Closed)),
    ("header-endless", Flood("X-1: 1\r\nX-2: 2\r\n")),
    ("header-line-endless", Flood("X-Long: xxxx")),
    ("reason-long", Flood("HTTP/1.1 200 xxxx")),
    ("body-endless", Flood("close\r\n\r\n<!doctype")),
    ("body-10-gib", Flood("Content-Length: 10737418240\r\n")),
    (
        "gzip-bomb",
        Flood("Content-Encoding: gzip\r\n\r\n\u{1f}\u{8b}\u{8}\0"),
    ),
    (
        "gzip-5-fold",
        Holds("gzip, gzip, gzip, gzip, gzip\r\n\r\n\u{1f}\u{8b}", Closed),
    ),
    (
        "gzip-false",
        Holds("Content-Encoding: gzip\r\n\r\n<!doctype", Closed),
    ),
    ("gzip-cut", Ends(PAGE_END, Closed)),
    (
        "interim-flood",
        Flood("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100"),
    ),
    ("interim-103", Flood("rel=preload\r\n\r\nHTTP/1.1 103")),
    (
        "interim-few",
        Holds("</a.css>\r\n\r\nHTTP/1.1 200 OK\r\n", Closed),
    ),
    ("cookie-flood", Flood("Set-Cookie: c0=xxxx")),
    (
        "no-status-line",
        Ends(
            "Content-Type: text/html\r\nContent-Length: 2\r\n\r\nhi",
            Closed,
        ),
    ),
    ("http-0-9", Ends(PAGE_END, Closed)),
    ("http-9-9", Holds("HTTP/9.9 200 OK\r\n", Closed)),
    ("http-1-0", Holds("HTTP/1.0 200 OK\r\n\r\n", Closed)),
    ("http-lower", Holds("http/1.1 200 OK\r\n", Closed)),
    ("http-icy", Holds("ICY 200 OK\r\n", Closed)),
    ("status-000", Holds("HTTP/1.1 000 ", Closed)),
    ("status-099", Holds("HTTP/1.1 099 ", Closed)),
    ("status-2000", Holds("HTTP/1.1 2000 ", Closed)),
    ("status-negative", Holds("HTTP/1.1 -200 ", Closed)),
    ("status-word", Holds("HTTP/1.1 fine ", Closed)),
    ("status-missing", Holds("HTTP/1.1\r\n", Closed)),
    ("no-reason", Status(200)),
    ("status-101", Holds("HTTP/1.1 101 ", Closed)),
    ("nul-in-header", Holds("X-Nul: a\0b\r\n", Closed)),
    ("nul-in-name", Holds("X\0Nul: a\r\n", Closed)),
    ("obs-fold", Holds("X-Fold: a\r\n  b\r\n", Closed)),
    ("no-colon", Holds("\r\nX-No-Colon\r\n", Closed)),
    ("space-before-colon", Holds("X-Space : a\r\n", Closed)),
    ("no-name", Holds("\r\n: a\r\n", Closed)),
    ("control-in-header", Holds("Server: \u{1b}[31m", Closed)),
    (
        "header-latin-1",
        Holds("X-Land: Th\u{fc}ringen\r\n", Closed),
    ),
    (
        "bare-lf",
        Holds("HTTP/1.1 200 OK\nContent-Length: 162\n\n", Closed),
    ),
    (
        "bare-cr",
        Ends("HTTP/1.1 200 OK\rContent-Length: 0\r\r", Closed),
    ),
    (
        "blank-lines",
        Holds("\r\n\r\n\r\nHTTP/1.1 200 OK\r\n", Closed),
    ),
    (
        "two-answers",
        Holds("\r\n\r\nHTTP/1.1 404 Not Found\r\n", Closed),
    ),
    ("garbage", Holds("\n-\u{ec}\u{89}", Closed)),
    ("nul-flood", Holds("\0\0\0\0", Closed)),
    ("h2-unasked", Ends("\0\0\0\u{4}\0\0\0\0\0", Closed)),
    ("tls-unasked", Ends("\u{15}\u{3}\u{3}\0\u{2}\u{2}(", Closed)),
    (
        "smtp-banner",
        Ends("220 mail.lab.test ESMTP ready\r\n", Closed),
    ),
    ("ssh-banner", Ends("SSH-2.0-OpenSSH_9.7\r\n", Closed)),
];
