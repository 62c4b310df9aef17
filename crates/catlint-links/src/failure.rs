//! Why a link has no answer: a closed set of named kinds.

use crate::address::Refusal;

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Failure {
    /// The name does not exist (NXDOMAIN).
    NameNotFound,
    /// The name exists, but has no address.
    NoAddress,
    /// The name could not be looked up: its server failed, refused or sent nonsense (SERVFAIL).
    NameServer,
    /// The name server did not answer in time.
    NameTimeout,
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
    /// The certificate has expired, or is not valid yet.
    TlsExpired,
    /// The certificate is for another host.
    TlsWrongHost,
    /// The certificate vouches for itself.
    TlsSelfSigned,
    /// Nobody known vouches for the certificate.
    TlsUntrusted,
    /// The server does not send the certificates between its own and one that is known: browsers
    /// often find them by themselves.
    TlsIncompleteChain,
    /// Anything else about the encryption, such as a version that nobody speaks any more.
    TlsOther,
    /// The answer is not HTTP.
    Protocol,
    /// The head of the answer is too large.
    HeaderLimit,
    /// More hops than [`MOST_HOPS`](crate::classify::MOST_HOPS), or a circle.
    TooManyRedirects,
    /// A redirect to something that is no address.
    BadRedirect,
    /// Not asked: our own policy.
    Refused(Refusal),
    /// Not asked: too many URLs of one host.
    Capped,
    /// Not asked: the host left several other links without an answer.
    SilentHost,
    /// Not asked: the host wants to be left alone for longer than a run lasts.
    RateLimited,
    /// Not asked: the run's time was up.
    OutOfTime,
    /// Not asked: the recording has no answer to it.
    NotRecorded,
}

impl Failure {
    /// Every failure without a detail.
    pub const PLAIN: [Self; 24] = [
        Self::NameNotFound,
        Self::NoAddress,
        Self::NameServer,
        Self::NameTimeout,
        Self::Unreachable,
        Self::ConnectionRefused,
        Self::ConnectionReset,
        Self::ConnectTimeout,
        Self::ReadTimeout,
        Self::TlsExpired,
        Self::TlsWrongHost,
        Self::TlsSelfSigned,
        Self::TlsUntrusted,
        Self::TlsIncompleteChain,
        Self::TlsOther,
        Self::Protocol,
        Self::HeaderLimit,
        Self::TooManyRedirects,
        Self::BadRedirect,
        Self::Capped,
        Self::SilentHost,
        Self::RateLimited,
        Self::OutOfTime,
        Self::NotRecorded,
    ];

    /// The one spelling of its kind, in reports and recordings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NameNotFound => "name-not-found",
            Self::NoAddress => "no-address",
            Self::NameServer => "name-server",
            Self::NameTimeout => "name-timeout",
            Self::Unreachable => "unreachable",
            Self::ConnectionRefused => "connection-refused",
            Self::ConnectionReset => "connection-reset",
            Self::ConnectTimeout => "connect-timeout",
            Self::ReadTimeout => "read-timeout",
            Self::TlsExpired => "tls-expired",
            Self::TlsWrongHost => "tls-wrong-host",
            Self::TlsSelfSigned => "tls-self-signed",
            Self::TlsUntrusted => "tls-untrusted",
            Self::TlsIncompleteChain => "tls-incomplete-chain",
            Self::TlsOther => "tls-other",
            Self::Protocol => "protocol",
            Self::HeaderLimit => "header-limit",
            Self::TooManyRedirects => "too-many-redirects",
            Self::BadRedirect => "bad-redirect",
            Self::Refused(_) => "refused",
            Self::Capped => "capped",
            Self::SilentHost => "silent-host",
            Self::RateLimited => "rate-limited",
            Self::OutOfTime => "out-of-time",
            Self::NotRecorded => "not-recorded",
        }
    }

    /// Whether it was us who did not ask.
    #[must_use]
    pub fn is_ours(self) -> bool {
        matches!(
            self,
            Self::Refused(_)
                | Self::Capped
                | Self::SilentHost
                | Self::RateLimited
                | Self::OutOfTime
                | Self::NotRecorded
        )
    }

    /// Whether no answer came in time: more patience may help.
    #[must_use]
    pub fn is_timeout(self) -> bool {
        matches!(
            self,
            Self::NameTimeout | Self::ConnectTimeout | Self::ReadTimeout
        )
    }

    /// Whether it is what links look like where there is no network, or a broken one.
    #[must_use]
    pub fn looks_offline(self) -> bool {
        matches!(
            self,
            Self::NameNotFound | Self::NoAddress | Self::NameServer | Self::Unreachable
        ) || self.is_timeout()
    }

    /// Whether the server was never reached, so that another method will not be answered either.
    #[must_use]
    pub fn is_before_http(self) -> bool {
        self.looks_offline() && self != Self::ReadTimeout
            || matches!(
                self,
                Self::ConnectionRefused
                    | Self::TlsExpired
                    | Self::TlsWrongHost
                    | Self::TlsSelfSigned
                    | Self::TlsUntrusted
                    | Self::TlsIncompleteChain
                    | Self::TlsOther
            )
    }

    /// For people, as a fragment: "the host name does not exist".
    #[must_use]
    pub fn words(self) -> String {
        let words = match self {
            Self::NameNotFound => "the host name does not exist",
            Self::NoAddress => "the host name has no address",
            Self::NameServer => "the host name could not be looked up",
            Self::NameTimeout => "the name server did not answer in time",
            Self::Unreachable => "there is no route to the host",
            Self::ConnectionRefused => "the host refuses the connection",
            Self::ConnectionReset => "the connection broke off",
            Self::ConnectTimeout => "no connection in time",
            Self::ReadTimeout => "no answer in time",
            Self::TlsExpired => "its certificate has expired or is not valid yet",
            Self::TlsWrongHost => "its certificate is for another host",
            Self::TlsSelfSigned => "its certificate vouches for itself",
            Self::TlsUntrusted => "nobody known vouches for its certificate",
            Self::TlsIncompleteChain => "the server does not send its whole chain of certificates",
            Self::TlsOther => "the encrypted connection failed",
            Self::Protocol => "the answer is not proper HTTP",
            Self::HeaderLimit => "the head of the answer is too large",
            Self::TooManyRedirects => "it redirects without end",
            Self::BadRedirect => "it redirects to something that is no address",
            Self::Refused(refusal) => return refusal.to_string(),
            Self::Capped => "too many links of this host for one run",
            Self::SilentHost => "the host left other links without an answer",
            Self::RateLimited => "the host asks for fewer requests than a run needs",
            Self::OutOfTime => "the time of the run was up",
            Self::NotRecorded => "the recording has no answer to it",
        };
        words.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_kind_has_a_name_of_its_own() {
        let names: BTreeSet<_> = Failure::PLAIN
            .iter()
            .map(|failure| failure.name())
            .collect();
        assert_eq!(names.len(), Failure::PLAIN.len());
    }
}
