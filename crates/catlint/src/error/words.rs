//! What is said of an error.

use std::fmt;
use std::path::Path;

use super::Error;
use crate::read::nowhere;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoConfig => f.write_str("there is no catlint.yaml in this directory or above"),
            Self::Config { path, diagnostics } => {
                let told = diagnostics.trim_end();
                write!(f, "{path} cannot be used as it stands\n{told}")
            }
            Self::Schema {
                place,
                path,
                position,
                reason,
            } => unusable(f, place, &schema(path, *position), reason),
            Self::CodeList {
                place,
                path,
                reason,
            } => unusable(f, place, &format!("list of codes {path}"), reason),
            Self::List {
                place,
                path,
                reason,
            } => unusable(f, place, &format!("list {path}"), reason),
            Self::Glob {
                pattern,
                place,
                reason,
            } => {
                let pattern = head(pattern);
                write!(f, "{place}the pattern `{pattern}` {reason}")
            }
            Self::Io {
                action,
                path,
                source,
            } => {
                write!(f, "cannot {action} {}: {source}", path.display())
            }
            Self::OutsideCatalogue { path, root } => outside(f, path, root),
            Self::NothingToCheck { patterns } => f.write_str(&unmatched(patterns)),
            Self::UnknownField { field, .. } => write!(f, "no record has the field `{field}`"),
            Self::NoRecords { nowhere } => f.write_str(&nowhere::words(nowhere)),
            Self::Init(error) => error.fmt(f),
            Self::UnknownProfile { name, .. } => write!(f, "no profile is called `{name}`"),
            Self::Baseline(error) => error.fmt(f),
            Self::Git(error) => error.fmt(f),
            Self::Address { text } => write!(f, "`{text}` is no address or block of addresses"),
            Self::HistoryPath { path } => {
                write!(f, "`links.history: {path}` leads out of the catalogue")
            }
            Self::Recording { path, reason } => {
                let path = path.display();
                write!(f, "the recording {path} cannot be played: {reason}")
            }
            Self::Report(error) => error.fmt(f),
            Self::Room(error) => error.fmt(f),
            Self::Bug { loss, reason, more } => bug(f, loss, reason, *more),
            Self::UnknownRule { name, .. } => write!(f, "there is no rule `{name}`"),
        }
    }
}

fn schema(path: &str, position: Option<(u32, u32)>) -> String {
    let inside = position.map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
    format!("schema {path}{inside}")
}

fn outside(f: &mut fmt::Formatter<'_>, path: &Path, root: &Path) -> fmt::Result {
    let (path, root) = (path.display(), root.display());
    write!(f, "{path} is outside the catalogue at {root}")
}

fn unusable(f: &mut fmt::Formatter<'_>, place: &str, what: &str, reason: &str) -> fmt::Result {
    write!(f, "{place}the {what} cannot be used: {reason}")
}

fn bug(f: &mut fmt::Formatter<'_>, loss: &str, reason: &str, more: usize) -> fmt::Result {
    write!(
        f,
        "this is a bug in catlint, not in your catalogue: {loss} ({reason})"
    )?;
    match more {
        0 => Ok(()),
        more => write!(f, "; and {more} more like it"),
    }
}

/// A line for each pattern that matches nothing, with its place.
fn unmatched(patterns: &[(String, String)]) -> String {
    let line = |(place, pattern): &(String, String)| {
        let pattern = head(pattern);
        format!("{place}no file matches `{pattern}`")
    };
    patterns.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The beginning of a pattern, which a hostile config may make as long as it likes.
pub(crate) fn head(pattern: &str) -> String {
    const LONGEST: usize = 100;
    match pattern.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &pattern[..end]),
        None => pattern.to_owned(),
    }
}
