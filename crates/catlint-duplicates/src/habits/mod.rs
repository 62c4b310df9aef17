//! What a whole catalogue has alike is a habit of it: what tells it from a slip, and what settles it.

pub(crate) mod formula;

use catlint_core::document::Pattern;
use catlint_core::{Catalogue, Place, RuleName};

/// From so many on, shared addresses of one field or records of one text are a habit: of fewer, each may be a
/// slip. A choice of ours, as that of the fields audit.
pub(crate) const MANY: usize = 10;

/// The field that a place stands in, as the config writes it: `/links/*/url`.
pub(crate) fn field_at(catalogue: &Catalogue, place: Place) -> String {
    Pattern::field_of(&catalogue.pointer(place)).to_string()
}

/// A help, with what settles a habit.
pub(crate) fn or_settle(help: &str, rule: RuleName, field: &str) -> String {
    format!(
        "{help}; where that is how this catalogue is written, say so under `ignore:` in the config, with \
         `rule: {rule}` and `field: {field}`"
    )
}
