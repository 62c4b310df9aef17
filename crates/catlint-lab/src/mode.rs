//! A mode: one way for a server to be broken, or to be well.

use crate::certificates::Credential;
use crate::request::Request;
use crate::script::Script;

/// What a mode does with a request.
pub(crate) type Answer = fn(&Request) -> Script;

/// One way for a server to behave.
#[derive(Debug, Clone, Copy)]
pub struct Mode {
    /// The name, which is also the first label of its host: `stall-headers`.
    pub name: &'static str,
    /// What it does, in a line.
    pub what: &'static str,
    /// The path that [`crate::Lab::url`] asks for.
    pub path: &'static str,
    pub(crate) door: Door,
    pub(crate) answer: Answer,
}

/// Where a mode is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Door {
    /// On the plain listener, with all others of its kind.
    Http,
    /// The same over TLS with a good certificate.
    Https,
    /// On a listener of its own, from the moment of the connection; no request is read.
    Tcp,
    /// The same, but the client was told to speak TLS.
    RawTls,
    /// On a listener of its own that shows this certificate and serves HTTP behind it.
    Tls(Credential),
    /// On a listener of its own that speaks HTTP/2 where the client does, else an honest HTTP/1.1.
    Http2,
    /// On a listener of its own that never accepts, its queue being full.
    FullQueue,
    /// At a port that is bound but not open.
    Refused,
    /// On a listener of its own, while the same port of `[::1]` never accepts.
    V6BlackHole,
}

impl Mode {
    /// A mode of the plain listener.
    pub(crate) const fn http(name: &'static str, what: &'static str, answer: Answer) -> Self {
        Self::at(Door::Http, name, what, answer)
    }

    /// A mode at another door.
    pub(crate) const fn at(
        door: Door,
        name: &'static str,
        what: &'static str,
        answer: Answer,
    ) -> Self {
        Self {
            name,
            what,
            path: "/register/portal.html",
            door,
            answer,
        }
    }

    /// The same mode, asked for at another path.
    pub(crate) const fn with_path(mut self, path: &'static str) -> Self {
        self.path = path;
        self
    }

    /// `https` where the client is told to speak TLS.
    pub(crate) fn scheme(&self) -> &'static str {
        match self.door {
            Door::Https | Door::RawTls | Door::Tls(_) | Door::Http2 => "https",
            Door::Http | Door::Tcp | Door::FullQueue | Door::Refused | Door::V6BlackHole => "http",
        }
    }
}
