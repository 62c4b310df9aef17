//! Names made of a record's values: `{/country | lower}-{/name | kebab}`.

use std::borrow::Cow;

use super::{Selector, SelectorFault, Standpoint};

/// A text with selectors in braces.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Template(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Value(Selector),
    /// `{id}`: whatever identifies the collection's records.
    Id,
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// Where a brace is not closed, or what it holds is no selector.
    pub fn parse(text: &str) -> Result<Self, SelectorFault> {
        let mut parts = Vec::new();
        let mut at = 0;
        while let Some((before, after)) = text.get(at..).and_then(|rest| rest.split_once('{')) {
            let open = at + before.len();
            let Some(inside) = until_closed(after) else {
                let help = "close it with `}`";
                return Err(SelectorFault::new(
                    open..open + 1,
                    "a brace is not closed",
                    help,
                ));
            };
            if !before.is_empty() {
                parts.push(Part::Text(before.to_owned()));
            }
            parts.push(part(inside, open + 1)?);
            at = open + 1 + inside.len() + 1;
        }
        let rest = text.get(at..).unwrap_or_default();
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
        Ok(Self(parts))
    }

    /// The selectors in it.
    pub fn selectors(&self) -> impl Iterator<Item = &Selector> {
        self.0.iter().filter_map(|part| match part {
            Part::Value(selector) => Some(selector),
            Part::Text(_) | Part::Id => None,
        })
    }

    /// The template with the values of a record, `id` being the collection's selector of it;
    /// nothing where the record lacks one of them.
    #[must_use]
    pub fn fill(&self, from: Standpoint<'_>, id: Option<&Selector>) -> Option<String> {
        let mut filled = String::new();
        for part in &self.0 {
            let text = match part {
                Part::Text(text) => Cow::Borrowed(text.as_str()),
                Part::Value(selector) => selector.first(from)?.text,
                Part::Id => id?.first(from)?.text,
            };
            filled.push_str(&text);
        }
        Some(filled)
    }
}

fn part(inside: &str, offset: usize) -> Result<Part, SelectorFault> {
    if inside.trim() == "id" {
        return Ok(Part::Id);
    }
    let shift = |mut fault: SelectorFault| {
        fault.range = fault.range.start + offset..fault.range.end + offset;
        fault
    };
    Selector::parse(inside).map(Part::Value).map_err(shift)
}

/// What stands before the closing brace; one in quotes does not count.
fn until_closed(text: &str) -> Option<&str> {
    let mut quoted = false;
    let end = text.char_indices().find(|(_, character)| {
        quoted ^= *character == '"';
        *character == '}' && !quoted
    });
    end.and_then(|(at, _)| text.get(..at))
}
