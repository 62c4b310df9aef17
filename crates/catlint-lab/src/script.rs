//! What a server does on one connection, step by step; [`crate::play`] carries it out.

use std::time::Duration;

/// The longest that any stall lasts.
pub(crate) const STALL: Duration = Duration::from_secs(120);
/// The longest that any flood lasts.
pub(crate) const FLOOD: Duration = Duration::from_secs(30);
/// The most that any flood sends, in bytes.
pub(crate) const FLOOD_BYTES: u64 = 64 << 20;

/// The steps of an answer. After the last one the connection is closed in order (FIN).
pub(crate) type Script = Vec<Step>;

/// One step.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// Sends the bytes.
    Send(Vec<u8>),
    /// Sends the bytes one at a time, with the pause before each.
    Drip(Vec<u8>, Duration),
    /// Sends the bytes so many times over, within the limits of a flood.
    Repeat(Vec<u8>, u64),
    /// Sends the bytes of 0, 1, 2 and so on below the count, within the limits of a flood.
    Count(fn(u64) -> Vec<u8>, u64),
    /// Does nothing for so long, or until the client is gone.
    Wait(Duration),
    /// Ends the connection by a reset (RST).
    Reset,
    /// Keeps the connection for the next request.
    KeepAlive,
}

/// The script that sends some bytes and closes.
pub(crate) fn send(bytes: impl AsRef<[u8]>) -> Script {
    vec![Step::Send(bytes.as_ref().to_vec())]
}

/// The script that sends some bytes and then stalls.
pub(crate) fn send_then_stall(bytes: impl AsRef<[u8]>) -> Script {
    vec![Step::Send(bytes.as_ref().to_vec()), Step::Wait(STALL)]
}

/// The script that sends some bytes and then resets the connection.
pub(crate) fn send_then_reset(bytes: impl AsRef<[u8]>) -> Script {
    vec![Step::Send(bytes.as_ref().to_vec()), Step::Reset]
}

/// The script that sends a head and then the bytes again and again, to the limits of a flood.
pub(crate) fn flood(head: impl AsRef<[u8]>, bytes: &[u8]) -> Script {
    vec![
        Step::Send(head.as_ref().to_vec()),
        Step::Repeat(bytes.to_vec(), u64::MAX),
    ]
}
