//! Names what went wrong, from the causes of the client's error.

use std::error::Error;
use std::io;

use super::resolver::LookupError;
use super::tls;
use crate::failure::Failure;

/// The most precise cause in the chain of an error.
pub(super) fn of(error: &reqwest::Error) -> Failure {
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
    if let Some(LookupError(failure)) = error.downcast_ref::<LookupError>() {
        return Some(*failure);
    }
    if let Some(error) = error.downcast_ref::<rustls::Error>() {
        return Some(tls::failure(error));
    }
    if let Some(error) = error.downcast_ref::<hyper::Error>() {
        return http_failure(error);
    }
    error.downcast_ref::<io::Error>().and_then(io_failure)
}

fn http_failure(error: &hyper::Error) -> Option<Failure> {
    if error.is_parse_too_large() {
        Some(Failure::HeaderLimit)
    } else if error.is_parse() {
        Some(Failure::Protocol)
    } else if error.is_incomplete_message() || error.is_closed() || error.is_canceled() {
        Some(Failure::ConnectionReset)
    } else {
        None
    }
}

fn io_failure(error: &io::Error) -> Option<Failure> {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::ConnectionRefused => Some(Failure::ConnectionRefused),
        Kind::ConnectionReset
        | Kind::ConnectionAborted
        | Kind::BrokenPipe
        | Kind::NotConnected
        | Kind::UnexpectedEof => Some(Failure::ConnectionReset),
        Kind::HostUnreachable | Kind::NetworkUnreachable | Kind::NetworkDown => {
            Some(Failure::Unreachable)
        }
        _ => None,
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
