//! Carries out a script on a connection: the only place that waits, resets and floods.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep, timeout};
use tokio_rustls::server::TlsStream;

use crate::record::Record;
use crate::script::{FLOOD, FLOOD_BYTES, STALL, Script, Step};

/// How long a closed connection is drained, so that unread bytes do not turn its FIN into a RST.
const LINGER: Duration = Duration::from_secs(2);

/// A connection, plain or under TLS.
pub(crate) trait Wire: AsyncRead + AsyncWrite + Unpin + Send {
    /// The socket below.
    fn socket(&self) -> &TcpStream;
}

impl Wire for TcpStream {
    fn socket(&self) -> &TcpStream {
        self
    }
}

impl Wire for TlsStream<TcpStream> {
    fn socket(&self) -> &TcpStream {
        self.get_ref().0
    }
}

/// What becomes of a connection after a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Next {
    /// It was ended.
    Ended,
    /// Another request may come.
    Request,
}

/// Whose bytes are counted, and where.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Meter<'a> {
    pub(crate) record: &'a Record,
    pub(crate) mode: &'a str,
}

impl Meter<'_> {
    /// Sends bytes and counts them.
    pub(crate) async fn send(&self, wire: &mut impl Wire, bytes: &[u8]) -> io::Result<()> {
        wire.write_all(bytes).await?;
        wire.flush().await?;
        self.record.sent(self.mode, bytes.len());
        Ok(())
    }
}

/// Carries out the steps in order, then closes. An error means that the client is gone.
pub(crate) async fn play(
    wire: &mut impl Wire,
    script: Script,
    meter: Meter<'_>,
) -> io::Result<Next> {
    for step in script {
        match step {
            Step::Send(bytes) => meter.send(wire, &bytes).await?,
            Step::Drip(bytes, pause) => drip(wire, &bytes, pause, meter).await?,
            Step::Repeat(bytes, times) => flood(wire, times, |_| bytes.clone(), meter).await?,
            Step::Count(bytes, times) => flood(wire, times, bytes, meter).await?,
            Step::Wait(time) => idle(wire, time).await,
            Step::Reset => return wire.socket().set_zero_linger().map(|()| Next::Ended),
            Step::KeepAlive => return Ok(Next::Request),
        }
    }
    close(wire).await.map(|()| Next::Ended)
}

/// Ends the connection in order: FIN, then what the client still sends is read and dropped.
async fn close(wire: &mut impl Wire) -> io::Result<()> {
    wire.shutdown().await?;
    idle(wire, LINGER).await;
    Ok(())
}

/// Reads and drops whatever comes, for so long or until the client is gone.
async fn idle(wire: &mut impl Wire, time: Duration) {
    let mut rubbish = [0; 4096];
    let until_gone = async { while wire.read(&mut rubbish).await.is_ok_and(|read| read > 0) {} };
    // Whether time or the client ended it is the same to the script.
    let _ = timeout(time, until_gone).await;
}

/// One byte at a time, for no longer than a stall.
async fn drip(
    wire: &mut impl Wire,
    bytes: &[u8],
    pause: Duration,
    meter: Meter<'_>,
) -> io::Result<()> {
    let end = Instant::now() + STALL;
    for byte in bytes {
        if Instant::now() > end {
            break;
        }
        sleep(pause).await;
        meter.send(wire, std::slice::from_ref(byte)).await?;
    }
    Ok(())
}

/// Many times over, gathered into writes of some size, within the limits of time and bytes.
async fn flood(
    wire: &mut impl Wire,
    times: u64,
    bytes: impl Fn(u64) -> Vec<u8>,
    meter: Meter<'_>,
) -> io::Result<()> {
    let all = async {
        let (mut sent, mut batch) = (0, Vec::new());
        for at in 0..times {
            batch.extend(bytes(at));
            if batch.len() >= 16_384 || at + 1 == times {
                meter.send(wire, &batch).await?;
                sent += batch.len() as u64;
                batch.clear();
            }
            if sent >= FLOOD_BYTES {
                break;
            }
        }
        Ok(())
    };
    timeout(FLOOD, all).await.unwrap_or(Ok(()))
}
