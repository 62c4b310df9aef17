//! Servers that end the connection too early, by reset (RST) or in order (FIN).

use crate::mode::{Door, Mode};
use crate::response::{PAGE, body_fault, head, kept_alive, page};
use crate::script::{Step, send, send_then_reset};

pub(crate) const MODES: &[Mode] = &[
    Mode::at(
        Door::Refused,
        "refused",
        "Refuses the connection: nothing listens at the port.",
        |_| vec![],
    ),
    Mode::at(
        Door::Tcp,
        "reset-accept",
        "Resets the connection at once.",
        |_| vec![Step::Reset],
    ),
    Mode::at(
        Door::Tcp,
        "close-accept",
        "Closes the connection at once.",
        |_| vec![],
    ),
    Mode::http("reset-request", "Reads the request, then resets.", |_| {
        vec![Step::Reset]
    }),
    Mode::http(
        "close-request",
        "Reads the request, then closes without an answer.",
        |_| vec![],
    ),
    Mode::http("reset-status", "Resets within the status line.", |_| {
        send_then_reset("HTTP/1.1 20")
    }),
    Mode::http("close-status", "Closes within the status line.", |_| {
        send("HTTP/1.1 20")
    }),
    Mode::http("reset-headers", "Resets within the headers.", |_| {
        send_then_reset(head(200, &[]) + "X-Half: ")
    }),
    Mode::http("close-headers", "Closes within the headers.", |_| {
        send(head(200, &[]) + "X-Half: ")
    }),
    Mode::http(
        "reset-body",
        "Resets within a body of known length.",
        |request| {
            let head = head(200, &[("Content-Length", "4096")]);
            body_fault(request, &head, || send_then_reset(PAGE))
        },
    ),
    Mode::http(
        "close-body",
        "Closes within a body of known length.",
        |request| {
            let head = head(200, &[("Content-Length", "4096")]);
            body_fault(request, &head, || send(PAGE))
        },
    ),
    Mode::http(
        "reset-after",
        "Sends a whole answer, then resets: alive.",
        |request| {
            let mut script = page(request);
            script.push(Step::Reset);
            script
        },
    ),
    Mode::http(
        "reset-first",
        "Resets the first request for a URL, then is well.",
        |request| match request.earlier {
            0 => vec![Step::Reset],
            _ => page(request),
        },
    ),
    Mode::http(
        "keep-alive",
        "Answers many requests on one connection: alive.",
        |request| kept_alive(page(request)),
    ),
    Mode::http(
        "stale-keep-alive",
        "Says that it keeps the connection, and closes it: alive on a new one.",
        |request| {
            let mut script = kept_alive(page(request));
            script.pop();
            script
        },
    ),
    Mode::http(
        "reset-keep-alive",
        "Answers once on a connection and resets it at the second request.",
        |request| match request.earlier % 2 {
            0 => kept_alive(page(request)),
            _ => vec![Step::Reset],
        },
    ),
];
