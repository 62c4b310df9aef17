//! A request as a mode sees it, and the reading of one from bytes.

use crate::record::RequestSeen;

/// The ports that a mode may point to.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Ports {
    /// Plain HTTP.
    pub(crate) http: u16,
    /// HTTP over TLS with a good certificate.
    pub(crate) https: u16,
    /// The listener that nothing may connect to.
    pub(crate) canary: u16,
}

/// A request, and what the lab knows of those before it.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    /// As it was sent.
    pub(crate) seen: RequestSeen,
    /// How many requests for this host and path came before, of any method.
    pub(crate) earlier: usize,
    /// Where the listeners of the lab are.
    pub(crate) ports: Ports,
}

impl Request {
    /// No request: what a mode gets that acts before one is read.
    pub(crate) fn none(ports: Ports) -> Self {
        let seen = RequestSeen::default();
        Self {
            seen,
            earlier: 0,
            ports,
        }
    }

    /// Whether only the head of the answer is wanted.
    pub(crate) fn is_head(&self) -> bool {
        self.seen.method == "HEAD"
    }

    /// The path, the query with it.
    pub(crate) fn path(&self) -> &str {
        &self.seen.path
    }

    /// The host that was asked for, without its port.
    pub(crate) fn host(&self) -> &str {
        self.seen.host()
    }

    /// The number that ends the path, `7` of `/hop/7`; 0 where there is none.
    pub(crate) fn number(&self) -> u64 {
        let last = self.path().rsplit('/').next().unwrap_or_default();
        last.parse().unwrap_or(0)
    }

    /// Whether a cookie of this text was sent.
    pub(crate) fn has_cookie(&self, cookie: &str) -> bool {
        let value = self.seen.header("cookie").unwrap_or_default();
        value.split(';').any(|one| one.trim() == cookie)
    }

    /// The URL of a path at a host of the lab, over plain HTTP.
    pub(crate) fn http(&self, host: &str, path: &str) -> String {
        format!("http://{host}:{}{path}", self.ports.http)
    }
}

/// The request in bytes up to the empty line; none where it is no HTTP/1 request.
pub(crate) fn parse(head: &[u8]) -> Option<RequestSeen> {
    let text: String = head.iter().copied().map(char::from).collect();
    let mut lines = text.split("\r\n");
    let mut words = lines.next()?.splitn(3, ' ');
    let (method, path, version) = (words.next()?, words.next()?, words.next()?);
    if !version.starts_with("HTTP/1.") {
        return None;
    }
    let headers = lines.filter_map(header).collect();
    Some(RequestSeen {
        method: method.to_owned(),
        path: path.to_owned(),
        headers,
    })
}

/// A line of the head as name and value.
fn header(line: &str) -> Option<(String, String)> {
    let (name, value) = line.split_once(':')?;
    Some((name.to_owned(), value.trim().to_owned()))
}
