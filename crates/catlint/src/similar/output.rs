//! How the nearest records are printed.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use catlint_core::{Catalogue, Place};
use catlint_duplicates::Nearest;
use catlint_report::visible;
use serde_json::{Value, json};

use crate::cli::similar::SimilarFormat;
use crate::error::Error;
use crate::output::printed;

pub(super) fn write(
    format: SimilarFormat,
    catalogue: &Catalogue,
    found: &[Nearest],
) -> Result<(), Error> {
    let text = match format {
        SimilarFormat::Human => human(catalogue, found),
        SimilarFormat::Json => format!("{:#}\n", as_json(catalogue, found)),
    };
    printed(io::stdout().lock().write_all(text.as_bytes()))
}

/// Where a record is: its file and the line of its beginning.
fn place(catalogue: &Catalogue, near: &Nearest) -> Option<(String, u32)> {
    let record = catalogue.records.get(near.record)?;
    let place = Place::start(record.document, record.root);
    let line = catalogue.position(place).line;
    let path = catalogue.document(record.document).path();
    Some((path.to_owned(), line))
}

fn human(catalogue: &Catalogue, found: &[Nearest]) -> String {
    let mut text = String::new();
    for near in found {
        let Some(record) = catalogue.records.get(near.record) else {
            continue;
        };
        let (path, line) = place(catalogue, near).unwrap_or_default();
        let verdict = match near.probable {
            true => "probably the same",
            false => "alike",
        };
        let reason = match near.why.reason.is_empty() {
            true => String::new(),
            false => format!(": {}", near.why.reason),
        };
        let name = visible(&format!("{} ({})", record.label, record.id));
        let _ = writeln!(text, "{name}\n  {}:{line}", visible(&path));
        let _ = writeln!(text, "  {verdict}{}", visible(&reason));
        for line in &near.why.lines {
            let _ = writeln!(text, "    {}", visible(line));
        }
        text.push('\n');
    }
    if found.is_empty() {
        let _ = writeln!(
            text,
            "nothing in {} records is like it",
            catalogue.records.len()
        );
    }
    text
}

fn as_json(catalogue: &Catalogue, found: &[Nearest]) -> Value {
    let item = |near: &Nearest| {
        let record = catalogue.records.get(near.record)?;
        let (path, line) = place(catalogue, near)?;
        let collection = catalogue.collection(record.collection);
        Some(json!({
            "collection": collection.name,
            "id": record.id.0,
            "name": record.label,
            "path": path,
            "line": line,
            "probable": near.probable,
            "points": near.why.points,
            "reason": near.why.reason,
            "evidence": near.why.lines,
        }))
    };
    let found: Vec<Value> = found.iter().filter_map(item).collect();
    json!({ "version": 1, "records": catalogue.records.len(), "nearest": found })
}
