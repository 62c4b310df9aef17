//! Reads JSON (RFC 8259), strictly and without recursion.
//!
//! A reader of our own: YAML is nearly a superset of JSON, but "nearly" would accept trailing
//! commas, comments and unquoted words in a `.json` file that every other reader refuses.

use super::builder::{Builder, Collection, Stop};
use super::fault::FaultKind;
use super::node::Style;
use super::scalar::{Number, Scalar};
use crate::span::Span;

/// Reads the text into the builder; a fault ends the reading.
pub(super) fn read(text: &str, builder: &mut Builder<'_>) {
    let start = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let mut reader = Reader {
        text,
        at: start,
        open: Vec::new(),
    };
    reader.skip_space();
    if reader.peek().is_none() {
        return;
    }
    if reader.document(builder).is_err() {
        builder.abandon();
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    open: Vec<Collection>,
}

impl Reader<'_> {
    fn document(&mut self, builder: &mut Builder<'_>) -> Result<(), Stop> {
        builder.begin_document(self.here())?;
        loop {
            let opened = self.value(builder)?;
            if opened || !self.close_finished(builder)? {
                continue;
            }
            self.skip_space();
            return match self.peek() {
                None => Ok(()),
                Some(_) => Err(self.refuse(builder, "text after the end of the value")),
            };
        }
    }

    /// Reads one value, or opens one collection up to its first value. Says whether a further
    /// value must follow at once.
    fn value(&mut self, builder: &mut Builder<'_>) -> Result<bool, Stop> {
        self.skip_space();
        match self.peek() {
            Some(b'{') => self.open(builder, Collection::Mapping),
            Some(b'[') => self.open(builder, Collection::Sequence),
            Some(b'"') => self.string(builder).map(|()| false),
            Some(b'-' | b'0'..=b'9') => self.number(builder).map(|()| false),
            Some(b't') => self.word(builder, "true", Scalar::Bool(true)),
            Some(b'f') => self.word(builder, "false", Scalar::Bool(false)),
            Some(b'n') => self.word(builder, "null", Scalar::Null),
            None => Err(self.refuse(builder, "the text ends where a value is expected")),
            Some(_) => Err(self.refuse(builder, "this is not a JSON value")),
        }
    }

    /// After a value: closes what ends here, reads the comma (and key) before the next value.
    /// Says whether the outermost value is complete.
    fn close_finished(&mut self, builder: &mut Builder<'_>) -> Result<bool, Stop> {
        while let Some(&collection) = self.open.last() {
            self.skip_space();
            match self.peek() {
                Some(b',') => {
                    self.advance(1);
                    if collection == Collection::Mapping {
                        self.key(builder)?;
                    }
                    return Ok(false);
                }
                Some(byte) if byte == closing(collection) => self.close(builder)?,
                Some(_) => return Err(self.refuse(builder, "a comma is missing before this")),
                None => {
                    return Err(
                        self.refuse(builder, "the text ends before a list or mapping is closed")
                    );
                }
            }
        }
        Ok(true)
    }

    fn open(&mut self, builder: &mut Builder<'_>, collection: Collection) -> Result<bool, Stop> {
        builder.open(collection, self.at, 0)?;
        self.open.push(collection);
        self.advance(1);
        self.skip_space();
        if self.peek() == Some(closing(collection)) {
            self.close(builder)?;
            return Ok(false);
        }
        if collection == Collection::Mapping {
            self.key(builder)?;
        }
        Ok(true)
    }

    fn close(&mut self, builder: &mut Builder<'_>) -> Result<(), Stop> {
        self.advance(1);
        self.open.pop();
        builder.close(Some(self.at))
    }

    fn key(&mut self, builder: &mut Builder<'_>) -> Result<(), Stop> {
        self.skip_space();
        if self.peek() != Some(b'"') {
            return Err(self.refuse(builder, "a key in double quotes is expected here"));
        }
        self.string(builder)?;
        self.skip_space();
        if self.peek() != Some(b':') {
            return Err(self.refuse(builder, "a colon is expected after a key"));
        }
        self.advance(1);
        Ok(())
    }

    fn string(&mut self, builder: &mut Builder<'_>) -> Result<(), Stop> {
        let start = self.at;
        self.advance(1);
        let mut decoded: Option<String> = None;
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let plain = rest.find(['"', '\\']).unwrap_or(rest.len());
            let run = rest.get(..plain).unwrap_or_default();
            if let Some(control) = run.find(|c: char| c < ' ') {
                self.advance(control);
                return Err(self.refuse(
                    builder,
                    "a control character inside a string must be escaped",
                ));
            }
            self.advance(plain);
            match self.peek() {
                Some(b'"') => {
                    self.advance(1);
                    let span = Span::new(start, self.at);
                    let value = match &mut decoded {
                        Some(decoded) => {
                            decoded.push_str(run);
                            decoded.as_str()
                        }
                        None => run,
                    };
                    return builder.scalar(span, value, Style::DoubleQuoted, false, 0);
                }
                Some(_) => {
                    let character = self.escape(builder)?;
                    let decoded = decoded.get_or_insert_default();
                    decoded.push_str(run);
                    decoded.push(character);
                }
                None => return Err(self.refuse(builder, "a string is not closed")),
            }
        }
    }

    fn escape(&mut self, builder: &mut Builder<'_>) -> Result<char, Stop> {
        self.advance(1);
        let character = match self.peek() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(builder),
            _ => return Err(self.refuse(builder, "this escape is not known to JSON")),
        };
        self.advance(1);
        Ok(character)
    }

    fn unicode(&mut self, builder: &mut Builder<'_>) -> Result<char, Stop> {
        let first = self.code_unit(builder)?;
        let units = if (0xd800..0xdc00).contains(&first) && self.rest().starts_with("\\u") {
            self.advance(1);
            vec![first, self.code_unit(builder)?]
        } else {
            vec![first]
        };
        match char::decode_utf16(units).next() {
            Some(Ok(character)) => Ok(character),
            _ => Err(self.refuse(builder, "half of a surrogate pair is not a character")),
        }
    }

    fn code_unit(&mut self, builder: &mut Builder<'_>) -> Result<u16, Stop> {
        let digits = self
            .rest()
            .get(1..5)
            .filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        match digits.and_then(|digits| u16::from_str_radix(digits, 16).ok()) {
            Some(unit) => {
                self.advance(5);
                Ok(unit)
            }
            None => Err(self.refuse(builder, "four hexadecimal digits must follow `\\u`")),
        }
    }

    fn number(&mut self, builder: &mut Builder<'_>) -> Result<(), Stop> {
        let start = self.at;
        let rest = self.rest();
        let len = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && !"+-.".contains(c))
            .unwrap_or(rest.len());
        let text = rest.get(..len).unwrap_or_default();
        if !is_number(text) {
            return Err(self.refuse(builder, "this number is not written as JSON wants it"));
        }
        let finite = Number::new(text).as_f64().is_finite();
        self.advance(len);
        let value = if finite {
            Scalar::Number
        } else {
            Scalar::NotJson
        };
        builder.literal(Span::new(start, self.at), value)
    }

    fn word(&mut self, builder: &mut Builder<'_>, word: &str, value: Scalar) -> Result<bool, Stop> {
        let after = self.rest().strip_prefix(word);
        if after.is_none_or(|after| after.starts_with(|c: char| c.is_alphanumeric())) {
            return Err(self.refuse(builder, "this is not a JSON value"));
        }
        let start = self.at;
        self.advance(word.len());
        builder.literal(Span::new(start, self.at), value)?;
        Ok(false)
    }

    fn refuse(&self, builder: &mut Builder<'_>, reason: &str) -> Stop {
        builder.fault(
            FaultKind::Syntax {
                reason: reason.to_owned(),
            },
            self.here(),
        );
        Stop
    }

    fn advance(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes);
    }

    fn skip_space(&mut self) {
        let space = self
            .rest()
            .bytes()
            .take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
        let space = space.count();
        self.advance(space);
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn here(&self) -> Span {
        let next = self.rest().chars().next().map_or(0, char::len_utf8);
        Span::new(self.at, self.at.saturating_add(next))
    }
}

fn closing(collection: Collection) -> u8 {
    match collection {
        Collection::Sequence => b']',
        Collection::Mapping => b'}',
    }
}

/// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?` (RFC 8259, section 6).
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent
            .is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}
