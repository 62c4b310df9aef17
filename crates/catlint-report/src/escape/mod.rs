//! Makes text from the data harmless: one file, and in it one way, for each kind of output.
//!
//! Every renderer hands what comes from the data to the function of its format and to no other.
//! Secrets go first, in all of them.
#![deny(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod github;
mod html;
mod json;
mod markdown;
mod markup;
mod text;
mod uri;
mod visible;
mod xml;

pub(crate) use catlint_core::text::secret::redact;

pub(crate) use github::{github_data, github_property};
pub(crate) use html::html;
pub(crate) use json::write_json;
pub(crate) use markdown::markdown;
pub(crate) use text::disarm_lines;
pub use text::{harmless, line};
pub(crate) use uri::uri;
pub(crate) use visible::visible_form;
pub(crate) use xml::xml;
