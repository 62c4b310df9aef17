//! One line of a recording.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use crate::address::Refusal;
use crate::failure::Failure;
use crate::network::transport::Request;

/// The first line of a recording.
pub(super) const HEADER: &str = r#"{"catlint_recording":1}"#;

/// A request with what came of it, or whether there was a network.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) request: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) network: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<u16>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) headers: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) body: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) failure: Option<String>,
}

pub(super) fn failure_named(text: &str) -> Option<Failure> {
    if let Some(address) = text.strip_prefix("refused ") {
        let address: IpAddr = address.parse().ok()?;
        return Some(Failure::Refused(Refusal::Address(address)));
    }
    Failure::PLAIN
        .into_iter()
        .find(|failure| failure.name() == text)
}

pub(super) fn name_of(failure: Failure) -> String {
    match failure {
        Failure::Refused(Refusal::Address(address)) => format!("refused {address}"),
        failure => failure.name().to_owned(),
    }
}

pub(super) fn key(request: &Request) -> String {
    let mut url = request.url.clone();
    // Nobody's password belongs in a file that is sent around.
    let _ = url.set_username("").and_then(|()| url.set_password(None));
    format!("{} {} {url}", request.method.name(), request.way.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_come_back_as_they_were() {
        let refused = Failure::Refused(Refusal::Address([10, 0, 0, 1].into()));
        for failure in Failure::PLAIN.into_iter().chain([refused]) {
            assert_eq!(failure_named(&name_of(failure)), Some(failure));
        }
    }
}
