//! What a reference of a schema is: a path, seen from the file it stands in, or an address.

use std::fmt::Write;

/// Where paths of the catalogue begin, as far as the validator is told.
const BASE: &str = "json-schema:///";

/// The schemas of JSON Schema itself, which every validator has: `$schema` names them.
const OF_JSON_SCHEMA: [&str; 5] = [
    "http://json-schema.org/draft-04/schema",
    "http://json-schema.org/draft-06/schema",
    "http://json-schema.org/draft-07/schema",
    "https://json-schema.org/draft/2019-09/",
    "https://json-schema.org/draft/2020-12/",
];

/// The address that stands for a path of the catalogue.
pub(crate) fn address(path: &str) -> String {
    format!("{BASE}{}", encoded(path))
}

/// A path as addresses write it (RFC 3986, 2.1).
pub(crate) fn encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// A reference without its fragment.
pub(crate) fn whole(reference: &str) -> &str {
    reference.split('#').next().unwrap_or_default()
}

/// Whether a reference begins with a scheme (RFC 3986, 3.1), or with `//`, and is no path.
pub(crate) fn has_scheme(reference: &str) -> bool {
    let head = reference.split(['/', '#', '?']).next().unwrap_or_default();
    head.contains(':') || reference.starts_with("//")
}

/// Whether a reference leads to a schema of JSON Schema itself.
pub(crate) fn is_of_json_schema(reference: &str) -> bool {
    OF_JSON_SCHEMA
        .iter()
        .any(|known| reference.starts_with(known))
}

/// The path of a reference, seen from a file, without its fragment; nothing where it leads above
/// the root.
pub(crate) fn join(from: &str, reference: &str) -> Option<String> {
    let reference = reference.split(['#', '?']).next().unwrap_or_default();
    let directory = from.rsplit_once('/').map_or("", |(directory, _)| directory);
    let whole = match reference.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{directory}/{reference}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/').filter(|part| !matches!(*part, "" | ".")) {
        match part {
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/")).filter(|path| !path.is_empty())
}

/// An address up to its last slash.
pub(crate) fn directory_of(id: &str) -> Option<&str> {
    let end = id.rfind('/').filter(|_| id.contains("://"))?;
    id.get(..=end)
}

#[cfg(test)]
mod tests {
    use super::{address, join};

    #[test]
    fn references_are_paths_seen_from_their_file() {
        let table = [
            ("schema/a.json", "b.json#/x", Some("schema/b.json")),
            ("schema/a.json", "./c/b.json", Some("schema/c/b.json")),
            ("schema/a.json", "../b.json", Some("b.json")),
            ("schema/a.json", "../../b.json", None),
            ("a.json", "/schema/b.json", Some("schema/b.json")),
            ("a.json", "?x", None),
        ];
        for (from, reference, expected) in table {
            assert_eq!(join(from, reference).as_deref(), expected, "{reference}");
        }
        assert_eq!(address("a b/é.json"), "json-schema:///a%20b/%C3%A9.json");
    }
}
