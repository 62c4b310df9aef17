//! Licence expressions: `MIT OR Apache-2.0`, `(MIT AND BSD-3-Clause) OR GPL-2.0-only WITH …`.
//!
//! The grammar is that of the annex "SPDX license expressions" of the SPDX specification (2.3, and 3.0
//! where it allows more): operators in capitals, or all in small letters since 3.0; licences and
//! exceptions without regard to capitals; `+` behind a licence; `LicenseRef-…`, also of another
//! document; exceptions of one's own as `AdditionRef-…`.

use crate::judgement::Judgement;
use crate::list::CodeList;

mod exception;
mod outcome;
mod reader;
mod word;

use reader::Reader;

/// What a whole field may say instead of an expression.
const NOTHING_SAID: [&str; 2] = ["NONE", "NOASSERTION"];

/// Judges an expression. O(text), but for unknown words, which are compared with the whole list.
pub(crate) fn judge<'l>(list: &'l CodeList, text: &str) -> Judgement<'l> {
    let words = split(text);
    match words[..] {
        _ if NOTHING_SAID.contains(&text) => Judgement::Valid,
        [one] if !one.contains(is_mark) => word::licence(list, one),
        _ => joined(list, text, &words),
    }
}

fn joined<'l>(list: &'l CodeList, text: &str, words: &[&str]) -> Judgement<'l> {
    let named = list.judge_code(text);
    let mut reader = Reader::new(list);
    let structure = marks(text).and_then(|()| {
        words.iter().try_for_each(|word| reader.read(word))?;
        reader.end()
    });
    match structure {
        Err(_) if matches!(named, Judgement::Name { .. }) => named,
        Err(why) => Judgement::Expression {
            why,
            meant: None,
            tolerated: false,
        },
        Ok(()) => reader.outcome.judgement(),
    }
}

/// What people put between licences, and what the standard does not know.
fn is_mark(character: char) -> bool {
    matches!(character, '/' | ',' | ';' | '|' | '&')
}

fn marks(text: &str) -> Result<(), String> {
    let mark = text.chars().find(|character| is_mark(*character));
    mark.map_or(Ok(()), |mark| {
        Err(format!(
            "licences are joined by `AND` or `OR`, not by `{mark}`"
        ))
    })
}

/// The words of an expression; brackets are words of their own.
fn split(text: &str) -> Vec<&str> {
    let pieces = text.split_whitespace();
    let pieces = pieces.flat_map(|piece| piece.split_inclusive(['(', ')']));
    let apart = pieces.flat_map(|piece| match piece.strip_suffix(['(', ')']) {
        Some(word) => [word, &piece[word.len()..]],
        None => [piece, ""],
    });
    apart.filter(|word| !word.is_empty()).collect()
}
