//! A run on tape: the answers of the network, recorded and replayed, so that a report of a fault
//! and a test are deterministic.
//!
//! One JSON object a line: the request, and the answer or the failure. Bodies beyond what is read
//! are not there to be recorded; cookies and configured headers are not written.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::io;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::transport::{Answer, Probing, Request, Sending, Transport};
use crate::address::Refusal;
use crate::failure::Failure;

/// The first line of a recording.
const HEADER: &str = r#"{"catlint_recording":1}"#;

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

/// A recording that can be replayed.
#[derive(Debug, Default)]
pub struct Recording {
    answers: HashMap<String, VecDeque<Result<Answer, Failure>>>,
    network: bool,
}

/// A line that is no part of a recording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordingError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it, a fragment.
    pub reason: String,
}

impl fmt::Display for RecordingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

impl std::error::Error for RecordingError {}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    request: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    network: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    headers: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    body: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    failure: Option<String>,
}

impl Recording {
    /// Reads a recording.
    ///
    /// # Errors
    /// At the first line that is no part of one.
    pub fn parse(text: &str) -> Result<Self, RecordingError> {
        let fault = |line: usize, reason: &str| RecordingError {
            line,
            reason: reason.to_owned(),
        };
        let mut lines = text.lines().enumerate();
        if lines.next().map(|(_, line)| line.trim_end()) != Some(HEADER) {
            return Err(fault(1, "it does not begin as a recording of catlint does"));
        }
        let mut recording = Self {
            network: true,
            ..Self::default()
        };
        for (index, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
            let parsed: Line =
                serde_json::from_str(line).map_err(|error| fault(index + 1, &error.to_string()))?;
            recording
                .add(parsed)
                .ok_or_else(|| fault(index + 1, "it has neither an answer nor a known failure"))?;
        }
        Ok(recording)
    }

    fn add(&mut self, line: Line) -> Option<()> {
        if let Some(network) = line.network {
            self.network = network;
            return Some(());
        }
        let result = match (line.status, line.failure) {
            (Some(status), None) => Ok(Answer {
                status,
                headers: line.headers,
                body: line.body.into_bytes(),
            }),
            (None, Some(failure)) => Err(failure_named(&failure)?),
            _ => return None,
        };
        self.answers
            .entry(line.request?)
            .or_default()
            .push_back(result);
        Some(())
    }
}

fn failure_named(text: &str) -> Option<Failure> {
    if let Some(address) = text.strip_prefix("refused ") {
        let address: IpAddr = address.parse().ok()?;
        return Some(Failure::Refused(Refusal::Address(address)));
    }
    Failure::PLAIN
        .into_iter()
        .find(|failure| failure.name() == text)
}

fn name_of(failure: Failure) -> String {
    match failure {
        Failure::Refused(Refusal::Address(address)) => format!("refused {address}"),
        failure => failure.name().to_owned(),
    }
}

fn key(request: &Request) -> String {
    let mut url = request.url.clone();
    // Nobody's password belongs in a file that is sent around.
    let _ = url.set_username("").and_then(|()| url.set_password(None));
    format!("{} {} {url}", request.method.name(), request.way.name())
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
            let recorder = Arc::new(Recorder {
                inner: Box::new(live()?),
                lines: Mutex::default(),
            });
            (recorder.clone(), Some(recorder))
        }
    })
}

/// Passes everything on, and writes it down.
#[derive(Debug)]
pub(super) struct Recorder {
    inner: Box<dyn Transport>,
    lines: Mutex<Vec<String>>,
}

impl Recorder {
    /// The recording as text. Requests of different sites come in any order, so the lines are
    /// sorted by request; those of one request stay in the order of time.
    pub(super) fn text(&self) -> String {
        let mut lines = self
            .lines
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        lines.sort_by(|one, other| request_of(one).cmp(request_of(other)));
        lines.insert(0, HEADER.to_owned());
        lines.join("\n") + "\n"
    }

    fn note(&self, line: &Line) {
        // A line of plain texts and numbers can always be written.
        if let Ok(text) = serde_json::to_string(line) {
            self.lines
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(text);
        }
    }
}

/// The beginning of a line, which holds the request.
fn request_of(line: &str) -> &str {
    line.split_once(",\"").map_or(line, |(request, _)| request)
}

impl Transport for Recorder {
    fn send(&self, request: Request) -> Sending<'_> {
        Box::pin(async move {
            let request_key = key(&request);
            let result = self.inner.send(request).await;
            let answer = result.as_ref().ok();
            self.note(&Line {
                request: Some(request_key),
                network: None,
                status: answer.map(|answer| answer.status),
                headers: answer.map(recorded_headers).unwrap_or_default(),
                body: answer
                    .map(|answer| String::from_utf8_lossy(&answer.body).into_owned())
                    .unwrap_or_default(),
                failure: result.as_ref().err().map(|failure| name_of(*failure)),
            });
            result
        })
    }

    fn probe(&self) -> Probing<'_> {
        Box::pin(async move {
            let network = self.inner.probe().await;
            self.note(&Line {
                request: None,
                network: Some(network),
                status: None,
                headers: Vec::new(),
                body: String::new(),
                failure: None,
            });
            network
        })
    }
}

/// Cookies may be somebody's session: their names are kept, so that a replay sends as many.
fn recorded_headers(answer: &Answer) -> Vec<(String, String)> {
    let hide = |(name, value): &(String, String)| match name.as_str() {
        "set-cookie" => {
            let cookie = value.split('=').next().unwrap_or_default();
            (name.clone(), format!("{cookie}=***"))
        }
        _ => (name.clone(), value.clone()),
    };
    answer.headers.iter().map(hide).collect()
}

/// Answers from a recording, each answer once; the last one again where more is asked.
#[derive(Debug)]
struct Replayer(Mutex<Recording>);

impl Transport for Replayer {
    fn send(&self, request: Request) -> Sending<'_> {
        Box::pin(async move {
            let mut recording = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let Some(answers) = recording.answers.get_mut(&key(&request)) else {
                return Err(Failure::NotRecorded);
            };
            let next = if answers.len() > 1 {
                answers.pop_front()
            } else {
                answers.front().cloned()
            };
            next.unwrap_or(Err(Failure::NotRecorded))
        })
    }

    fn probe(&self) -> Probing<'_> {
        Box::pin(async move {
            self.0
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .network
        })
    }

    fn waits(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn junk_is_refused_with_its_line() {
        let fault = |text: &str| Recording::parse(text).err().map(|error| error.line);
        assert_eq!(fault(HEADER), None);
        assert_eq!(fault(""), Some(1));
        assert_eq!(fault("{}"), Some(1));
        assert_eq!(fault(&format!("{HEADER}\n{{}}\n")), Some(2));
        assert_eq!(fault(&format!("{HEADER}\n\nnonsense\n")), Some(3));
        let unknown = r#"{"request":"GET usual https://a.example/","failure":"boredom"}"#;
        assert_eq!(fault(&format!("{HEADER}\n{unknown}")), Some(2));
    }

    #[test]
    fn failures_come_back_as_they_were() {
        let refused = Failure::Refused(Refusal::Address([10, 0, 0, 1].into()));
        for failure in Failure::PLAIN.into_iter().chain([refused]) {
            assert_eq!(failure_named(&name_of(failure)), Some(failure));
        }
    }
}
