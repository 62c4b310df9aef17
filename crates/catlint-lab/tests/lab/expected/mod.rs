//! What a client that takes all must hear from each mode at its usual URL.

mod http;
mod tls;
mod wire;

use std::io;

use crate::probe::{End, Heard, Patience};

/// What must be heard.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Expect {
    /// An answer in order of this status.
    Status(u16),
    /// The same with a header line, in which `{http}` and `{canary}` are the ports of the lab.
    Has(u16, &'static str),
    /// Bytes that end so, and this end of the connection.
    Ends(&'static str, End),
    /// Bytes that hold this, and this end of the connection.
    Holds(&'static str, End),
    /// More than enough, the start of which holds this.
    Flood(&'static str),
    /// No connection or no handshake, for this reason.
    Fails(&'static str),
}

/// The modes and what must be heard of each.
pub(crate) fn expected() -> impl Iterator<Item = (&'static str, Expect)> {
    [wire::EXPECTED, http::EXPECTED, tls::EXPECTED]
        .into_iter()
        .flatten()
        .copied()
}

impl Expect {
    /// How long to wait for it.
    pub(crate) fn patience(self) -> Patience {
        match self {
            Self::Ends(_, End::Silent) | Self::Holds(_, End::Silent) => Patience::SHORT,
            Self::Fails("timed out") => Patience::SHORT,
            _ => Patience::LONG,
        }
    }

    /// Whether this was heard, the placeholders being filled by `fill`.
    pub(crate) fn met(self, heard: &io::Result<Heard>, fill: impl Fn(&str) -> String) -> bool {
        match (self, heard) {
            (Self::Fails(reason), Err(error)) => error.to_string().contains(reason),
            (Self::Fails(_), Ok(_)) | (_, Err(_)) => false,
            (Self::Status(status), Ok(heard)) => heard.status() == Some(status),
            (Self::Has(status, line), Ok(heard)) => {
                heard.status() == Some(status) && heard.text().contains(&(fill(line) + "\r\n"))
            }
            (Self::Ends(text, end), Ok(heard)) => heard.end == end && heard.text().ends_with(text),
            (Self::Holds(text, end), Ok(heard)) => heard.end == end && heard.text().contains(text),
            (Self::Flood(text), Ok(heard)) => {
                let start: String = heard.text().chars().take(400).collect();
                heard.end == End::Plenty && start.contains(text)
            }
        }
    }
}
