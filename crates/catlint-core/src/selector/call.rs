//! One transform as it is written: a name, and what stands in its brackets.

use std::ops::Range;

use super::fault::SelectorFault;

/// `kebab(keep=".")`, taken apart.
#[derive(Debug, Default)]
pub(super) struct Call {
    pub(super) name: String,
    /// Where the name stands in the selector.
    pub(super) range: Range<usize>,
    pub(super) arguments: Vec<Argument>,
}

/// `keep="."`, or a text alone.
#[derive(Debug)]
pub(super) struct Argument {
    pub(super) key: Option<String>,
    pub(super) value: String,
    pub(super) range: Range<usize>,
}

/// Reads what stands between two `|`, which begins at byte `offset` of the selector.
pub(super) struct Reader<'t> {
    text: &'t str,
    at: usize,
    offset: usize,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str, offset: usize) -> Self {
        Self {
            text,
            at: 0,
            offset,
        }
    }

    /// Reads the whole of it.
    pub(super) fn call(&mut self) -> Result<Call, SelectorFault> {
        self.skip_space();
        let (name, range) = self.word();
        if name.is_empty() {
            let help = "write one such as `lower`, or remove the `|`";
            return Err(self.refuse("a transform is expected here", help));
        }
        self.skip_space();
        let arguments = match self.take('(') {
            true => self.arguments()?,
            false => Vec::new(),
        };
        self.skip_space();
        if !self.rest().is_empty() {
            return Err(self.refuse("this is too much", "separate transforms with `|`"));
        }
        Ok(Call {
            name: name.to_owned(),
            range,
            arguments,
        })
    }

    fn arguments(&mut self) -> Result<Vec<Argument>, SelectorFault> {
        let mut arguments = Vec::new();
        loop {
            self.skip_space();
            if self.take(')') {
                return Ok(arguments);
            }
            if self.rest().is_empty() {
                return Err(self.unclosed());
            }
            arguments.push(self.argument()?);
            self.skip_space();
            if !self.take(',') && !self.rest().starts_with(')') {
                return Err(self.unclosed());
            }
        }
    }

    fn unclosed(&self) -> SelectorFault {
        let help = "close the bracket with `)`, and separate options with commas";
        self.refuse("a bracket is not closed here", help)
    }

    fn argument(&mut self) -> Result<Argument, SelectorFault> {
        let start = self.at;
        let mut key = None;
        let (word, _) = self.word();
        self.skip_space();
        let value = if self.take('=') {
            key = Some(word.to_owned());
            self.skip_space();
            self.value()?
        } else if word.is_empty() {
            self.value()?
        } else {
            word.to_owned()
        };
        let range = self.offset + start..self.offset + self.at;
        Ok(Argument { key, value, range })
    }

    fn value(&mut self) -> Result<String, SelectorFault> {
        if self.take('"') {
            return self.quoted();
        }
        match self.word() {
            ("", _) => Err(self.refuse(
                "a text in double quotes is expected here",
                "write it as `\".\"`",
            )),
            (word, _) => Ok(word.to_owned()),
        }
    }

    fn quoted(&mut self) -> Result<String, SelectorFault> {
        let mut value = String::new();
        let mut escaped = false;
        let rest = self.rest();
        for (index, character) in rest.char_indices() {
            match character {
                '\\' if !escaped => escaped = true,
                '"' if !escaped => {
                    self.at += index + 1;
                    return Ok(value);
                }
                character => {
                    value.push(character);
                    escaped = false;
                }
            }
        }
        Err(self.refuse("a double quote is not closed", "close it with `\"`"))
    }

    fn word(&mut self) -> (&'t str, Range<usize>) {
        let rest = self.rest();
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let start = self.at;
        self.at += end;
        let range = self.offset + start..self.offset + self.at;
        (rest.get(..end).unwrap_or_default(), range)
    }

    fn take(&mut self, expected: char) -> bool {
        let found = self.rest().starts_with(expected);
        self.at += if found { expected.len_utf8() } else { 0 };
        found
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn refuse(&self, message: &str, help: &str) -> SelectorFault {
        let next = self.rest().chars().next().map_or(0, char::len_utf8);
        let start = self.offset + self.at;
        SelectorFault::new(start..start + next, message, help)
    }
}
