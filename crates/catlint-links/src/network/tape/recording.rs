//! A recording as it is read.

use std::collections::{HashMap, VecDeque};
use std::fmt;

use super::line::{HEADER, Line, failure_named};
use crate::failure::Failure;
use crate::network::transport::Answer;

/// A recording that can be replayed.
#[derive(Debug, Default)]
pub struct Recording {
    pub(super) answers: HashMap<String, VecDeque<Result<Answer, Failure>>>,
    pub(super) network: bool,
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
}
