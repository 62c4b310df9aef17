//! The exceptions that may follow `WITH`.

use crate::sources::EXCEPTIONS;
use crate::table::rows;

/// An exception of the SPDX License List.
pub(super) struct Exception {
    /// Its identifier.
    pub(super) id: &'static str,
    /// Whether it is no longer to be used.
    pub(super) deprecated: bool,
}

/// The exception of this name, without regard to capitals. O(exceptions).
pub(super) fn exception(word: &str) -> Option<Exception> {
    let exceptions = rows(EXCEPTIONS).filter_map(|row| {
        Some(Exception {
            id: row.first()?,
            deprecated: row.get(1) == Some(&"deprecated"),
        })
    });
    let mut exceptions = exceptions.filter(|known| known.id.eq_ignore_ascii_case(word));
    exceptions.next()
}
