//! From the bytes of a file to a report. The bytes are hostile: whatever they are, the answer is a
//! report or one error that says where.

use std::fmt;

use serde::Deserialize;

use super::vocabulary::Vocabulary;
use super::written::WrittenReport;
use crate::escape;
use crate::json::VERSION;

/// The size of a report that is read at most: some 200,000 findings.
pub const MOST_BYTES: u64 = 256 << 20;

/// Why a text is no report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// Line and column, where it is one place that is wrong.
    pub position: Option<(usize, usize)>,
    /// What is wrong, a lower-case fragment.
    pub reason: String,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for ReadError {}

impl ReadError {
    fn new(reason: impl Into<String>) -> Self {
        Self {
            position: None,
            reason: reason.into(),
        }
    }

    /// The words of the JSON parser, which may repeat what it read, with the place beside them.
    fn json(error: &serde_json::Error) -> Self {
        let words = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        let words = words.strip_suffix(&place).unwrap_or(&words);
        Self {
            position: (error.line() > 0).then(|| (error.line(), error.column())),
            reason: escape::line(words),
        }
    }
}

#[derive(Deserialize)]
struct Versioned {
    version: Option<serde_json::Number>,
}

impl WrittenReport {
    /// Reads a report. O(length of the text).
    ///
    /// # Errors
    /// At the first thing that is not as [`json_schema`](crate::json_schema) has it, and where a
    /// name is not in the vocabulary.
    pub fn parse(bytes: &[u8], vocabulary: &Vocabulary) -> Result<Self, ReadError> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        check_version(bytes)?;
        let report: Self =
            serde_json::from_slice(bytes).map_err(|error| ReadError::json(&error))?;
        report.check_names(vocabulary)?;
        report.check_shards()?;
        Ok(report)
    }

    /// Whether it is of one part of a run that was split.
    #[must_use]
    pub fn is_shard(&self) -> bool {
        self.summary.shards.is_some()
    }

    fn check_names(&self, vocabulary: &Vocabulary) -> Result<(), ReadError> {
        let findings = self.diagnostics.iter().map(|finding| &finding.rule);
        let mut rules = self.rules.iter().chain(findings);
        if let Some(name) = rules.find(|name| vocabulary.rule(name).is_none()) {
            return Err(unknown("rule", name));
        }
        let mut failures = self.links.iter().filter_map(|link| link.failure.as_ref());
        match failures.find(|name| vocabulary.failure(name).is_none()) {
            Some(name) => Err(unknown("kind of failure", name)),
            None => Ok(()),
        }
    }

    fn check_shards(&self) -> Result<(), ReadError> {
        let Some(shards) = &self.summary.shards else {
            return Ok(());
        };
        let outside = |number: &&u32| !(1..=shards.of).contains(*number);
        match shards.numbers.iter().find(outside) {
            Some(number) => Err(ReadError::new(format!(
                "it says that it is shard {number} of {}",
                shards.of
            ))),
            None if shards.numbers.is_empty() => Err(ReadError::new("it is no shard of any")),
            None => Ok(()),
        }
    }
}

fn check_version(bytes: &[u8]) -> Result<(), ReadError> {
    // The parser would take a list for an object without names.
    if bytes.trim_ascii_start().starts_with(b"[") {
        return Err(ReadError::new(
            "it is a list, so it is no report of catlint",
        ));
    }
    let versioned: Versioned =
        serde_json::from_slice(bytes).map_err(|error| ReadError::json(&error))?;
    match versioned.version {
        None => Err(ReadError::new(
            "it has no `version`, so it is no report of catlint",
        )),
        Some(version) if version.as_u64() == Some(u64::from(VERSION)) => Ok(()),
        Some(version) => Err(ReadError::new(format!(
            "it is of version {version}, and this catlint reads version {VERSION}"
        ))),
    }
}

fn unknown(noun: &str, name: &str) -> ReadError {
    let name = escape::line(&name.chars().take(60).collect::<String>());
    ReadError::new(format!(
        "the {noun} `{name}` is not one that catlint {} has: the report is of another version",
        env!("CARGO_PKG_VERSION")
    ))
}
