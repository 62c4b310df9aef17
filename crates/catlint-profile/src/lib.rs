//! What records have in common: how often each field is filled, what values it has, and the schema
//! that would describe them. Pure functions over records that were read; nothing here is a finding.
//!
//! [`Profile`] is the one count that everything else reads: [`draft`] makes a JSON Schema of it,
//! [`fill`] a table, [`odd`] finds the values that are probably slips. [`shape`] tells where the
//! records are in a document that nobody has described yet, [`identity`] what identifies them.

pub mod draft;
pub mod fill;
pub mod identity;
pub mod odd;
pub mod shape;
pub mod stale;

mod choices;
mod format;
mod kinds;
mod ordered;
mod profile;
mod texts;

pub use format::TextFormat;
pub use kinds::{Kinds, ValueKind};
pub use ordered::Ordered;
pub use profile::{FieldProfile, Profile};
pub use texts::Texts;
