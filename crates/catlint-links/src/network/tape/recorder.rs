//! Writes down what passes over the network.

use std::sync::{Mutex, PoisonError};

use super::line::{HEADER, Line, key, name_of};
use crate::network::transport::{Answer, Probing, Request, Sending, Transport};

/// Passes everything on, and writes it down.
#[derive(Debug)]
pub(in crate::network) struct Recorder {
    inner: Box<dyn Transport>,
    lines: Mutex<Vec<String>>,
}

impl Recorder {
    pub(super) fn new(inner: impl Transport + 'static) -> Self {
        Self {
            inner: Box::new(inner),
            lines: Mutex::default(),
        }
    }

    /// The recording as text. Requests of different sites come in any order, so the lines are
    /// sorted by request; those of one request stay in the order of time.
    pub(in crate::network) fn text(&self) -> String {
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
                network: Some(network),
                ..Line::default()
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
