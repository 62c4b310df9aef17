//! The lab, a resolver over its names, and a way to ask one URL.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use catlint_core::link::{LinkOutcome, Verdict};
use catlint_core::{DocumentId, Place, Span};
use catlint_lab::Lab;
use catlint_lab::dns::{Answer, Stub};
use catlint_links::address::Block;
use catlint_links::failure::Failure;
use catlint_links::network::{Environment, Lookup, Resolver, check};
use catlint_links::{AddressPolicy, Link, LinkRun, LinkSettings, Progress};
use tokio::runtime::Runtime;

/// The lab with the runtime that its servers live on.
pub(crate) struct Hall {
    pub(crate) lab: Lab,
    pub(crate) names: Arc<Names>,
    _runtime: Runtime,
}

/// What was seen of one URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) verdict: Verdict,
    pub(crate) failure: Option<&'static str>,
    pub(crate) status: Option<u16>,
    pub(crate) took: Duration,
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let failure = self.failure.unwrap_or("-");
        let status = self.status.unwrap_or(0);
        write!(
            f,
            "{:<10} {failure:<20} {status:<5} {:?}",
            self.verdict, self.took
        )
    }
}

impl Hall {
    pub(crate) fn open() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .expect("a runtime");
        let lab = runtime.block_on(Lab::start()).expect("a lab");
        Self {
            lab,
            names: Arc::new(Names(stub())),
            _runtime: runtime,
        }
    }

    /// A short first look and enough patience for a busy machine, no manners, and the way to the lab's own ports on 127.0.0.1 open. The port of
    /// the canary stays shut.
    pub(crate) fn settings(&self) -> LinkSettings {
        let ports = catlint_lab::modes().map(|mode| self.lab.port(mode.name));
        LinkSettings {
            first_timeout: Duration::from_millis(500),
            timeout: Duration::from_secs(8),
            connect_timeout: Duration::from_secs(4),
            gap: Duration::ZERO,
            retry_wait: Duration::ZERO,
            longest_wait: Duration::from_secs(4),
            policy: AddressPolicy {
                addresses: ["127.0.0.1", "::1"]
                    .map(|text| Block::parse(text).expect(text))
                    .to_vec(),
                ports: ports.chain([self.lab.https_port()]).collect(),
            },
            ..LinkSettings::default()
        }
    }

    pub(crate) fn environment(&self) -> Environment {
        let root = pem_to_der(self.lab.root_certificate_pem());
        Environment {
            resolver: self.names.clone(),
            roots: vec![root],
            ..Environment::default()
        }
    }

    pub(crate) fn ask(&self, urls: &[String], settings: &LinkSettings) -> LinkRun {
        let links: Vec<_> = urls.iter().map(|url| link(url)).collect();
        check(&links, settings, self.environment(), &Nobody).expect("a client")
    }

    /// Asks one URL in a run of its own.
    pub(crate) fn one(&self, url: &str) -> LinkOutcome {
        let mut run = self.ask(&[url.to_owned()], &self.settings());
        run.outcomes.pop().expect("an outcome")
    }

    /// Asks each mode in a run of its own, many at a time.
    pub(crate) fn each<'n>(&self, names: &[&'n str]) -> Vec<(&'n str, Seen)> {
        let next = AtomicUsize::new(0);
        let found = Mutex::new(Vec::new());
        thread::scope(|scope| {
            for _ in 0..24 {
                scope.spawn(|| {
                    while let Some(&name) = names.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let seen = self.seen(name);
                        found.lock().expect("unpoisoned").push((name, seen));
                    }
                });
            }
        });
        let mut found = found.into_inner().expect("unpoisoned");
        found.sort_by_key(|(name, _)| names.iter().position(|other| other == name));
        found
    }

    fn seen(&self, name: &str) -> Seen {
        let begun = Instant::now();
        let outcome = self.one(&self.lab.url(name));
        Seen {
            verdict: outcome.verdict,
            failure: outcome.failure,
            status: outcome.status,
            took: begun.elapsed(),
        }
    }
}

/// The names of the lab, and one that has an address of version 6 first.
fn stub() -> Stub {
    let both = vec![
        IpAddr::V6(Ipv6Addr::LOCALHOST),
        IpAddr::V4(Ipv4Addr::LOCALHOST),
    ];
    Stub::new().with("v6-black-hole.lab.test", Answer::Addresses(both))
}

/// The names of the lab behind the trait that the audit looks names up by.
#[derive(Debug)]
pub(crate) struct Names(pub(crate) Stub);

impl Resolver for Names {
    fn lookup<'a>(&'a self, name: &'a str) -> Lookup<'a> {
        Box::pin(async move {
            // There is a network: the well-known names exist. Nothing ever connects to them.
            let ours = name.ends_with(".test") || name.ends_with("localhost");
            if !ours {
                return Ok(vec![IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1))]);
            }
            // Sites of their own, besides those of the lab: `captive-portal.site-3.test`.
            if name.contains(".site-") {
                return Ok(vec![IpAddr::V4(Ipv4Addr::LOCALHOST)]);
            }
            match self.0.answer(name) {
                Answer::Addresses(addresses) => Ok(addresses),
                Answer::NxDomain => Err(Failure::NameNotFound),
                Answer::ServFail | Answer::Refused | Answer::Sequence(_) => {
                    Err(Failure::NameServer)
                }
                Answer::Timeout => Err(Failure::NameTimeout),
                Answer::Empty => Err(Failure::NoAddress),
            }
        })
    }
}

pub(crate) struct Nobody;

impl Progress for Nobody {
    fn step(&self, _done: usize, _total: usize) {}
}

pub(crate) fn link(url: &str) -> Link<'_> {
    let place = Place::Text {
        document: DocumentId(0),
        span: Span::default(),
    };
    Link {
        url,
        first: place,
        others: Box::default(),
    }
}

fn pem_to_der(pem: &str) -> Vec<u8> {
    use rustls::pki_types::CertificateDer;
    use rustls::pki_types::pem::PemObject;
    CertificateDer::from_pem_slice(pem.as_bytes())
        .expect("a certificate")
        .to_vec()
}
