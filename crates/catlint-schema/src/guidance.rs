//! What the schema itself says a contributor should type.

use serde_json::Value;

/// Follows at most this many `$ref`s, which may be circular.
const REFERENCES: usize = 16;

/// The schema of the field `name` beside the violated keyword.
pub(crate) fn field<'s>(schema: &'s Value, keyword: &str, name: &str) -> Option<&'s Value> {
    let holder = holder(schema, keyword)?;
    let direct = holder
        .get("properties")
        .and_then(|properties| properties.get(name));
    // A branch of `oneOf` names a field that the schema around it describes.
    let found = direct.or_else(|| {
        let outer = keyword
            .rsplit_once("/oneOf")
            .or_else(|| keyword.rsplit_once("/anyOf"))?
            .0;
        schema.pointer(outer)?.get("properties")?.get(name)
    })?;
    Some(found)
}

/// The names of the fields that the schema beside the violated keyword knows, in its order.
pub(crate) fn properties(schema: &Value, keyword: &str) -> Vec<String> {
    let known = holder(schema, keyword).and_then(|holder| holder.get("properties"));
    let known = known.and_then(Value::as_object).into_iter().flatten();
    known.map(|(name, _)| name.clone()).collect()
}

/// The schema that holds the violated keyword.
pub(crate) fn holder<'s>(schema: &'s Value, keyword: &str) -> Option<&'s Value> {
    schema.pointer(keyword.rsplit_once('/')?.0)
}

/// The first sentence of a description, without its full stop.
pub(crate) fn first_sentence(text: &str) -> &str {
    let text = text.trim();
    let end = text
        .find(". ")
        .or_else(|| text.find(".\n"))
        .unwrap_or(text.len());
    text.get(..end).unwrap_or(text).trim_end_matches('.')
}

/// An annotation of a schema, taken from what it refers to where it has none itself.
pub(crate) fn annotation<'s>(root: &'s Value, schema: &'s Value, name: &str) -> Option<&'s Value> {
    let mut current = schema;
    for _ in 0..REFERENCES {
        if let Some(found) = current.get(name) {
            return Some(found);
        }
        let reference = current.get("$ref")?.as_str()?.strip_prefix('#')?;
        current = root.pointer(reference)?;
    }
    None
}

/// How to write a field: `country: "KH"`, from its examples, its default or its values.
pub(crate) fn sample(root: &Value, schema: &Value, name: &str) -> Option<String> {
    let example = annotation(root, schema, "examples").and_then(|examples| examples.get(0));
    let example = example.or_else(|| annotation(root, schema, "const"));
    let example = example.or_else(|| annotation(root, schema, "default"))?;
    (!example.is_array() && !example.is_object()).then(|| format!("{name}: {example}"))
}

/// The description of a field, as far as its first sentence.
pub(crate) fn description<'s>(root: &'s Value, schema: &'s Value) -> Option<&'s str> {
    let text =
        annotation(root, schema, "description").or_else(|| annotation(root, schema, "title"));
    text.and_then(Value::as_str)
        .map(first_sentence)
        .filter(|text| !text.is_empty())
}

/// Words in a row: `a`, `a or b`, `a, b or c`.
pub(crate) fn alternatives(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [head @ .., last] => format!("{} or {last}", head.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_ends_at_a_full_stop_and_not_in_an_abbreviation_at_the_end() {
        assert_eq!(first_sentence("The code. Two letters."), "The code");
        assert_eq!(first_sentence("As in example.org"), "As in example.org");
        assert_eq!(first_sentence(" One line.\nAnother."), "One line");
    }
}
