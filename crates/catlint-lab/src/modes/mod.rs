//! The table of modes, a file for each family.

mod bombs;
mod flaky;
mod http2;
mod lengths;
mod limits;
mod protocol;
mod redirects;
mod resets;
mod soft;
mod stalls;
mod statuses;
mod targets;
mod tls;
mod wayback;

use crate::mode::Mode;

/// All families.
pub(crate) const FAMILIES: &[&[Mode]] = &[
    stalls::MODES,
    resets::MODES,
    lengths::MODES,
    bombs::MODES,
    protocol::MODES,
    redirects::MODES,
    targets::MODES,
    limits::MODES,
    statuses::MODES,
    soft::MODES,
    tls::MODES,
    http2::MODES,
    flaky::MODES,
    wayback::MODES,
];
