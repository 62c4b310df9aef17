//! A pattern in a message.

/// A pattern in backticks, cut where it is long.
pub(crate) fn shown(pattern: &str) -> String {
    const LONGEST: usize = 100;
    match pattern.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", pattern.get(..end).unwrap_or_default()),
        None => format!("`{pattern}`"),
    }
}
