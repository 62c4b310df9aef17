//! Why a text cannot be read to its end.

use catlint_core::document::{Document, FaultKind, Limit};

/// The reason, a fragment; nothing where the text can be read. O(faults).
pub(crate) fn broken(document: &Document) -> Option<String> {
    let mut faults = document.faults().iter();
    let fault = faults.find(|fault| fault.kind.is_fatal())?;
    Some(match fault.kind {
        FaultKind::Limit(Limit::Bytes(most)) => {
            format!("it is larger than {} MiB", most / (1024 * 1024))
        }
        FaultKind::Empty => "there is nothing in it".to_owned(),
        _ => {
            let line = document.source().position(fault.span.start).line;
            format!("it cannot be read from line {line} on")
        }
    })
}
