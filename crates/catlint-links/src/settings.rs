//! How links are asked.

use std::time::Duration;

use crate::address::AddressPolicy;

/// The settings of a run over the network, with their defaults.
#[derive(Debug, Clone)]
pub struct LinkSettings {
    /// For one answer, from the request to the last byte that is read. 20 s.
    pub timeout: Duration,
    /// For one connection. 10 s.
    pub connect_timeout: Duration,
    /// Between two requests to one host. 500 ms.
    pub gap: Duration,
    /// Requests under way at once, over all hosts. 32.
    pub concurrency: usize,
    /// URLs of one host asked in one run; the rest stay unknown. 200.
    pub most_per_host: usize,
    /// For the whole run; what is not asked by then stays unknown. 10 minutes.
    pub run_limit: Duration,
    /// Where the owner of a site can ask who is calling.
    pub contact: Option<String>,
    /// Which addresses may be asked.
    pub policy: AddressPolicy,
}

impl Default for LinkSettings {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(20),
            connect_timeout: Duration::from_secs(10),
            gap: Duration::from_millis(500),
            concurrency: 32,
            most_per_host: 200,
            run_limit: Duration::from_secs(600),
            contact: None,
            policy: AddressPolicy::default(),
        }
    }
}
