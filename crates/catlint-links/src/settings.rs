//! How links are asked.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::address::AddressPolicy;

/// The settings of a run over the network, with their defaults.
#[derive(Debug, Clone)]
pub struct LinkSettings {
    /// For the first look at a URL, redirects included. Short, so that a host that never answers
    /// costs little; what takes longer is looked at again at the end. 5 s.
    pub first_timeout: Duration,
    /// For a second look. 20 s.
    pub timeout: Duration,
    /// For one connection. 10 s.
    pub connect_timeout: Duration,
    /// Between the beginnings of two requests to one site. 500 ms.
    pub gap: Duration,
    /// Requests under way at once to one site. 1.
    pub per_host: usize,
    /// Requests under way at once, over all sites. 64.
    pub concurrency: usize,
    /// Requests to one site in one run; links that would take more stay unknown. 500.
    pub most_per_host: usize,
    /// Between a failure and the next look. 10 s.
    pub retry_wait: Duration,
    /// The longest wait that a server is granted by `Retry-After`. 60 s.
    pub longest_wait: Duration,
    /// For the whole run; what is not asked by then stays unknown. 10 minutes.
    pub run_limit: Duration,
    /// Where the owner of a site can ask who is calling.
    pub contact: Option<String>,
    /// Which addresses may be asked.
    pub policy: AddressPolicy,
    /// Whether the proxy that the environment names is used. It resolves the names, so that the
    /// addresses cannot be judged here.
    pub proxy: bool,
    /// What is different for single hosts, by host name in lower case.
    pub hosts: BTreeMap<String, HostSettings>,
    /// Where archived copies of pages that are gone are looked for; nowhere without it.
    pub archive: Option<String>,
}

/// What is different for one host.
#[derive(Clone, Default)]
pub struct HostSettings {
    /// Status codes that count as an answer of the page.
    pub accept: Vec<u16>,
    /// Headers that are sent to this host alone, and only encrypted.
    pub headers: Vec<(String, String)>,
    /// Between the beginnings of two requests.
    pub gap: Option<Duration>,
}

impl std::fmt::Debug for HostSettings {
    /// The headers hold secrets: their names are enough.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        f.debug_struct("HostSettings")
            .field("accept", &self.accept)
            .field("headers", &names)
            .field("gap", &self.gap)
            .finish()
    }
}

impl Default for LinkSettings {
    fn default() -> Self {
        Self {
            first_timeout: Duration::from_secs(5),
            timeout: Duration::from_secs(20),
            connect_timeout: Duration::from_secs(10),
            gap: Duration::from_millis(500),
            per_host: 1,
            concurrency: 64,
            most_per_host: 500,
            retry_wait: Duration::from_secs(10),
            longest_wait: Duration::from_secs(60),
            run_limit: Duration::from_secs(600),
            contact: None,
            policy: AddressPolicy::default(),
            proxy: false,
            hosts: BTreeMap::new(),
            archive: None,
        }
    }
}

impl LinkSettings {
    /// What is different for a host.
    #[must_use]
    pub fn host(&self, host: &str) -> Option<&HostSettings> {
        self.hosts.get(host.trim_end_matches('.'))
    }

    /// Status codes that count as an answer of the page at a URL.
    #[must_use]
    pub fn accepted(&self, url: &url::Url) -> &[u16] {
        let host = url.host_str().and_then(|host| self.host(host));
        host.map_or(&[], |host| &host.accept)
    }
}
