//! Renders a report: one small file per output format.
//!
//! Every renderer needs the catalogue and the report and nothing else. A new format is one file
//! and one variant of [`Format`]. Text from the data is hostile until `escape` has made it
//! harmless for the format at hand. [`read`] is the way back from a JSON report. The only crate that
//! names miette.

mod concise;
mod escape;
mod excerpt;
mod fingerprint;
mod github;
mod gitlab;
mod html;
mod human;
mod json;
mod json_schema;
mod junit;
mod markdown;
mod place;
pub mod read;
mod sarif;
mod standing;
mod summary;

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod sample;

use std::io::{self, Write};

use catlint_core::Catalogue;
use catlint_core::report::Report;

pub use escape::{harmless, line as visible};
pub use json_schema::json_schema;
pub use summary::{counted, summary};

/// The output formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people at a terminal: a few source lines with every finding.
    Human,
    /// One line a finding: `path:line:column: severity[rule] record: message`.
    Concise,
    /// One versioned object, described by `schema/report.schema.json`.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Workflow commands, which GitHub shows beside the changed lines.
    Github,
    /// JUnit's XML: a test case a record, which fails where the record has an error.
    Junit,
    /// GitLab's Code Quality report, beside the changed lines of a merge request.
    Gitlab,
    /// Markdown, for the summary of a job or a comment.
    Markdown,
    /// A page of its own, to be looked at in a browser.
    Html,
}

impl Format {
    /// Every format, in the order of the documentation.
    pub const ALL: [Self; 9] = [
        Self::Human,
        Self::Concise,
        Self::Json,
        Self::Sarif,
        Self::Github,
        Self::Junit,
        Self::Gitlab,
        Self::Markdown,
        Self::Html,
    ];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Concise => "concise",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Junit => "junit",
            Self::Gitlab => "gitlab",
            Self::Markdown => "markdown",
            Self::Html => "html",
        }
    }
}

/// How to render, apart from the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Whether to use colour, in the human format.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// The version of the tool, for formats that state it.
    pub tool_version: &'static str,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            color: false,
            width: 100,
            tool_version: env!("CARGO_PKG_VERSION"),
        }
    }
}

/// Writes a report in a format.
///
/// # Errors
/// Where `out` cannot be written.
pub fn render(
    format: Format,
    catalogue: &Catalogue,
    report: &Report,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Human => human::write(catalogue, report, options, out),
        Format::Concise => concise::write(catalogue, report, out),
        Format::Json => json::write(catalogue, report, out),
        Format::Sarif => sarif::write(catalogue, report, options, out),
        Format::Github => github::write(catalogue, report, out),
        Format::Junit => junit::write(catalogue, report, out),
        Format::Gitlab => gitlab::write(catalogue, report, out),
        Format::Markdown => markdown::write(catalogue, report, out),
        Format::Html => html::write(catalogue, report, options, out),
    }
}
