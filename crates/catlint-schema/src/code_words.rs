//! What is said of a value that is no code: what is wrong, and what to write.

use catlint_codes::{CodeList, Entry, Former, Judgement, State};

use crate::codes::Coded;
use crate::facts::RecordFacts;
use crate::guidance;

/// Message and help.
pub(crate) fn words(facts: &RecordFacts<'_>, coded: &Coded<'_>) -> (String, String) {
    let shown = facts.shown(coded.node);
    let (noun, title) = (coded.list.noun(), coded.list.title());
    let none = format!("{shown} is no {noun} of {title}");
    match &coded.judgement {
        Judgement::Valid => (shown, String::new()),
        Judgement::WrongCase { meant } => {
            let message = format!("{shown} is written `{}` in {title}", meant.code);
            (message, write(&meant.code))
        }
        Judgement::MissingZeros { meant } => {
            let message = format!(
                "{shown} has lost its zeros: the {noun} of {title} is `{}`",
                meant.code
            );
            (message, format!("write `\"{}\"`, in quotes", meant.code))
        }
        Judgement::Former(former) => outdated(coded.text.trim(), &shown, coded.list, former),
        Judgement::OtherCode { meant, kind } => {
            let message = format!(
                "{shown} is a {kind}, and the {noun} wanted here is `{}`",
                meant.code
            );
            (message, write(&meant.code))
        }
        Judgement::Name { meant } => (named(&shown, coded.list, meant), one_of(meant)),
        Judgement::Expression {
            why,
            meant,
            tolerated,
        } => {
            let help = meant
                .as_deref()
                .map_or_else(|| EXPRESSION.to_owned(), write);
            let verdict = match tolerated {
                true => "is an unusual licence expression",
                false => "is no licence expression",
            };
            (format!("{shown} {verdict}: {why}"), help)
        }
        Judgement::Unknown {
            nearest: Some(near),
        } => (
            format!("{none}, did you mean {}?", known(near)),
            write(&near.code),
        ),
        Judgement::Unknown { nearest: None } => (none, any(coded.list)),
    }
}

const EXPRESSION: &str =
    "write licence ids of the SPDX License List, joined by `AND` or `OR`: `MIT OR Apache-2.0`";

fn outdated(code: &str, shown: &str, list: &CodeList, former: &Former) -> (String, String) {
    let (noun, title, why) = (list.noun(), list.title(), &former.why);
    let message = match former.state {
        State::Retired | State::Joined => {
            format!("{shown} is no longer a {noun} of {title}: {why}")
        }
        State::Deprecated => format!("{shown} is deprecated in {title}: {why}"),
        State::Wrong | State::Reserved => format!("{shown} is no {noun} of {title}: {why}"),
    };
    let allow = format!("allow `{code}` for this field with `also:` in the config");
    let meant: Vec<_> = former
        .meant
        .iter()
        .map(|code| format!("`{code}`"))
        .collect();
    let help = match (&meant[..], former.state) {
        ([], State::Deprecated) => "write what stands for it today".to_owned(),
        ([], _) => format!("write the {noun} that is meant, or {allow}"),
        (_, State::Reserved) => format!("write {}, or {allow}", guidance::alternatives(&meant)),
        _ => format!("write {}", guidance::alternatives(&meant)),
    };
    (message, help)
}

fn named(shown: &str, list: &CodeList, meant: &[&Entry]) -> String {
    let (noun, title) = (list.noun(), list.title());
    match meant {
        [only] => format!(
            "{shown} is a name: its {noun} in {title} is `{}`",
            only.code
        ),
        _ => format!("{shown} is a name that stands for several {noun}s of {title}"),
    }
}

fn one_of(meant: &[&Entry]) -> String {
    let words: Vec<_> = match meant {
        [only] => vec![format!("`{}`", only.code)],
        _ => meant.iter().map(|entry| known(entry)).collect(),
    };
    format!("write {}", guidance::alternatives(&words))
}

fn write(code: &str) -> String {
    format!("write `{code}`")
}

/// A code with its name: "`KG` (Kyrgyzstan)".
fn known(entry: &Entry) -> String {
    match &*entry.name {
        "" => format!("`{}`", entry.code),
        name => format!("`{}` ({name})", entry.code),
    }
}

/// What may be written, where nobody can know what was meant.
fn any(list: &CodeList) -> String {
    const SHOWN: usize = 10;
    let (noun, count) = (list.noun(), list.entries().len());
    let first = list.entries().iter().take(SHOWN);
    match count {
        ..=SHOWN => {
            let words: Vec<_> = first.map(known).collect();
            format!("write {}", guidance::alternatives(&words))
        }
        _ => {
            let example = list.entries().first().map(known).unwrap_or_default();
            format!("write one of its {count} {noun}s, such as {example}")
        }
    }
}
