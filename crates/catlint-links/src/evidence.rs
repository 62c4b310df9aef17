//! What was seen of a link: plain data between the network and the verdict.

use catlint_core::link::Hop;

use crate::address::Refusal;

/// Everything seen while one URL was asked.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence {
    /// The chain of requests that decided, in order.
    pub hops: Vec<Hop>,
    /// The status of the last answer.
    pub status: Option<u16>,
    /// The address of the last answer.
    pub final_url: Option<String>,
    /// The method that decided.
    pub method: Option<&'static str>,
    /// A mark of a wall that keeps programs out, such as the header `cf-mitigated`.
    pub wall: bool,
    /// Whether the answer says when to come back (`Retry-After`).
    pub retry_after: bool,
    /// Why there is no answer.
    pub failure: Option<Failure>,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The name does not exist (NXDOMAIN), as the system's resolver has it.
    NameNotFound,
    /// The name could not be looked up: the name server failed or did not answer.
    NameServer,
    /// No route to the network or the host.
    Unreachable,
    /// The host refuses connections on that port.
    ConnectionRefused,
    /// The connection broke off.
    ConnectionReset,
    /// No connection in time.
    ConnectTimeout,
    /// No whole answer in time.
    ReadTimeout,
    /// The certificate or the encryption is not in order.
    Tls(TlsFailure),
    /// The answer is not HTTP, or too large in its head.
    Protocol,
    /// More hops than [`MOST_HOPS`](crate::classify::MOST_HOPS), or a circle.
    TooManyRedirects,
    /// A redirect to something that is no address.
    BadRedirect,
    /// Not asked: our own policy.
    Refused(Refusal),
    /// Not asked: too many URLs of one host.
    Capped,
    /// Not asked: the run's time was up.
    OutOfTime,
}

/// What is not in order with the encryption.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TlsFailure {
    /// The certificate has expired, or is not valid yet.
    Expired,
    /// The certificate is for another host.
    WrongHost,
    /// Nobody known vouches for the certificate, or the chain to them is incomplete.
    Untrusted,
    /// Anything else.
    Other,
}

impl Failure {
    /// Whether asking again later may help.
    #[must_use]
    pub fn is_worth_retrying(&self) -> bool {
        matches!(
            self,
            Self::NameNotFound
                | Self::NameServer
                | Self::Unreachable
                | Self::ConnectionRefused
                | Self::ConnectionReset
                | Self::ConnectTimeout
                | Self::ReadTimeout
                | Self::Protocol
        )
    }

    /// Whether it is what every link looks like on a machine without a network.
    #[must_use]
    pub fn looks_offline(&self) -> bool {
        matches!(
            self,
            Self::NameNotFound | Self::NameServer | Self::Unreachable | Self::ConnectTimeout
        )
    }

    /// The failure for people, as a fragment: "the host name does not exist".
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::NameNotFound => "the host name does not exist".to_owned(),
            Self::NameServer => "the host name could not be looked up".to_owned(),
            Self::Unreachable => "there is no route to the host".to_owned(),
            Self::ConnectionRefused => "the host refuses the connection".to_owned(),
            Self::ConnectionReset => "the connection broke off".to_owned(),
            Self::ConnectTimeout => "no connection in time".to_owned(),
            Self::ReadTimeout => "no answer in time".to_owned(),
            Self::Tls(TlsFailure::Expired) => "its certificate has expired".to_owned(),
            Self::Tls(TlsFailure::WrongHost) => "its certificate is for another host".to_owned(),
            Self::Tls(TlsFailure::Untrusted) => {
                "nobody known vouches for its certificate".to_owned()
            }
            Self::Tls(TlsFailure::Other) => "the encrypted connection failed".to_owned(),
            Self::Protocol => "the answer is not proper HTTP".to_owned(),
            Self::TooManyRedirects => "it redirects without end".to_owned(),
            Self::BadRedirect => "it redirects to something that is no address".to_owned(),
            Self::Refused(refusal) => refusal.to_string(),
            Self::Capped => "too many addresses of this host for one run".to_owned(),
            Self::OutOfTime => "the time of the run was up".to_owned(),
        }
    }
}
