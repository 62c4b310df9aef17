//! Names to addresses: the system's resolver behind a trait, and the judge before the connection.

use std::fmt;
use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::address::AddressPolicy;
use crate::failure::Failure;

/// Addresses of one name that are looked at; more are no sign of good will.
const MOST_ADDRESSES: usize = 16;

/// The addresses of a name, when they are known.
pub type Lookup<'a> = Pin<Box<dyn Future<Output = Result<Vec<IpAddr>, Failure>> + Send + 'a>>;

/// Looks up names.
pub trait Resolver: Send + Sync + fmt::Debug {
    /// The addresses of a name, in the order of preference; or why there are none:
    /// [`Failure::NameNotFound`], [`Failure::NoAddress`], [`Failure::NameServer`] or
    /// [`Failure::NameTimeout`].
    fn lookup<'a>(&'a self, name: &'a str) -> Lookup<'a>;
}

/// The resolver of the system, with its hosts file, search domains and private networks.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemResolver;

impl Resolver for SystemResolver {
    fn lookup<'a>(&'a self, name: &'a str) -> Lookup<'a> {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name, 0)).await;
            let found = found.map_err(|error| of_system(&error))?;
            Ok(found.map(|address| address.ip()).collect())
        })
    }
}

/// The system's resolver gives its code as text only.
fn of_system(error: &io::Error) -> Failure {
    let message = error.to_string();
    let says = |words: &[&str]| words.iter().any(|words| message.contains(words));
    // EAI_NONAME on Linux (glibc, musl) and macOS; WSAHOST_NOT_FOUND on Windows.
    if says(&[
        "not known",
        "does not resolve",
        "nodename nor servname",
        "No such host",
    ]) {
        return Failure::NameNotFound;
    }
    // EAI_NODATA; WSANO_DATA.
    if says(&["No address associated", "name is valid, but no data"]) {
        return Failure::NoAddress;
    }
    Failure::NameServer
}

/// Gives out judged addresses only. The client connects to what it is given, so that no second
/// lookup can lead elsewhere.
#[derive(Debug)]
pub(super) struct Judging {
    pub(super) resolver: Arc<dyn Resolver>,
    pub(super) policy: AddressPolicy,
}

impl Judging {
    async fn addresses(&self, name: &str) -> Result<Vec<SocketAddr>, LookupError> {
        let mut found = self.resolver.lookup(name).await.map_err(LookupError)?;
        found.truncate(MOST_ADDRESSES);
        if found.is_empty() {
            return Err(LookupError(Failure::NoAddress));
        }
        // One address that is not public taints the name: it is how rebinding begins.
        for address in &found {
            let judged = self.policy.judge_address(*address);
            judged.map_err(|refusal| LookupError(Failure::Refused(refusal)))?;
        }
        Ok(found
            .into_iter()
            .map(|address| SocketAddr::new(address, 0))
            .collect())
    }
}

/// A [`Judging`] that several lookups share.
#[derive(Debug, Clone)]
pub(super) struct SharedJudge(pub(super) Arc<Judging>);

impl Resolve for SharedJudge {
    fn resolve(&self, name: Name) -> Resolving {
        let judge = self.0.clone();
        Box::pin(async move {
            let addresses = judge.addresses(name.as_str()).await?;
            let addresses: Addrs = Box::new(addresses.into_iter());
            Ok(addresses)
        })
    }
}

/// Carries a failure of a lookup through the client's own error.
#[derive(Debug, Clone, Copy)]
pub(super) struct LookupError(pub(super) Failure);

impl fmt::Display for LookupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.words())
    }
}

impl std::error::Error for LookupError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolvers_of_several_systems_are_understood() {
        let lookup = |message: &str| of_system(&io::Error::other(message));
        let prefixed =
            |message: &str| lookup(&format!("failed to lookup address information: {message}"));
        assert_eq!(prefixed("Name or service not known"), Failure::NameNotFound);
        assert_eq!(prefixed("Name does not resolve"), Failure::NameNotFound);
        let mac = "nodename nor servname provided, or not known";
        assert_eq!(prefixed(mac), Failure::NameNotFound);
        assert_eq!(
            prefixed("No address associated with hostname"),
            Failure::NoAddress
        );
        assert_eq!(
            prefixed("Temporary failure in name resolution"),
            Failure::NameServer
        );
        assert_eq!(
            prefixed("Non-recoverable failure in name resolution"),
            Failure::NameServer
        );
        assert_eq!(
            lookup("No such host is known. (os error 11001)"),
            Failure::NameNotFound
        );
    }
}
