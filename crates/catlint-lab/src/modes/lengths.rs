//! Servers whose lengths lie: Content-Length and chunks (RFC 9112, sections 6 and 7).

use crate::mode::Mode;
use crate::request::Request;
use crate::response::{PAGE, body_fault, head};
use crate::script::{Script, flood, send};

pub(crate) const MODES: &[Mode] = &[
    Mode::http(
        "length-too-long",
        "Promises more bytes than it sends, then closes.",
        |request| with_length(request, &["100000"]),
    ),
    Mode::http(
        "length-too-short",
        "Sends more bytes than it promised.",
        |request| with_length(request, &["5"]),
    ),
    Mode::http("length-negative", "Content-Length: -1.", |request| {
        with_length(request, &["-1"])
    }),
    Mode::http("length-plus", "Content-Length: +5.", |request| {
        with_length(request, &["+5"])
    }),
    Mode::http("length-junk", "Content-Length: many.", |request| {
        with_length(request, &["many"])
    }),
    Mode::http(
        "length-empty",
        "Content-Length without a value.",
        |request| with_length(request, &[""]),
    ),
    Mode::http(
        "length-2-64",
        "Content-Length: 18446744073709551616.",
        |request| with_length(request, &["18446744073709551616"]),
    ),
    Mode::http(
        "length-double",
        "Two Content-Length headers that differ.",
        |request| with_length(request, &["5", "6"]),
    ),
    Mode::http("length-list", "Content-Length: 5, 6.", |request| {
        with_length(request, &["5, 6"])
    }),
    Mode::http(
        "chunk-and-length",
        "Both chunks and a Content-Length.",
        |request| {
            let head = head(
                200,
                &[("Transfer-Encoding", "chunked"), ("Content-Length", "3")],
            );
            body_fault(request, &head, || send("5\r\nhello\r\n0\r\n\r\n"))
        },
    ),
    Mode::http(
        "chunk-bad-size",
        "A chunk whose size is no number.",
        |request| chunked(request, "xyz\r\nhello\r\n0\r\n\r\n"),
    ),
    Mode::http("chunk-negative", "A chunk of -5 bytes.", |request| {
        chunked(request, "-5\r\nhello\r\n0\r\n\r\n")
    }),
    Mode::http("chunk-2-64", "A chunk of 2^64 bytes.", |request| {
        chunked(request, "10000000000000000\r\nhello\r\n0\r\n\r\n")
    }),
    Mode::http(
        "chunk-no-end",
        "Chunks without the last one, then FIN.",
        |request| chunked(request, "5\r\nhello\r\n"),
    ),
    Mode::http("chunk-cut", "FIN within a chunk.", |request| {
        chunked(request, "100\r\nhello")
    }),
    Mode::http(
        "chunk-no-line-end",
        "A chunk without the line end after it.",
        |request| chunked(request, "5\r\nhello0\r\n\r\n"),
    ),
    Mode::http(
        "chunk-extension",
        "A chunk with an endless extension.",
        |request| {
            let head = head(200, &[("Transfer-Encoding", "chunked")]);
            body_fault(request, &head, || flood("5;", &[b'x'; 4096]))
        },
    ),
    Mode::http(
        "chunk-trailers",
        "Endless trailers after the last chunk.",
        |request| {
            let head = head(200, &[("Transfer-Encoding", "chunked")]);
            body_fault(request, &head, || {
                flood("0\r\n", &b"X-Trailer: x\r\n".repeat(256))
            })
        },
    ),
    Mode::http(
        "chunk-tiny",
        "An endless body in chunks of one byte.",
        |request| {
            let head = head(200, &[("Transfer-Encoding", "chunked")]);
            body_fault(request, &head, || flood("", &b"1\r\nx\r\n".repeat(512)))
        },
    ),
    Mode::http("coding-unknown", "Transfer-Encoding: rot13.", |request| {
        body_fault(
            request,
            &head(200, &[("Transfer-Encoding", "rot13")]),
            || send(PAGE),
        )
    }),
];

/// The page behind these Content-Length headers.
fn with_length(request: &Request, lengths: &[&str]) -> Script {
    let headers: Vec<_> = lengths
        .iter()
        .map(|length| ("Content-Length", *length))
        .collect();
    body_fault(request, &head(200, &headers), || send(PAGE))
}

/// A body in chunks, as given.
fn chunked(request: &Request, chunks: &str) -> Script {
    let head = head(200, &[("Transfer-Encoding", "chunked")]);
    body_fault(request, &head, || send(chunks))
}
