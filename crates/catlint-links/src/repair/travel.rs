//! Where links lead.

use catlint_core::link::{LinkOutcome, Verdict};

use super::address::Address;

/// Where a link began and where it ended.
pub(super) struct Travel {
    pub(super) from: Address,
    pub(super) to: Address,
    /// Whether the page has certainly moved: only such a one is an example.
    pub(super) certain: bool,
}

impl Travel {
    pub(super) fn of(link: &LinkOutcome) -> Option<Self> {
        let mut from = Address::parse(&link.url)?;
        let mut to = Address::parse(link.final_url.as_deref()?)?;
        (from.fragment, to.fragment) = (None, None);
        Some(Self {
            certain: link.verdict == Verdict::Moved,
            from,
            to,
        })
    }
}
