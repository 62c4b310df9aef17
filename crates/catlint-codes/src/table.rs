//! The tables in `data/`: one code a line, cells between tabs, comments after `#`.

use crate::entry::Entry;

/// The lines of a table, each as its cells.
pub(crate) fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = text.lines().map(str::trim_end);
    let lines = lines.filter(|line| !line.trim_start().starts_with('#') && !line.is_empty());
    lines.map(|line| line.split('\t').map(str::trim).collect())
}

/// An entry of its code and the cells after it.
pub(crate) fn entry(code: Option<&str>, cells: Option<&[&str]>) -> Entry {
    let cell = |index| cells.and_then(|cells: &[&str]| cells.get(index)).copied();
    Entry {
        code: code.unwrap_or_default().to_owned(),
        name: cell(0).unwrap_or_default().to_owned(),
        aliases: parts(cell(1).unwrap_or_default()),
    }
}

/// The parts of a cell that holds several.
pub(crate) fn parts(cell: &str) -> Vec<String> {
    let parts = cell.split(';').map(str::trim);
    let parts = parts.filter(|part| !part.is_empty());
    parts.map(ToOwned::to_owned).collect()
}
