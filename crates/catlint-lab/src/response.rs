//! Answers in HTTP/1.1 that are well-formed: what broken modes start from.

use crate::request::Request;
use crate::script::{Script, Step, send};

/// The page that an honest server shows.
pub(crate) const PAGE: &str = "<!doctype html><html lang=en><title>Register of data portals</title>\
    <h1>Register of data portals</h1><p>Open data of the Land, kept by its statistical office.</p>";

/// The status line and headers that come before a body; lines end with CR LF, the head is left open.
pub(crate) fn head(status: u16, headers: &[(&str, &str)]) -> String {
    let mut text = format!(
        "HTTP/1.1 {status} {}\r\nConnection: close\r\n",
        reason(status)
    );
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text
}

/// A whole answer with a body of HTML, which is left out for `HEAD`.
pub(crate) fn answer(
    request: &Request,
    status: u16,
    headers: &[(&str, &str)],
    body: &str,
) -> Script {
    let mut text = head(status, headers);
    let length = body.len();
    text.push_str(&format!(
        "Content-Type: text/html\r\nContent-Length: {length}\r\n\r\n"
    ));
    if !request.is_head() {
        text.push_str(body);
    }
    send(text)
}

/// The honest page: 200.
pub(crate) fn page(request: &Request) -> Script {
    answer(request, 200, &[], PAGE)
}

/// A status with a short page that names it.
pub(crate) fn status(request: &Request, status: u16) -> Script {
    status_with(request, status, &[])
}

/// The same with headers.
pub(crate) fn status_with(request: &Request, status: u16, headers: &[(&str, &str)]) -> Script {
    let body = format!(
        "<!doctype html><title>{status}</title><h1>{}</h1>",
        reason(status)
    );
    // These statuses have no body by definition, and 204 not even a length.
    if matches!(status, 204 | 304) {
        return send(head(status, headers) + "\r\n");
    }
    answer(request, status, headers, &body)
}

/// A redirect.
pub(crate) fn redirect(request: &Request, status: u16, location: &str) -> Script {
    status_with(request, status, &[("Location", location)])
}

/// A script for `GET`; `HEAD` gets the same head alone, with a length that is honest or absent.
pub(crate) fn body_fault(request: &Request, head: &str, rest: impl FnOnce() -> Script) -> Script {
    let mut script = send(format!("{head}\r\n"));
    if !request.is_head() {
        script.extend(rest());
    }
    script
}

/// Keeps the connection of an answer open for another request.
pub(crate) fn kept_alive(mut script: Script) -> Script {
    for step in &mut script {
        if let Step::Send(bytes) = step {
            let text: String = bytes.iter().copied().map(char::from).collect();
            let kept = text.replace("Connection: close", "Connection: keep-alive");
            *bytes = kept.into_bytes();
        }
    }
    script.push(Step::KeepAlive);
    script
}

/// The usual words for a status.
fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        202 => "Accepted",
        204 => "No Content",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        410 => "Gone",
        429 => "Too Many Requests",
        451 => "Unavailable For Legal Reasons",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "Status",
    }
}
