//! Names what went wrong, from the causes of an error.

use std::error::Error;
use std::io;

use rustls::CertificateError;

use crate::address::Refusal;
use crate::evidence::{Failure, TlsFailure};

/// The most precise cause in the chain of an error.
pub(super) fn from_error(error: &reqwest::Error) -> Failure {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    let mut found = None;
    while let Some(current) = cause {
        // The deeper, the more precise.
        found = precise(current).or(found);
        cause = inner(current);
    }
    found.unwrap_or_else(|| general(error))
}

/// The next cause; an I/O error keeps its own inside.
fn inner<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e (dyn Error + 'static)> {
    let io = error
        .downcast_ref::<io::Error>()
        .and_then(io::Error::get_ref);
    match io {
        Some(inner) => Some(inner),
        None => error.source(),
    }
}

fn precise(error: &(dyn Error + 'static)) -> Option<Failure> {
    if let Some(refusal) = error.downcast_ref::<Refusal>() {
        return Some(Failure::Refused(*refusal));
    }
    if let Some(tls) = error.downcast_ref::<rustls::Error>() {
        return Some(Failure::Tls(tls_failure(tls)));
    }
    error.downcast_ref::<io::Error>().and_then(io_failure)
}

fn io_failure(error: &io::Error) -> Option<Failure> {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::ConnectionRefused => Some(Failure::ConnectionRefused),
        Kind::ConnectionReset
        | Kind::ConnectionAborted
        | Kind::BrokenPipe
        | Kind::UnexpectedEof => Some(Failure::ConnectionReset),
        Kind::HostUnreachable | Kind::NetworkUnreachable | Kind::NetworkDown => {
            Some(Failure::Unreachable)
        }
        _ => lookup_failure(&error.to_string()),
    }
}

/// The system's resolver gives its code as text only.
fn lookup_failure(message: &str) -> Option<Failure> {
    if !message.contains("lookup address") && !message.contains("No such host is known") {
        return None;
    }
    // EAI_NONAME, EAI_NODATA on Linux and macOS; WSAHOST_NOT_FOUND on Windows.
    let absent = [
        "not known",
        "nodename nor servname",
        "No address associated",
        "No such host",
    ];
    let is_absent = absent.iter().any(|words| message.contains(words));
    Some(if is_absent {
        Failure::NameNotFound
    } else {
        Failure::NameServer
    })
}

fn tls_failure(error: &rustls::Error) -> TlsFailure {
    match error {
        rustls::Error::InvalidCertificate(certificate) => match certificate {
            CertificateError::Expired
            | CertificateError::ExpiredContext { .. }
            | CertificateError::NotValidYet
            | CertificateError::NotValidYetContext { .. } => TlsFailure::Expired,
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                TlsFailure::WrongHost
            }
            CertificateError::UnknownIssuer => TlsFailure::Untrusted,
            _ => TlsFailure::Other,
        },
        _ => TlsFailure::Other,
    }
}

fn general(error: &reqwest::Error) -> Failure {
    if error.is_timeout() && error.is_connect() {
        Failure::ConnectTimeout
    } else if error.is_timeout() {
        Failure::ReadTimeout
    } else if error.is_connect() {
        Failure::Unreachable
    } else {
        Failure::Protocol
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolvers_of_several_systems_are_understood() {
        let lookup = |message: &str| {
            lookup_failure(&format!("failed to lookup address information: {message}"))
        };
        assert_eq!(
            lookup("Name or service not known"),
            Some(Failure::NameNotFound)
        );
        assert_eq!(
            lookup("nodename nor servname provided, or not known"),
            Some(Failure::NameNotFound)
        );
        assert_eq!(
            lookup("Temporary failure in name resolution"),
            Some(Failure::NameServer)
        );
        assert_eq!(
            lookup("Non-recoverable failure in name resolution"),
            Some(Failure::NameServer)
        );
        assert_eq!(
            lookup_failure("No such host is known. (os error 11001)"),
            Some(Failure::NameNotFound)
        );
        assert_eq!(lookup_failure("something else"), None);
    }
}
