//! The words of an expression that name licences.

use crate::judgement::Judgement;
use crate::list::CodeList;

/// Judges a licence, with or without `+`, or a reference to one.
pub(super) fn licence<'l>(list: &'l CodeList, word: &str) -> Judgement<'l> {
    if is_reference(word) {
        return Judgement::Valid;
    }
    let whole = list.judge_code(word);
    match word.strip_suffix('+') {
        // `GPL-2.0+` is known as a whole.
        Some(version) if !matches!(whole, Judgement::Former(_)) => or_later(list, version),
        _ => whole,
    }
}

/// Judges what stands before `+`.
fn or_later<'l>(list: &'l CodeList, version: &str) -> Judgement<'l> {
    match list.judge_code(version) {
        Judgement::WrongCase { meant } => Judgement::Expression {
            why: format!("`{version}` is written `{}`", meant.code),
            meant: Some(format!("{}+", meant.code)),
            tolerated: list.any_case,
        },
        other => other,
    }
}

/// `LicenseRef-mine`, `DocumentRef-other:LicenseRef-theirs`.
fn is_reference(word: &str) -> bool {
    let own = word
        .strip_prefix("DocumentRef-")
        .map_or(Some(word), |rest| {
            let (document, own) = rest.split_once(':')?;
            is_id(document).then_some(own)
        });
    own.and_then(|own| own.strip_prefix("LicenseRef-"))
        .is_some_and(is_id)
}

/// Letters, digits, `-` and `.`, at least one.
pub(super) fn is_id(text: &str) -> bool {
    let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    !text.is_empty() && text.chars().all(legal)
}
