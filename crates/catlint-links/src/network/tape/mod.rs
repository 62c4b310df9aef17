//! A run on tape: the answers of the network, recorded and replayed, so that a report of a fault
//! and a test are deterministic.
//!
//! One JSON object a line: the request, and the answer or the failure. Bodies beyond what is read
//! are not there to be recorded; cookies and configured headers are not written.

mod line;
mod recorder;
mod recording;
mod replayer;

use std::io;
use std::sync::{Arc, Mutex};

use super::transport::Transport;
use replayer::Replayer;

pub(super) use recorder::Recorder;
pub use recording::{Recording, RecordingError};

/// Whether a run is recorded or replayed.
#[derive(Debug, Default)]
pub enum Tape {
    /// Neither.
    #[default]
    Off,
    /// It goes over the network, and what comes back is recorded.
    Record,
    /// It opens no socket: everything comes from a recording.
    Replay(Recording),
}

/// A transport, and the recorder where it is one.
type Wired = (Arc<dyn Transport>, Option<Arc<Recorder>>);

/// The transport that a tape asks for.
pub(super) fn transport<T: Transport + 'static>(
    tape: Tape,
    live: impl FnOnce() -> io::Result<T>,
) -> io::Result<Wired> {
    Ok(match tape {
        Tape::Off => (Arc::new(live()?), None),
        Tape::Replay(recording) => (Arc::new(Replayer(Mutex::new(recording))), None),
        Tape::Record => {
            let recorder = Arc::new(Recorder::new(live()?));
            (recorder.clone(), Some(recorder))
        }
    })
}
