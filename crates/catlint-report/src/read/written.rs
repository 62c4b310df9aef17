//! The form of a JSON report, as it is read. The names of its fields are those of
//! `json`; keys that are not known are left out, so that a later catlint may add some.

use catlint_core::link::{Standing, Verdict};
use catlint_core::{Applicability, Position, Severity};
use serde::de::{Deserialize, Deserializer, Error};

/// A report as a file tells it, its names checked and its places not yet looked up.
#[derive(Debug, serde::Deserialize)]
pub struct WrittenReport {
    pub(super) summary: WrittenSummary,
    #[serde(default)]
    pub(super) rules: Vec<String>,
    pub(super) diagnostics: Vec<WrittenDiagnostic>,
    pub(super) links: Vec<WrittenLink>,
}

#[derive(Debug, serde::Deserialize)]
pub(super) struct WrittenSummary {
    pub(super) files: usize,
    pub(super) records: usize,
    pub(super) links: usize,
    pub(super) links_asked: usize,
    pub(super) rules: usize,
    #[serde(default)]
    pub(super) ignored: usize,
    #[serde(default)]
    pub(super) baselined: usize,
    pub(super) notices: Vec<String>,
    #[serde(default)]
    pub(super) change: Option<WrittenChange>,
    #[serde(default)]
    pub(super) shards: Option<WrittenShards>,
    #[serde(default)]
    pub(super) incomplete: bool,
}

#[derive(Debug, serde::Deserialize)]
pub(super) struct WrittenChange {
    pub(super) since: String,
    pub(super) records: usize,
    pub(super) links: usize,
    #[serde(default)]
    pub(super) older: usize,
}

#[derive(Debug, serde::Deserialize)]
pub(super) struct WrittenShards {
    pub(super) of: u32,
    pub(super) numbers: Vec<u32>,
}

#[derive(Debug, serde::Deserialize)]
pub(super) struct WrittenDiagnostic {
    pub(super) rule: String,
    #[serde(deserialize_with = "severity")]
    pub(super) severity: Severity,
    pub(super) message: String,
    pub(super) help: Option<String>,
    // The place is written out here and below, not flattened: only so does an error tell its line.
    pub(super) path: String,
    pub(super) record: Option<String>,
    pub(super) pointer: String,
    pub(super) span: WrittenSpan,
    #[serde(default)]
    pub(super) here: Option<String>,
    pub(super) related: Vec<WrittenRelated>,
    pub(super) fix: Option<WrittenFix>,
    pub(super) fingerprint: String,
}

#[derive(Debug, serde::Deserialize)]
pub(super) struct WrittenRelated {
    pub(super) path: String,
    pub(super) record: Option<String>,
    pub(super) pointer: String,
    pub(super) span: WrittenSpan,
    pub(super) message: String,
}

#[derive(Debug, serde::Deserialize)]
pub(super) struct WrittenPlace {
    pub(super) path: String,
    pub(super) record: Option<String>,
    pub(super) pointer: String,
    pub(super) span: WrittenSpan,
}

/// A place, whichever of the written forms it stands in.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'w> {
    pub(super) path: &'w str,
    pub(super) record: Option<&'w str>,
    pub(super) pointer: &'w str,
    pub(super) span: WrittenSpan,
}

macro_rules! at {
    ($($written:ty),+) => {$(
        impl $written {
            pub(super) fn at(&self) -> At<'_> {
                At {
                    path: &self.path,
                    record: self.record.as_deref(),
                    pointer: &self.pointer,
                    span: self.span,
                }
            }
        }
    )+};
}

at!(WrittenDiagnostic, WrittenRelated, WrittenPlace);

#[derive(Debug, Clone, Copy, serde::Deserialize)]
pub(super) struct WrittenSpan {
    pub(super) start: WrittenPosition,
    pub(super) end: WrittenPosition,
}

#[derive(Debug, Clone, Copy, serde::Deserialize)]
pub(super) struct WrittenPosition {
    pub(super) line: u32,
    pub(super) column: u32,
    pub(super) offset: u32,
}

impl From<WrittenPosition> for Position {
    fn from(written: WrittenPosition) -> Self {
        Self {
            line: written.line,
            column: written.column,
            offset: written.offset,
        }
    }
}

#[derive(Debug, serde::Deserialize)]
pub(super) struct WrittenFix {
    #[serde(deserialize_with = "applicability")]
    pub(super) applicability: Applicability,
    pub(super) edits: Vec<WrittenEdit>,
}

#[derive(Debug, serde::Deserialize)]
pub(super) struct WrittenEdit {
    pub(super) path: String,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) replacement: String,
}

#[derive(Debug, serde::Deserialize)]
pub(super) struct WrittenLink {
    pub(super) url: String,
    #[serde(deserialize_with = "verdict")]
    pub(super) verdict: Verdict,
    pub(super) status: Option<u16>,
    pub(super) final_url: Option<String>,
    pub(super) hops: Vec<WrittenHop>,
    #[serde(default)]
    pub(super) failure: Option<String>,
    pub(super) cause: Option<String>,
    pub(super) checked_by: Option<WrittenMethod>,
    #[serde(default)]
    pub(super) archived: Option<String>,
    #[serde(default, deserialize_with = "crate::standing::read")]
    pub(super) standing: Standing,
    pub(super) places: Vec<WrittenPlace>,
}

#[derive(Debug, serde::Deserialize)]
pub(super) struct WrittenHop {
    pub(super) url: String,
    pub(super) status: Option<u16>,
}

fn severity<'de, D: Deserializer<'de>>(from: D) -> Result<Severity, D::Error> {
    named(from, &Severity::ALL, Severity::name, "severity")
}

fn applicability<'de, D: Deserializer<'de>>(from: D) -> Result<Applicability, D::Error> {
    named(
        from,
        &Applicability::ALL,
        Applicability::name,
        "applicability",
    )
}

fn verdict<'de, D: Deserializer<'de>>(from: D) -> Result<Verdict, D::Error> {
    named(from, &Verdict::ALL, Verdict::name, "verdict")
}

fn named<'de, D: Deserializer<'de>, T: Copy>(
    from: D,
    all: &[T],
    name: fn(T) -> &'static str,
    noun: &str,
) -> Result<T, D::Error> {
    let text = String::deserialize(from)?;
    let known = all.iter().copied().find(|one| name(*one) == text);
    known.ok_or_else(|| D::Error::custom(format!("`{text}` is no {noun}")))
}

/// The method of a request.
#[derive(Debug, Clone, Copy)]
pub(super) struct WrittenMethod(pub(super) &'static str);

impl<'de> Deserialize<'de> for WrittenMethod {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        named(from, &["HEAD", "GET"], |name| name, "method").map(Self)
    }
}
