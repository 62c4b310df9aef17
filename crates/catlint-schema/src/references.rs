//! What a reference of a schema is: a path, seen from the file it stands in, or an address.

use std::fmt::Write;

/// Where absolute paths begin, as far as the validator is told.
const BASE: &str = "json-schema:///";
/// Directories above the catalogue that a path may lead to: whether it stays in the repository is for
/// whoever reads it to say.
const HIGHEST: usize = 8;
/// What stands for a directory above the catalogue. An address cannot lead above its root, so the
/// catalogue lies as deep as a path may climb.
const ABOVE: &str = "above/";

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
    let mut below = path;
    let mut climbed = 0;
    while let Some(rest) = below.strip_prefix("../") {
        below = rest;
        climbed += 1;
    }
    let above = ABOVE.repeat(HIGHEST.saturating_sub(climbed));
    format!("{BASE}{above}{}", encoded(below))
}

/// The address that the validator makes of a reference that begins with `/`, wherever it stands.
pub(crate) fn absolute_address(reference: &str) -> Option<String> {
    let path = whole(reference).strip_prefix('/')?;
    Some(format!("{BASE}{}", encoded(path)))
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

/// The path of a reference, seen from a file, without its fragment: relative to the catalogue, above
/// which it may lead. Nothing where it climbs too high.
pub(crate) fn join(from: &str, reference: &str) -> Option<String> {
    let reference = reference.split(['#', '?']).next().unwrap_or_default();
    let directory = from.rsplit_once('/').map_or("", |(directory, _)| directory);
    let whole = match reference.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{directory}/{reference}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/').filter(|part| !matches!(*part, "" | ".")) {
        match (part, parts.last()) {
            ("..", Some(above)) if *above != ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    if parts.iter().filter(|part| **part == "..").count() > HIGHEST {
        return None;
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
    use super::{absolute_address, address, join};

    #[test]
    fn references_are_paths_seen_from_their_file() {
        let table = [
            ("schema/a.json", "b.json#/x", Some("schema/b.json")),
            ("schema/a.json", "./c/b.json", Some("schema/c/b.json")),
            ("schema/a.json", "../b.json", Some("b.json")),
            ("schema/a.json", "../../b.json", Some("../b.json")),
            ("../a.json", "b.json", Some("../b.json")),
            ("../a.json", "../x/../b.json", Some("../../b.json")),
            ("a.json", "../../../../../../../../../b.json", None),
            ("a.json", "/schema/b.json", Some("schema/b.json")),
            ("a.json", "?x", None),
        ];
        for (from, reference, expected) in table {
            assert_eq!(join(from, reference).as_deref(), expected, "{reference}");
        }
    }

    #[test]
    fn an_address_climbs_as_a_path_does() {
        let above = |levels: usize| format!("json-schema:///{}", "above/".repeat(levels));
        assert_eq!(
            address("a b/é.json"),
            format!("{}a%20b/%C3%A9.json", above(8))
        );
        assert_eq!(address("../../x/b.json"), format!("{}x/b.json", above(6)));
        let absolute = absolute_address("/x/b.json#/y");
        assert_eq!(absolute.as_deref(), Some("json-schema:///x/b.json"));
    }
}
