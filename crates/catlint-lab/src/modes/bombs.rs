//! Servers that send too much, within the limits of a flood.

use crate::gzip::{Part, gzip};
use crate::mode::Mode;
use crate::request::Request;
use crate::response::{PAGE, body_fault, head, page};
use crate::script::{Script, Step, flood, send};

pub(crate) const MODES: &[Mode] = &[
    Mode::http("header-line", "A header line of 1 MiB.", |_| {
        let value = "x".repeat(1 << 20);
        let mut script = send(head(200, &[("X-Long", &value)]));
        script.extend(send("Content-Length: 0\r\n\r\n"));
        script
    }),
    Mode::http("header-many", "10 000 headers.", |_| {
        let mut script = send(head(200, &[("Content-Length", "0")]));
        script.push(Step::Count(
            |at| format!("X-{at}: x\r\n").into_bytes(),
            10_000,
        ));
        script.extend(send("\r\n"));
        script
    }),
    Mode::http("header-endless", "Headers without end.", |_| {
        let headers = |at| format!("X-{at}: {at}\r\n").into_bytes();
        let mut script = send(head(200, &[]));
        script.push(Step::Count(headers, u64::MAX));
        script
    }),
    Mode::http("header-line-endless", "A header line without end.", |_| {
        flood(head(200, &[]) + "X-Long: ", &[b'x'; 4096])
    }),
    Mode::http("reason-long", "A reason phrase of 10 MB.", |_| {
        let mut script = flood("HTTP/1.1 200 ", &[b'x'; 10_000]);
        script.pop();
        script.push(Step::Repeat(vec![b'x'; 10_000], 1_000));
        script.extend(send("\r\nContent-Length: 0\r\n\r\n"));
        script
    }),
    Mode::http(
        "body-endless",
        "A body without length and without end.",
        |request| body_fault(request, &head(200, &[]), || flood(PAGE, &[b'x'; 4096])),
    ),
    Mode::http(
        "body-10-gib",
        "Content-Length: 10737418240, and bytes to match.",
        |request| {
            let head = head(200, &[("Content-Length", "10737418240")]);
            body_fault(request, &head, || flood(PAGE, &[b'x'; 4096]))
        },
    ),
    Mode::http("gzip-bomb", "10 MB of gzip that hold 10 GiB.", |request| {
        gzipped(request, "gzip", gzip(&[Part::Zeros(10 << 30)]))
    }),
    Mode::http(
        "gzip-5-fold",
        "A petabyte under five layers of gzip.",
        |request| {
            let bomb = (0..5).fold(vec![Part::Zeros(1 << 50)], |parts, _| gzip(&parts));
            gzipped(request, "gzip, gzip, gzip, gzip, gzip", bomb)
        },
    ),
    Mode::http("gzip-false", "Says gzip and sends plain text.", |request| {
        body_fault(request, &head(200, &[("Content-Encoding", "gzip")]), || {
            send(PAGE)
        })
    }),
    Mode::http(
        "gzip-cut",
        "A gzip stream that ends in the middle.",
        |request| {
            let mut parts = gzip(&[Part::Bytes(PAGE.as_bytes().to_vec())]);
            parts.pop();
            gzipped(request, "gzip", parts)
        },
    ),
    Mode::http("interim-flood", "Interim answers 100 without end.", |_| {
        flood("", &b"HTTP/1.1 100 Continue\r\n\r\n".repeat(64))
    }),
    Mode::http("interim-103", "Early hints 103 without end.", |_| {
        let hint = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n";
        flood("", &hint.repeat(64))
    }),
    Mode::http(
        "interim-few",
        "Three early hints, then the page: alive.",
        |request| {
            let mut script = send("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n".repeat(3));
            script.extend(page(request));
            script
        },
    ),
    Mode::http("cookie-flood", "2 000 cookies of 4 KiB.", |_| {
        let cookie = |at| format!("Set-Cookie: c{at}={}\r\n", "x".repeat(4096)).into_bytes();
        let mut script = send(head(200, &[("Content-Length", "0")]));
        script.push(Step::Count(cookie, 2_000));
        script.extend(send("\r\n"));
        script
    }),
];

/// A body of this coding; runs of zeros are sent piece by piece.
fn gzipped(request: &Request, coding: &str, parts: Vec<Part>) -> Script {
    body_fault(request, &head(200, &[("Content-Encoding", coding)]), || {
        parts.into_iter().flat_map(steps).collect()
    })
}

/// The steps that send a part.
fn steps(part: Part) -> Script {
    const PIECE: u64 = 16_384;
    match part {
        Part::Bytes(bytes) => send(bytes),
        Part::Zeros(count) => vec![
            Step::Repeat(vec![0; 16_384], count / PIECE),
            Step::Repeat(vec![0], count % PIECE),
        ],
    }
}
