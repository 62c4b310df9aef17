//! From a transform as it is written to what it does.

use super::call::{Argument, Call};
use super::fault::{SelectorFault, unknown};
use super::transform::Transform;
use crate::text::web_address::{Form, Query};

/// Every transform by its name.
const NAMES: [&str; 12] = [
    "lower",
    "fold",
    "ascii",
    "kebab",
    "split",
    "strip",
    "strip_end",
    "trim",
    "drop_article",
    "year",
    "url",
    "host",
];

pub(super) fn transform(call: Call) -> Result<Transform, SelectorFault> {
    let transform = match call.name.as_str() {
        "lower" => Transform::Lower,
        "fold" => Transform::Fold,
        "ascii" => Transform::Ascii,
        "trim" => Transform::Trim,
        "drop_article" => Transform::DropArticle,
        "year" => Transform::Year,
        "host" => Transform::Host,
        "split" => return text(call).map(Transform::Split),
        "strip" => return text(call).map(Transform::Strip),
        "strip_end" => return text(call).map(Transform::StripEnd),
        "kebab" => return kebab(call.arguments),
        "url" => return url(call.arguments),
        name => return Err(unknown("there is no transform", name, call.range, &NAMES)),
    };
    match call.arguments.into_iter().next() {
        None => Ok(transform),
        Some(argument) => Err(SelectorFault::new(
            argument.range,
            format!("`{transform}` has no options"),
            format!("write `{transform}`"),
        )),
    }
}

/// The one text of `split`, `strip` and `strip_end`, which have nothing else.
fn text(call: Call) -> Result<String, SelectorFault> {
    let name = call.name;
    let help = format!("write it as `{name}(\",\")`");
    let mut arguments = call.arguments.into_iter();
    match (arguments.next(), arguments.next()) {
        (
            Some(Argument {
                key: None, value, ..
            }),
            None,
        ) if !value.is_empty() => Ok(value),
        (_, Some(extra)) => Err(SelectorFault::new(
            extra.range,
            format!("`{name}` takes one text"),
            help,
        )),
        _ => Err(SelectorFault::new(
            call.range,
            format!("`{name}` needs a text in brackets"),
            help,
        )),
    }
}

fn kebab(arguments: Vec<Argument>) -> Result<Transform, SelectorFault> {
    let (mut keep, mut drop) = (String::new(), String::new());
    for argument in arguments {
        match argument.key.as_deref() {
            Some("keep") => keep = argument.value,
            Some("drop") => drop = argument.value,
            _ => return Err(unknown_option("kebab", &argument, &["keep", "drop"])),
        }
    }
    Ok(Transform::Kebab { keep, drop })
}

fn url(arguments: Vec<Argument>) -> Result<Transform, SelectorFault> {
    let mut form = Form::default();
    for argument in arguments {
        let key = argument.key.as_deref().unwrap_or_default();
        match (key, argument.value.as_str()) {
            ("fragment", "keep") => form.fragment = true,
            ("fragment", "drop") => form.fragment = false,
            ("fragment", _) => return Err(unknown_value(&argument, &["keep", "drop"])),
            ("query", "keep") => form.query = Query::Keep,
            ("query", "drop") => form.query = Query::Drop,
            ("query", "strip_tracking") => form.query = Query::StripTracking,
            ("query", _) => {
                return Err(unknown_value(
                    &argument,
                    &["keep", "drop", "strip_tracking"],
                ));
            }
            ("path_case", "fold") => form.fold_path = true,
            ("path_case", "keep") => form.fold_path = false,
            ("path_case", _) => return Err(unknown_value(&argument, &["fold", "keep"])),
            _ => {
                let known = ["fragment", "query", "path_case"];
                return Err(unknown_option("url", &argument, &known));
            }
        }
    }
    Ok(Transform::Url(form))
}

fn unknown_option(transform: &str, argument: &Argument, known: &[&str]) -> SelectorFault {
    match &argument.key {
        Some(key) => {
            let problem = format!("`{transform}` has no option");
            let end = argument.range.start + key.len();
            unknown(&problem, key, argument.range.start..end, known)
        }
        None => SelectorFault::new(
            argument.range.clone(),
            format!("an option of `{transform}` has a name"),
            format!("write one of `{}=`", known.join("=`, `")),
        ),
    }
}

fn unknown_value(argument: &Argument, known: &[&str]) -> SelectorFault {
    let problem = format!(
        "`{}` cannot be",
        argument.key.as_deref().unwrap_or_default()
    );
    unknown(&problem, &argument.value, argument.range.clone(), known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_known() {
        for name in NAMES {
            let call = Call {
                name: name.to_owned(),
                ..Call::default()
            };
            let fault = transform(call).err();
            assert!(
                fault.is_none_or(|fault| fault.message.contains("needs a text")),
                "{name}"
            );
        }
    }
}
