//! The table of modes, a file for each family, and how a mode is looked up in it.

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
const FAMILIES: &[&[Mode]] = &[
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

/// The modes that have an answer for any path.
const SOFT: &[Mode] = soft::MODES;

impl Mode {
    /// The mode of a name.
    #[must_use]
    pub fn find(name: &str) -> Option<&'static Self> {
        modes().find(|mode| mode.name == name)
    }

    /// Whether it is one of those that have an answer for any path.
    pub(crate) fn is_soft(&self) -> bool {
        SOFT.iter().any(|mode| mode.name == self.name)
    }
}

/// The table of all modes.
pub fn modes() -> impl Iterator<Item = &'static Mode> {
    FAMILIES.iter().flat_map(|family| family.iter())
}

/// The mode that a request is for: by the first segment of its path, else by the first label of its
/// host that is one, so that `www.stall-body.lab.test` and `stall-body.17.lab.test` are hosts of
/// their own. `flaky-7` is the mode `flaky` with the seed 7.
pub(crate) fn select(path: &str, host: &str) -> Option<&'static Mode> {
    let segment = path.trim_start_matches('/').split(['/', '?']).next();
    segment.into_iter().chain(host.split('.')).find_map(named)
}

/// The mode of a word of a URL.
fn named(word: &str) -> Option<&'static Mode> {
    let flaky = || word.strip_prefix("flaky-").and(Mode::find("flaky"));
    Mode::find(word).or_else(flaky)
}
