//! The file as a text: a header that names the form and its version, then a line a link, sorted.
//!
//! It is made for git. A merge that keeps the lines of both sides (`*.tsv merge=union` in
//! `.gitattributes`) leaves lines out of order and links with two lines; both are read. What cannot
//! be read costs its own line and no other.

use std::collections::btree_map::Entry as Slot;

use super::{History, line};

/// Bytes of the largest file that is read: some 600,000 links.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;

const VERSION: &str = "1";
const NAME: &str = "# catlint link history, version ";

/// A history that was read, and what is wrong with its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// What could be read.
    pub history: History,
    /// What could not, in the order of the lines.
    pub damage: Vec<Damage>,
}

impl Reading {
    /// Whether it is a history of this form at all. If not, the file is somebody else's: it is not
    /// to be overwritten.
    #[must_use]
    pub fn is_ours(&self) -> bool {
        let mut kinds = self.damage.iter().map(|damage| &damage.kind);
        !kinds.any(|kind| {
            matches!(
                kind,
                DamageKind::TooLarge | DamageKind::NoHeader | DamageKind::OtherVersion { .. }
            )
        })
    }
}

/// Something in the text that does not belong there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// The line, from 1.
    pub line: usize,
    /// What it is.
    pub kind: DamageKind,
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DamageKind {
    /// The text is longer than [`MOST_BYTES`]. Nothing is read.
    TooLarge,
    /// The text does not begin like a history. Nothing is read.
    NoHeader,
    /// Another version of the form. Nothing is read.
    OtherVersion {
        /// The version that the header names.
        version: String,
    },
    /// A mark of a merge that was left unfinished. Both sides are read.
    ConflictMarker,
    /// A line that is none of a history. It is left out.
    Junk,
}

/// The text of a history; the same history gives the same bytes.
#[must_use]
pub fn render(history: &History) -> String {
    let mut text = header() + "\n";
    for (url, entry) in &history.entries {
        text.push_str(&line::render(url, entry));
        text.push('\n');
    }
    text
}

/// Reads a history. Never fails; an empty file is an empty history.
#[must_use]
pub fn parse(bytes: &[u8]) -> Reading {
    let mut reading = Reading::default();
    if bytes.len() > MOST_BYTES {
        reading.damage(1, DamageKind::TooLarge);
        return reading;
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut header = false;
    for (index, bytes) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).ok();
        match text {
            _ if bytes.is_empty() => {}
            Some(text) if is_conflict_marker(text) => {
                reading.damage(index + 1, DamageKind::ConflictMarker);
            }
            Some(text) if text == self::header() => header = true,
            _ if !header => {
                reading.damage(index + 1, not_ours(text.unwrap_or_default()));
                return reading;
            }
            text => reading.take(index + 1, text),
        }
    }
    reading
}

impl Reading {
    fn damage(&mut self, line: usize, kind: DamageKind) {
        self.damage.push(Damage { line, kind });
    }

    fn take(&mut self, number: usize, text: Option<&str>) {
        let text = text.filter(|text| text.len() <= line::MOST_LINE_BYTES);
        let Some((url, entry)) = text.and_then(line::parse) else {
            self.damage(number, DamageKind::Junk);
            return;
        };
        match self.history.entries.entry(url) {
            Slot::Vacant(slot) => drop(slot.insert(entry)),
            Slot::Occupied(mut slot) => {
                let merged = slot.get().clone().merged(entry);
                slot.insert(merged);
            }
        }
    }
}

fn header() -> String {
    format!("{NAME}{VERSION}: {}", line::FIELDS.join("\t"))
}

fn not_ours(line: &str) -> DamageKind {
    let version = line
        .strip_prefix(NAME)
        .and_then(|rest| rest.split(':').next());
    let number = |version: &&str| {
        !version.is_empty()
            && version.len() < 10
            && version.bytes().all(|byte| byte.is_ascii_digit())
    };
    match version.filter(number) {
        Some(version) if version != VERSION => DamageKind::OtherVersion {
            version: version.to_owned(),
        },
        _ => DamageKind::NoHeader,
    }
}

/// The marks that git puts around what it cannot merge.
fn is_conflict_marker(line: &str) -> bool {
    let marks = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];
    marks.into_iter().any(|mark| {
        line.strip_prefix(mark)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}
