//! Servers that keep a client waiting. All stalls end by themselves after two minutes.

use std::time::Duration;

use crate::mode::{Door, Mode};
use crate::response::{PAGE, body_fault, head, page};
use crate::script::{STALL, Step, send, send_then_stall};

const SECOND: Duration = Duration::from_secs(1);

pub(crate) const MODES: &[Mode] = &[
    Mode::at(
        Door::FullQueue,
        "stall-connect",
        "Never completes the connection: the queue of the listener is full.",
        |_| vec![],
    ),
    Mode::at(
        Door::V6BlackHole,
        "v6-black-hole",
        "Is well on 127.0.0.1, and completes no connection on [::1]: alive.",
        page,
    ),
    Mode::at(
        Door::Tcp,
        "stall-accept",
        "Accepts the connection and does nothing, not even read.",
        |_| vec![Step::Wait(STALL)],
    ),
    Mode::http(
        "stall-request",
        "Reads the request and never answers.",
        |_| vec![Step::Wait(STALL)],
    ),
    Mode::http("stall-status", "Stalls within the status line.", |_| {
        send_then_stall("HTTP/1.1 2")
    }),
    Mode::http("stall-headers", "Stalls within the headers.", |_| {
        send_then_stall(head(200, &[]) + "X-Half: ")
    }),
    Mode::http(
        "stall-interim",
        "Says 100 Continue and nothing more.",
        |_| send_then_stall("HTTP/1.1 100 Continue\r\n\r\n"),
    ),
    Mode::http(
        "stall-body",
        "Promises 4096 bytes of body and stalls after a few.",
        |request| {
            let head = head(200, &[("Content-Length", "4096")]);
            body_fault(request, &head, || send_then_stall(PAGE))
        },
    ),
    Mode::http(
        "stall-end",
        "Sends a body without a length and never ends it.",
        |request| body_fault(request, &head(200, &[]), || send_then_stall(PAGE)),
    ),
    Mode::http(
        "stall-close",
        "Sends a whole answer and leaves the connection open for ever: alive.",
        |request| {
            let mut script = page(request);
            script.push(Step::Wait(STALL));
            script
        },
    ),
    Mode::http(
        "drip-status",
        "Sends the status line at a byte a second.",
        |_| vec![Step::Drip(head(200, &[]).into_bytes(), SECOND)],
    ),
    Mode::http(
        "drip-headers",
        "Sends the status line, then headers at a byte a second.",
        |_| {
            let mut script = send(head(200, &[]));
            script.push(Step::Drip(
                "X-Slow: slow\r\n".repeat(16).into_bytes(),
                SECOND,
            ));
            script
        },
    ),
    Mode::http(
        "drip-body",
        "Sends the headers, then the body at a byte a second.",
        |request| {
            let drip = || vec![Step::Drip(PAGE.as_bytes().to_vec(), SECOND)];
            body_fault(request, &head(200, &[]), drip)
        },
    ),
    Mode::http(
        "slow-ok",
        "Thinks for a second and a half, then answers in order: alive.",
        |request| {
            let mut script = vec![Step::Wait(SECOND * 3 / 2)];
            script.extend(page(request));
            script
        },
    ),
];
