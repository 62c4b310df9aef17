//! Hosts of a seed (`flaky-7.lab.test`), each of whose pages fails once in a way that the seed
//! chooses, and is well for good after that.

use std::time::Duration;

use crate::mode::Mode;
use crate::request::Request;
use crate::response::{PAGE, head, page, redirect, status, status_with};
use crate::script::{Script, Step, send, send_then_reset};
use crate::split_mix::SplitMix64;

pub(crate) const MODES: &[Mode] = &[Mode::http(
    "flaky",
    "The first request for a URL fails in some way, all others are well: alive.",
    |request| match request.earlier {
        0 => fault(request),
        _ => page(request),
    },
)];

/// The failures to choose from.
const FAULTS: &[fn(&Request) -> Script] = &[
    |_| vec![Step::Reset],
    |_| vec![],
    |_| vec![Step::Wait(Duration::from_millis(300))],
    |_| send_then_reset(head(200, &[])),
    |_| send(head(200, &[])),
    |_| send("\u{1}\u{2}garbage\r\n\r\n"),
    |_| {
        send(format!(
            "{}\r\n{PAGE}",
            head(200, &[("Content-Length", "-1")])
        ))
    },
    |request| status(request, 403),
    |request| status(request, 404),
    |request| status(request, 408),
    |request| status_with(request, 429, &[("Retry-After", "1")]),
    |request| status(request, 500),
    |request| status(request, 502),
    |request| status_with(request, 503, &[("Retry-After", "1")]),
    |request| status(request, 504),
    |request| redirect(request, 302, request.path()),
];

/// The failure that a seed and a path have.
fn fault(request: &Request) -> Script {
    let mut random = SplitMix64::keyed(seed(request.host()), request.path());
    let fault = random.pick(FAULTS).copied();
    fault.map_or_else(Vec::new, |fault| fault(request))
}

/// The number in the host's name; 0 where there is none.
fn seed(host: &str) -> u64 {
    let label = host.split('.').next().unwrap_or_default();
    let number = label.strip_prefix("flaky-").unwrap_or_default();
    number.parse().unwrap_or(0)
}
