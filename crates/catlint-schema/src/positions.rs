//! Where in a text of JSON Schema the schemas are.

use serde_json::{Map, Value};

/// Keywords whose values are data, whatever they look like.
pub(crate) const DATA: [&str; 4] = ["const", "enum", "default", "examples"];
/// Keywords whose members are schemas under names of the author's own.
const NAMED: [&str; 6] = [
    "$defs",
    "definitions",
    "dependencies",
    "dependentSchemas",
    "patternProperties",
    "properties",
];

/// A schema inside a schema, or the schema itself.
pub(crate) struct Subschema<'s> {
    /// Its place, as a JSON Pointer.
    pub(crate) pointer: String,
    pub(crate) members: &'s Map<String, Value>,
}

/// Every mapping of a schema that may be a schema: not the values of `enum` and the like, nor what
/// stands under a name that is kept for other programs (`x-…`). Definitions may stand anywhere, so that
/// unknown names count. O(schema).
pub(crate) fn subschemas(schema: &Value) -> Vec<Subschema<'_>> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), schema)];
    while let Some((pointer, value)) = open.pop() {
        let below = |key: &str| format!("{pointer}/{}", escaped(key));
        match value {
            Value::Object(members) => {
                for (key, value) in members.iter().rev().filter(|(key, _)| holds_schemas(key)) {
                    match value {
                        Value::Object(named) if NAMED.contains(&key.as_str()) => {
                            let inner = named.iter().rev();
                            let at = below(key);
                            open.extend(
                                inner.map(|(name, value)| {
                                    (format!("{at}/{}", escaped(name)), value)
                                }),
                            );
                        }
                        _ => open.push((below(key), value)),
                    }
                }
                found.push(Subschema { pointer, members });
            }
            Value::Array(items) => {
                let items = items.iter().enumerate().rev();
                open.extend(items.map(|(index, item)| (below(&index.to_string()), item)));
            }
            _ => {}
        }
    }
    found
}

fn holds_schemas(key: &str) -> bool {
    !DATA.contains(&key) && !key.starts_with("x-")
}

/// A key as a pointer writes it (RFC 6901, 3).
fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::subschemas;

    #[test]
    fn data_and_what_is_kept_for_others_are_no_schemas() {
        let schema = json!({
            "properties": {
                "const": { "enum": [{ "$ref": "a" }] },
                "a/b": { "default": { "$ref": "b" }, "items": [{}, true] }
            },
            "x-mine": { "$ref": "c" },
            "parts": { "name": {} }
        });
        let pointers = subschemas(&schema).into_iter().map(|it| it.pointer);
        let expected = [
            "",
            "/properties/const",
            "/properties/a~1b",
            "/properties/a~1b/items/0",
            "/parts",
            "/parts/name",
        ];
        let mut found: Vec<_> = pointers.collect();
        found.sort();
        let mut expected = expected.map(str::to_owned).to_vec();
        expected.sort();
        assert_eq!(found, expected);
    }
}
