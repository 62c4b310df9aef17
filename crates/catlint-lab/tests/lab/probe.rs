//! A client that takes what comes: raw bytes, and how the connection ended.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use catlint_lab::Lab;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout, timeout_at};
use tokio_rustls::TlsConnector;

/// How a connection ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// The server closed it in order.
    Closed,
    /// The server reset it, or broke off under TLS.
    Reset,
    /// Nothing more came within the time.
    Silent,
    /// More came than was wanted.
    Plenty,
}

/// What came, and how it ended.
#[derive(Debug, Clone)]
pub(crate) struct Heard {
    pub(crate) bytes: Vec<u8>,
    pub(crate) end: End,
}

impl Heard {
    /// The bytes as text, each as the character of its number.
    pub(crate) fn text(&self) -> String {
        self.bytes.iter().copied().map(char::from).collect()
    }

    /// The status of an answer in order: its body has the length that its head says.
    pub(crate) fn status(&self) -> Option<u16> {
        let text = self.text();
        let (head, body) = text.split_once("\r\n\r\n")?;
        let length = field(head, "Content-Length").unwrap_or("0");
        let whole = length.parse() == Ok(body.chars().count());
        head.get(9..12)?.parse().ok().filter(|_| whole)
    }

    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        let text = self.text();
        let (head, _) = text.split_once("\r\n\r\n")?;
        field(head, name).map(str::to_owned)
    }
}

/// The value of a header in a head.
fn field<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = head.split("\r\n");
    lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

/// The most that is read before the client has enough.
const ENOUGH: usize = 1_250_000;

/// How long a client waits.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    /// Without hearing a byte.
    pub(crate) quiet: Duration,
    /// In all.
    pub(crate) total: Duration,
}

impl Patience {
    /// For servers that come to an end, however busy the machine is.
    pub(crate) const LONG: Self = Self::of(20_000, 20_000);
    /// For servers that fall silent.
    pub(crate) const SHORT: Self = Self::of(700, 20_000);

    /// So many milliseconds each.
    pub(crate) const fn of(quiet: u64, total: u64) -> Self {
        Self {
            quiet: Duration::from_millis(quiet),
            total: Duration::from_millis(total),
        }
    }
}

/// A request to a URL of the lab, by this method and with these header lines.
pub(crate) async fn ask(lab: &Lab, method: &str, url: &str, headers: &str) -> io::Result<Heard> {
    ask_for(Patience::LONG, lab, method, url, headers).await
}

/// The same with another patience.
pub(crate) async fn ask_for(
    patience: Patience,
    lab: &Lab,
    method: &str,
    url: &str,
    headers: &str,
) -> io::Result<Heard> {
    let (host, port, path) = parts(url);
    let line = format!("{method} {path} HTTP/1.1\r\nHost: {host}:{port}\r\n{headers}\r\n");
    if url.starts_with("https:") {
        return ask_tls(patience, lab, url, "http/1.1", line.as_bytes()).await;
    }
    let wire = timeout(patience.quiet, connect(port)).await??;
    exchange(wire, line.as_bytes(), patience).await
}

/// Bytes under TLS, with the protocol to offer; an error where there is no handshake.
pub(crate) async fn ask_tls(
    patience: Patience,
    lab: &Lab,
    url: &str,
    alpn: &str,
    bytes: &[u8],
) -> io::Result<Heard> {
    let (host, port, _) = parts(url);
    let name = ServerName::try_from(host).map_err(io::Error::other)?;
    let connector = TlsConnector::from(Arc::new(config(lab, alpn)));
    let shaking = async { connector.connect(name, connect(port).await?).await };
    let wire = timeout(patience.quiet, shaking).await??;
    exchange(wire, bytes, patience).await
}

/// A connection to a port of the lab.
pub(crate) async fn connect(port: u16) -> io::Result<TcpStream> {
    TcpStream::connect(("127.0.0.1", port)).await
}

/// Host, port and path of a URL.
pub(crate) fn parts(url: &str) -> (String, u16, String) {
    let rest = url.split_once("://").unwrap().1;
    let (authority, path) = rest.split_once('/').unwrap();
    let (host, port) = authority.rsplit_once(':').unwrap();
    (host.to_owned(), port.parse().unwrap(), format!("/{path}"))
}

fn config(lab: &Lab, alpn: &str) -> ClientConfig {
    let root = CertificateDer::from_pem_slice(lab.root_certificate_pem().as_bytes()).unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(root).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![alpn.as_bytes().to_vec()];
    config
}

/// Sends the bytes and listens until the end, the time or enough.
pub(crate) async fn exchange(
    mut wire: impl AsyncRead + AsyncWrite + Unpin,
    bytes: &[u8],
    patience: Patience,
) -> io::Result<Heard> {
    let mut heard = Vec::new();
    // A server that has hung up already is heard in the reading.
    let _ = wire.write_all(bytes).await;
    let _ = wire.flush().await;
    let until = Instant::now() + patience.total;
    let end = loop {
        let until = until.min(Instant::now() + patience.quiet);
        match timeout_at(until, wire.read_buf(&mut heard)).await {
            Err(_) => break End::Silent,
            Ok(Err(_)) => break End::Reset,
            Ok(Ok(0)) => break End::Closed,
            Ok(Ok(_)) if heard.len() >= ENOUGH => break End::Plenty,
            Ok(Ok(_)) => {}
        }
    };
    Ok(Heard { bytes: heard, end })
}
