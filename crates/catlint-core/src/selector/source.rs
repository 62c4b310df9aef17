//! Where the values of a selector come from.

use std::fmt;
use std::ops::Range;

use super::fault::{SelectorFault, unknown};
use crate::document::Pattern;

/// Where values come from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Source {
    /// A field of the record, or several: `/name`, `/tags/*`.
    Field(Pattern),
    /// What is known of the record without being one of its fields.
    Pseudo(Pseudo),
}

/// What is known of a record without being one of its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pseudo {
    /// `@file.stem`: the file's name without its last extension.
    FileStem,
    /// `@file.ext`: the file's last extension, without the dot.
    FileExt,
    /// `@file.name`: the file's name.
    FileName,
    /// `@file.dir`: the directory of the file, relative to the catalogue's root.
    FileDir,
    /// `@file.path`: the file's path, relative to the catalogue's root.
    FilePath,
    /// `@dir.1`: the name of the directory that the file stands in; `@dir.2`: of the one above.
    Dir(usize),
    /// `@key`: the nearest key above the record.
    Key,
    /// `@index`: the record's place in its list, from 0.
    Index,
    /// `@body`: the text after the front matter.
    Body,
    /// `@value`: the record itself, where it is a plain value.
    Value,
}

/// Directories that `@dir` can count.
const DEEPEST: usize = 9;

const NAMES: [(&str, Pseudo); 9] = [
    ("@file.stem", Pseudo::FileStem),
    ("@file.ext", Pseudo::FileExt),
    ("@file.name", Pseudo::FileName),
    ("@file.dir", Pseudo::FileDir),
    ("@file.path", Pseudo::FilePath),
    ("@key", Pseudo::Key),
    ("@index", Pseudo::Index),
    ("@body", Pseudo::Body),
    ("@value", Pseudo::Value),
];

impl Source {
    /// Whether it is a part of the path of the record's file.
    #[must_use]
    pub fn is_path(&self) -> bool {
        match self {
            Self::Field(_) => false,
            Self::Pseudo(pseudo) => match pseudo {
                Pseudo::FileStem
                | Pseudo::FileExt
                | Pseudo::FileName
                | Pseudo::FileDir
                | Pseudo::FilePath
                | Pseudo::Dir(_) => true,
                Pseudo::Key | Pseudo::Index | Pseudo::Body | Pseudo::Value => false,
            },
        }
    }

    /// Reads a source that stands at `range` of the selector.
    pub(super) fn parse(text: &str, range: Range<usize>) -> Result<Self, SelectorFault> {
        if text.starts_with('@') {
            return pseudo(text, range).map(Self::Pseudo);
        }
        // A `|` ends the source, so one in a key has an escape of its own beside those of RFC 6901.
        let pattern = Pattern::parse(&text.replace("~2", "|")).filter(|pattern| !pattern.is_root());
        pattern.map(Self::Field).ok_or_else(|| {
            let help = format!(
                "write it with a slash before each key, such as `/{}`, or a name such as `@file.stem`",
                if text.is_empty() { "name" } else { text }
            );
            SelectorFault::new(range, format!("`{text}` is no field"), help)
        })
    }
}

fn pseudo(text: &str, range: Range<usize>) -> Result<Pseudo, SelectorFault> {
    if let Some((_, found)) = NAMES.iter().find(|(name, _)| *name == text) {
        return Ok(*found);
    }
    let number = text.strip_prefix("@dir.").map(str::parse);
    if let Some(Ok(number @ 1..=DEEPEST)) = number {
        return Ok(Pseudo::Dir(number));
    }
    let mut known: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
    known.push("@dir.1");
    Err(unknown("there is no pseudo-field", text, range, &known))
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(pattern) => f.write_str(&pattern.to_string().replace('|', "~2")),
            Self::Pseudo(pseudo) => pseudo.fmt(f),
        }
    }
}

impl fmt::Display for Pseudo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Dir(number) = self {
            return write!(f, "@dir.{number}");
        }
        let name = NAMES.iter().find(|(_, pseudo)| pseudo == self);
        f.write_str(name.map_or("", |(name, _)| name))
    }
}
