//! The part of a reference behind `#`.

/// A fragment without its escapes (RFC 3986, 2.1).
pub(crate) fn decoded(fragment: &str) -> String {
    let mut rest = fragment.as_bytes();
    let mut bytes = Vec::new();
    while let Some((byte, after)) = rest.split_first() {
        let pair = after.get(..2).filter(|_| *byte == b'%');
        let pair = pair.and_then(|pair| std::str::from_utf8(pair).ok());
        let escaped = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok());
        bytes.push(escaped.unwrap_or(*byte));
        let skip = if escaped.is_some() { 2 } else { 0 };
        rest = after.get(skip..).unwrap_or_default();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
