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
use tokio::time::{Instant, timeout_at};
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
pub(crate) const ENOUGH: usize = 2 << 20;
/// How long the client listens.
pub(crate) const PATIENCE: Duration = Duration::from_millis(600);

/// GET to the URL of a mode.
pub(crate) async fn get(lab: &Lab, mode: &str) -> io::Result<Heard> {
    ask(lab, "GET", &lab.url(mode), "").await
}

/// A request to a URL of the lab, by this method and with these header lines.
pub(crate) async fn ask(lab: &Lab, method: &str, url: &str, headers: &str) -> io::Result<Heard> {
    ask_for(PATIENCE, lab, method, url, headers).await
}

/// The same with another patience.
pub(crate) async fn ask_for(
    patience: Duration,
    lab: &Lab,
    method: &str,
    url: &str,
    headers: &str,
) -> io::Result<Heard> {
    let (host, port, path) = parts(url);
    let line = format!("{method} {path} HTTP/1.1\r\nHost: {host}:{port}\r\n{headers}\r\n");
    match url.starts_with("https:") {
        true => ask_tls(lab, url, &["http/1.1"], line.as_bytes()).await,
        false => exchange(connect(port).await?, line.as_bytes(), patience).await,
    }
}

/// Bytes under TLS, with the protocols to offer; an error where there is no handshake.
pub(crate) async fn ask_tls(
    lab: &Lab,
    url: &str,
    alpn: &[&str],
    bytes: &[u8],
) -> io::Result<Heard> {
    let (host, port, _) = parts(url);
    let name = ServerName::try_from(host).map_err(io::Error::other)?;
    let connector = TlsConnector::from(Arc::new(config(lab, alpn)));
    let stream = connect(port).await?;
    let end = Instant::now() + PATIENCE * 3;
    let wire = timeout_at(end, connector.connect(name, stream)).await??;
    exchange(wire, bytes, PATIENCE).await
}

/// A connection to a port of the lab.
pub(crate) async fn connect(port: u16) -> io::Result<TcpStream> {
    let end = Instant::now() + PATIENCE;
    timeout_at(end, TcpStream::connect(("127.0.0.1", port))).await?
}

/// Host, port and path of a URL.
pub(crate) fn parts(url: &str) -> (String, u16, String) {
    let rest = url.split_once("://").unwrap().1;
    let (authority, path) = rest.split_once('/').unwrap();
    let (host, port) = authority.rsplit_once(':').unwrap();
    (host.to_owned(), port.parse().unwrap(), format!("/{path}"))
}

fn config(lab: &Lab, alpn: &[&str]) -> ClientConfig {
    let root = CertificateDer::from_pem_slice(lab.root_certificate_pem().as_bytes()).unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(root).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = alpn.iter().map(|name| name.as_bytes().to_vec()).collect();
    config
}

/// Sends the bytes and listens until the end, the time or enough.
pub(crate) async fn exchange(
    mut wire: impl AsyncRead + AsyncWrite + Unpin,
    bytes: &[u8],
    patience: Duration,
) -> io::Result<Heard> {
    let mut heard = Heard {
        bytes: Vec::new(),
        end: End::Plenty,
    };
    // A server that has hung up already is heard in the reading.
    let _ = wire.write_all(bytes).await;
    let _ = wire.flush().await;
    let until = Instant::now() + patience;
    while heard.bytes.len() < ENOUGH {
        heard.end = match timeout_at(until, wire.read_buf(&mut heard.bytes)).await {
            Err(_) if heard.bytes.len() > 200_000 => End::Plenty,
            Err(_) => End::Silent,
            Ok(Err(_)) => End::Reset,
            Ok(Ok(0)) => End::Closed,
            Ok(Ok(_)) => {
                heard.end = End::Plenty;
                continue;
            }
        };
        break;
    }
    Ok(heard)
}
