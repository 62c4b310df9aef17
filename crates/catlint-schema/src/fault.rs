//! What can be wrong with a schema.

use catlint_core::document::Pointer;

/// Why a schema cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaFault {
    /// The place in the schema.
    pub pointer: Pointer,
    /// What is wrong with it, a lower-case fragment.
    pub message: String,
}
