//! Serves one connection: reads requests, finds the mode, plays its script, records it all.

use std::io;
use std::time::Duration;

use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

use crate::frames;
use crate::mode::{Door, Mode};
use crate::modes::select;
use crate::play::{Meter, Next, Wire, play};
use crate::record::{Record, RequestSeen};
use crate::request::{Ports, Request, parse};
use crate::response::status;
use crate::script::{STALL, Script};

/// The most that is read of the head of a request.
const HEAD_LIMIT: usize = 256 * 1024;

/// What all listeners of a lab share.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    pub(crate) record: Record,
    pub(crate) ports: Ports,
}

/// What a listener is for.
#[derive(Clone)]
pub(crate) enum Service {
    /// Counts, and ends every connection at once.
    Canary,
    /// Any mode, as host and path say; over TLS where there is an acceptor.
    Any(Option<TlsAcceptor>),
    /// One mode only.
    Only(&'static Mode, Option<TlsAcceptor>),
}

/// The name under which connections to the canary are counted.
pub(crate) const CANARY: &str = "canary";
/// The name under which requests are recorded that are for no mode.
pub(crate) const STRAY: &str = "";

/// Serves a connection until it ends. That a client goes away in the middle is no error here.
pub(crate) async fn serve(stream: TcpStream, service: Service, shared: &Shared) {
    // Bytes must leave as the script says, not gathered by the kernel.
    let _ = stream.set_nodelay(true);
    let _ = match service {
        Service::Canary => {
            shared.record.connection(CANARY);
            Ok(())
        }
        Service::Any(None) => requests(stream, None, shared).await,
        Service::Any(Some(tls)) => match tls.accept(stream).await {
            Ok(wire) => requests(wire, None, shared).await,
            Err(error) => Err(error),
        },
        Service::Only(mode, tls) => {
            shared.record.connection(mode.name);
            only(stream, mode, tls, shared).await
        }
    };
}

/// Serves a connection to the listener of one mode.
async fn only(
    mut stream: TcpStream,
    mode: &'static Mode,
    tls: Option<TlsAcceptor>,
    shared: &Shared,
) -> io::Result<()> {
    let Some(tls) = tls else {
        let script = (mode.answer)(&Request::none(shared.ports));
        return play(&mut stream, script, meter(mode, shared))
            .await
            .map(drop);
    };
    let wire = timeout(STALL, tls.accept(stream)).await??;
    let speaks_h2 = wire.get_ref().1.alpn_protocol() == Some(b"h2");
    if mode.door == Door::Http2 && speaks_h2 {
        return frames_of(wire, mode, shared).await;
    }
    requests(wire, Some(mode), shared).await
}

/// Serves HTTP/2: one request is awaited, then the script sends frames.
async fn frames_of(mut wire: impl Wire, mode: &'static Mode, shared: &Shared) -> io::Result<()> {
    let meter = meter(mode, shared);
    meter.send(&mut wire, &frames::settings(&[])).await?;
    let mut seen = Vec::new();
    let until_asked = async {
        while !frames::asks(&seen) {
            if wire.read_buf(&mut seen).await? == 0 {
                return Err(io::Error::from(io::ErrorKind::UnexpectedEof));
            }
        }
        Ok(())
    };
    timeout(Duration::from_secs(10), until_asked).await??;
    let request = RequestSeen {
        method: "HTTP/2".to_owned(),
        ..RequestSeen::default()
    };
    shared.record.request(mode.name, &request);
    meter.send(&mut wire, &frames::settings_taken()).await?;
    let script = (mode.answer)(&Request::none(shared.ports));
    play(&mut wire, script, meter).await.map(drop)
}

/// Serves HTTP/1.1 requests, one after the other where a script keeps the connection.
async fn requests(
    mut wire: impl Wire,
    fixed: Option<&'static Mode>,
    shared: &Shared,
) -> io::Result<()> {
    let mut first = fixed.is_none();
    while let Some(head) = timeout(STALL, read_head(&mut wire)).await?? {
        let Some(seen) = parse(&head) else {
            return play(&mut wire, not_http(), stray(shared)).await.map(drop);
        };
        let mode = fixed.or_else(|| select(&seen.path, seen.host()));
        let name = mode.map_or(STRAY, |mode| mode.name);
        if std::mem::take(&mut first) {
            shared.record.connection(name);
        }
        let earlier = shared.record.request(name, &seen);
        let script = script_of(
            mode,
            Request {
                seen,
                earlier,
                ports: shared.ports,
            },
        );
        let meter = Meter {
            record: &shared.record,
            mode: name,
        };
        if play(&mut wire, script, meter).await? == Next::Ended {
            break;
        }
    }
    Ok(())
}

/// What a mode does with a request. A path with `no-head` refuses HEAD before any mode acts; one
/// with `no-such-page` is what a client makes up to see whether a site is honest, and it is: only
/// the soft modes have an answer for anything.
fn script_of(mode: Option<&Mode>, request: Request) -> Script {
    if request.is_head() && request.path().contains("no-head") {
        return status(&request, 405);
    }
    if request.path().contains("no-such-page") && !mode.is_some_and(Mode::is_soft) {
        return status(&request, 404);
    }
    match mode {
        Some(mode) if mode.door == Door::Http2 => crate::response::page(&request),
        Some(mode) => (mode.answer)(&request),
        None => status(&request, 404),
    }
}

/// The answer to what is no request of HTTP/1.
fn not_http() -> Script {
    crate::script::send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
}

/// Reads up to the empty line; none where the client ends before one.
async fn read_head(wire: &mut impl Wire) -> io::Result<Option<Vec<u8>>> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if head.len() > HEAD_LIMIT || wire.read_buf(&mut head).await? == 0 {
            return Ok(None);
        }
    }
    Ok(Some(head))
}

fn meter<'a>(mode: &'a Mode, shared: &'a Shared) -> Meter<'a> {
    Meter {
        record: &shared.record,
        mode: mode.name,
    }
}

fn stray(shared: &Shared) -> Meter<'_> {
    Meter {
        record: &shared.record,
        mode: STRAY,
    }
}
