//! What people call the types of JSON Schema.

/// A type, with its article.
pub(crate) fn noun(json_type: &str) -> &'static str {
    match json_type {
        "null" => "empty",
        "boolean" => "`true` or `false`",
        "integer" => "a whole number",
        "number" => "a number",
        "string" => "a text",
        "array" => "a list",
        _ => "a mapping",
    }
}
