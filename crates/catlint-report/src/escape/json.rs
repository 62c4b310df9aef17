//! JSON: lossless, and yet nothing in it that a terminal or a runner would obey.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};

use super::visible::{is_hidden, is_plain};

/// Writes a value, indented. Hidden characters and `##[` are written as escapes, so that a log
/// which shows the text is safe and a program which reads it loses nothing.
pub(crate) fn write_json(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(&mut *out, Shown(PrettyFormatter::new()));
    value.serialize(&mut serializer)?;
    writeln!(out)
}

/// Writes texts with escapes and leaves all else to the formatter inside.
struct Shown<'i>(PrettyFormatter<'i>);

impl Formatter for Shown<'_> {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        text: &str,
    ) -> io::Result<()> {
        if is_plain(text) && !text.contains("##") {
            return out.write_all(text.as_bytes());
        }
        let mut rest = text;
        while let Some((at, character)) =
            rest.char_indices().find(|(at, c)| is_unsafe(rest, *at, *c))
        {
            let (before, from) = rest.split_at(at);
            out.write_all(before.as_bytes())?;
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = from.get(character.len_utf8()..).unwrap_or_default();
        }
        out.write_all(rest.as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

fn is_unsafe(text: &str, at: usize, character: char) -> bool {
    // The bracket of the runner's command; the rest of it may stay.
    let command = || character == '[' && text.get(..at).is_some_and(|text| text.ends_with("##"));
    is_hidden(character) || command()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_harmless_is_written_as_it_is_and_indented() {
        let value = serde_json::json!({ "a": [1, "é [b] ##"], "b": {}, "c": { "d": [] } });
        let mut out = Vec::new();
        write_json(&value, &mut out).expect("written");
        let expected = "{\n  \"a\": [\n    1,\n    \"é [b] ##\"\n  ],\n  \"b\": {},\n  \
                        \"c\": {\n    \"d\": []\n  }\n}\n";
        assert_eq!(String::from_utf8(out).expect("UTF-8"), expected);
    }

    #[test]
    fn what_is_written_is_read_back_and_nothing_in_it_is_obeyed() {
        let texts = [
            "a\u{202e}b",
            "##[group]",
            "\u{9b}31m\u{7f}\u{e0041}",
            "\"\\\n##[x",
            "é𝄞",
        ];
        let mut out = Vec::new();
        write_json(&texts, &mut out).expect("written");
        let written = String::from_utf8(out).expect("UTF-8");
        assert!(
            !written.chars().any(|c| is_hidden(c) && c != '\n'),
            "{written}"
        );
        assert!(!written.contains("##["), "{written}");
        let back: Vec<String> = serde_json::from_str(&written).expect("JSON");
        assert_eq!(back, texts);
    }
}
