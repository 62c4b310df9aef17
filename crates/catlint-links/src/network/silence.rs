//! Whether nothing at all answers, noticed while the first links are asked.
//!
//! Without a network every link fails the same way, and a large catalogue would take minutes to say so: each host is
//! asked at its own pace. After a few such failures and no answer, well-known names are looked up beside the run.

use std::future::pending;

use super::transport::{Probing, Transport};
use crate::evidence::Evidence;
use crate::failure::Failure;

/// Links that fail before well-known names are looked up.
const ENOUGH: usize = 8;

/// Watches what comes back.
pub(super) struct Silence<'t> {
    transport: &'t dyn Transport,
    failed: usize,
    /// Whether anything is known to be there: nothing is watched any more.
    broken: bool,
    probing: Option<Probing<'t>>,
}

impl<'t> Silence<'t> {
    pub(super) fn new(transport: &'t dyn Transport) -> Self {
        Self {
            transport,
            failed: 0,
            broken: false,
            probing: None,
        }
    }

    /// Takes note of one look.
    pub(super) fn hear(&mut self, evidence: &Evidence) {
        if evidence.status().is_some() {
            self.broken = true;
            self.probing = None;
        }
        self.failed += usize::from(evidence.failure.is_some_and(Failure::looks_offline));
        if !self.broken && self.failed >= ENOUGH && self.probing.is_none() {
            self.probing = Some(self.transport.probe());
        }
    }

    /// Ends where the network is known to be absent, and never otherwise.
    pub(super) async fn is_complete(&mut self) {
        if let Some(probing) = &mut self.probing {
            let there = probing.await;
            self.probing = None;
            if !there {
                return;
            }
            self.broken = true;
        }
        pending::<()>().await;
    }
}
