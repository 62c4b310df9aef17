//! What a field is compared with: another one, a day counted from today, or a value.

use std::borrow::Cow;

use catlint_core::Day;
use catlint_core::selector::{Pseudo, Selector, SelectorFault, Source, Standpoint, Value};

/// What a field is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operand {
    /// Another field, or a pseudo-field.
    Selector(Selector),
    /// The day that is so many days after today, or before it.
    Today(i32),
    /// A value.
    Literal(String),
}

impl Operand {
    /// Reads `/end`, `@dir.1`, `today`, `today+7d`, `today-30d`, or any other text as itself.
    ///
    /// # Errors
    /// Where a text that begins like a selector is none, or one that begins with `today` is no day.
    pub fn parse(text: &str) -> Result<Self, SelectorFault> {
        let text = text.trim();
        if text.starts_with(['/', '@']) {
            return Selector::parse(text).map(Self::Selector);
        }
        let Some(offset) = text.strip_prefix("today") else {
            return Ok(Self::Literal(text.to_owned()));
        };
        days(offset).map(Self::Today).ok_or_else(|| SelectorFault {
            range: 0..text.len(),
            message: format!("`{text}` is no day"),
            help: "write it as `today`, `today+7d` or `today-30d`".to_owned(),
        })
    }

    /// The values to compare with.
    pub(super) fn values<'v>(&'v self, from: Standpoint<'v>, today: Day) -> Vec<Cow<'v, str>> {
        match self {
            Self::Selector(selector) => {
                let values = selector.values(from).into_iter();
                values.map(|value| value.text).collect()
            }
            Self::Today(days) => vec![Cow::Owned(today.plus(*days).to_string())],
            Self::Literal(text) => vec![Cow::Borrowed(text)],
        }
    }

    /// The first value that stands in the catalogue.
    pub(super) fn value<'v>(&self, from: Standpoint<'v>) -> Option<Value<'v>> {
        match self {
            Self::Selector(selector) => selector.first(from),
            Self::Today(_) | Self::Literal(_) => None,
        }
    }
}

/// `+7d`, `-30d`, or nothing.
fn days(text: &str) -> Option<i32> {
    let text = text.trim();
    if text.is_empty() {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let number = text.strip_prefix(['+', '-'])?.trim().strip_suffix('d')?;
    let plain = number.bytes().all(|byte| byte.is_ascii_digit());
    let days: i32 = number.parse().ok().filter(|_| plain)?;
    (days <= 36_600).then_some(sign * days)
}

/// What people call what a selector stands for: "`start`", "the name of the directory".
pub(crate) fn noun(selector: &Selector) -> String {
    let pseudo = match &selector.source {
        Source::Field(pattern) => {
            let field = pattern.to_string();
            return format!("`{}`", field.trim_start_matches('/').replace('/', "."));
        }
        Source::Pseudo(pseudo) => pseudo,
    };
    let noun = match pseudo {
        Pseudo::FileStem | Pseudo::FileName => "the name of the file",
        Pseudo::FileExt => "the extension of the file",
        Pseudo::FileDir => "the directory of the file",
        Pseudo::FilePath => "the path of the file",
        Pseudo::Dir(_) => "the name of the directory",
        Pseudo::Key => "the key",
        Pseudo::Index => "the place in the list",
        Pseudo::Body => "the text below",
        Pseudo::Value => "the value",
    };
    noun.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_fields_and_values_are_told_apart() {
        for (text, days) in [
            ("today", 0),
            ("today+7d", 7),
            ("today - 30d", -30),
            ("today-0d", 0),
        ] {
            assert_eq!(Operand::parse(text), Ok(Operand::Today(days)), "{text}");
        }
        let literal = |text: &str| Ok(Operand::Literal(text.to_owned()));
        assert_eq!(Operand::parse("2026-01-01"), literal("2026-01-01"));
        assert_eq!(Operand::parse(" active "), literal("active"));
        assert!(matches!(
            Operand::parse("/end | year"),
            Ok(Operand::Selector(_))
        ));
        for text in [
            "today+7",
            "today7d",
            "today+d",
            "todays",
            "today+99999999999d",
            "@fil",
            "/a | b",
        ] {
            assert!(Operand::parse(text).is_err(), "{text}");
        }
    }
}
