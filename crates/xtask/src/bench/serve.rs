//! The web that `bench links` asks: pages that answer at once, and pages that never do.
//!
//! It runs as a process of its own, so that its work is not counted as that of who asks, and ends
//! when its standard input is closed: it cannot outlive the benchmark.

use std::io::{self, Read, Write};
use std::net::Ipv4Addr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// The beginning of the path of a page that answers.
pub(super) const PAGE: &str = "/page/";
/// The beginning of the path of a page that never answers.
pub(super) const TARPIT: &str = "/tarpit/";
/// The end of a request without a body.
const END: &[u8] = b"\r\n\r\n";

/// Serves until standard input is closed.
pub(super) fn run() -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        // Every address of 127.0.0.0/8 leads here.
        let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0)).await?;
        writeln!(io::stdout(), "{}", listener.local_addr()?.port())?;
        let closed = tokio::task::spawn_blocking(|| io::stdin().read(&mut [0]));
        tokio::select! {
            _ = closed => Ok(()),
            () = accept(&listener) => Ok(()),
        }
    })
}

async fn accept(listener: &TcpListener) {
    loop {
        match listener.accept().await {
            // Whoever comes from elsewhere is turned away.
            Ok((stream, peer)) if peer.ip().is_loopback() => {
                tokio::spawn(answer(stream));
            }
            Ok(_) => {}
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}

/// Answers the requests of one connection, one after the other.
async fn answer(mut stream: TcpStream) -> io::Result<()> {
    let mut buffer = Vec::with_capacity(1024);
    while let Some(request) = request(&mut stream, &mut buffer).await? {
        let mut words = request.split_ascii_whitespace();
        let (method, path) = (words.next(), words.next().unwrap_or_default());
        if path.starts_with(TARPIT) {
            // Until the other side has had enough.
            while stream.read(&mut [0; 512]).await? > 0 {}
            return Ok(());
        }
        let page = page(path, method == Some("HEAD"));
        stream.write_all(page.as_bytes()).await?;
    }
    Ok(())
}

/// The next request without what follows it; nothing where the other side has closed.
async fn request(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> io::Result<Option<String>> {
    loop {
        let end = buffer.windows(END.len()).position(|window| window == END);
        if let Some(end) = end {
            let head: Vec<u8> = buffer.drain(..end + END.len()).collect();
            return Ok(Some(String::from_utf8_lossy(&head).into_owned()));
        }
        if stream.read_buf(buffer).await? == 0 {
            return Ok(None);
        }
    }
}

fn page(path: &str, head_only: bool) -> String {
    let (status, title) = match path.starts_with(PAGE) {
        true => ("200 OK", path),
        false => ("404 Not Found", "Not found"),
    };
    let body = format!("<!doctype html><title>{title}</title><p>A page of the benchmark.</p>\n");
    let length = body.len();
    let sent = if head_only { "" } else { body.as_str() };
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {length}\r\n\r\n{sent}"
    )
}
