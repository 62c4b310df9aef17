//! What clients did: connections, requests and bytes of each mode.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A request as it arrived.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequestSeen {
    /// `GET`, `HEAD`; `HTTP/2` for a request in frames, whose headers are not read.
    pub method: String,
    /// The target, the query with it.
    pub path: String,
    /// Names and values in order, as written.
    pub headers: Vec<(String, String)>,
}

impl RequestSeen {
    /// The first value of a header, by its name in any case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut all = self.headers.iter();
        let found = all.find(|(given, _)| given.eq_ignore_ascii_case(name))?;
        Some(&found.1)
    }

    /// The host that was asked for, without its port; empty where none was named.
    #[must_use]
    pub fn host(&self) -> &str {
        let host = self.header("host").unwrap_or_default();
        host.rsplit_once(':').map_or(host, |(name, _)| name)
    }
}

/// What one mode has seen.
#[derive(Debug, Clone, Default)]
struct Tally {
    connections: usize,
    requests: Vec<RequestSeen>,
    bytes_sent: u64,
}

/// The tallies of all modes, by name.
#[derive(Debug, Default)]
pub(crate) struct Record(Mutex<BTreeMap<String, Tally>>);

impl Record {
    /// Counts a connection of a mode.
    pub(crate) fn connection(&self, mode: &str) {
        self.change(mode, |tally| tally.connections += 1);
    }

    /// Counts bytes that a mode sent.
    pub(crate) fn sent(&self, mode: &str, bytes: usize) {
        self.change(mode, |tally| tally.bytes_sent += bytes as u64);
    }

    /// Keeps a request, and says how many came before it for the same host and path.
    pub(crate) fn request(&self, mode: &str, seen: &RequestSeen) -> usize {
        let mut earlier = 0;
        self.change(mode, |tally| {
            let same = |old: &&RequestSeen| old.path == seen.path && old.host() == seen.host();
            earlier = tally.requests.iter().filter(same).count();
            tally.requests.push(seen.clone());
        });
        earlier
    }

    /// The requests of a mode, in order of arrival.
    pub(crate) fn requests(&self, mode: &str) -> Vec<RequestSeen> {
        self.read(mode).requests
    }

    /// The connections of a mode.
    pub(crate) fn connections(&self, mode: &str) -> usize {
        self.read(mode).connections
    }

    /// The bytes that a mode sent.
    pub(crate) fn bytes_sent(&self, mode: &str) -> u64 {
        self.read(mode).bytes_sent
    }

    fn read(&self, mode: &str) -> Tally {
        self.lock().get(mode).cloned().unwrap_or_default()
    }

    fn change(&self, mode: &str, change: impl FnOnce(&mut Tally)) {
        change(self.lock().entry(mode.to_owned()).or_default());
    }

    /// Counts stay sound whatever a panicking test held, so a poisoned lock is taken as it is.
    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Tally>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
