//! Paths as relative URI references.

use super::redact;

/// A path as a relative URI reference (RFC 3986): everything but unreserved characters and `/`
/// is percent-encoded.
pub(crate) fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in redact(path).bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_encoded_byte_by_byte() {
        assert_eq!(uri("data/é %.yaml"), "data/%C3%A9%20%25.yaml");
    }
}
