//! One spanned parse for YAML, JSON and the front matter of Markdown.
//!
//! [`Document::parse`] never fails: it gives a tree of nodes, each with its byte span, and the
//! [`Fault`]s of the text. A text that cannot be read to its end keeps the YAML documents before
//! the fault and has no root for the broken one, so that nothing is audited half-read.
#![deny(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod builder;
mod fault;
mod front_matter;
mod json;
mod limits;
mod lookup;
mod merge;
mod miss;
mod node;
mod parse;
mod pointer;
mod scalar;
mod syntax;
mod tree;
mod value;
mod walk;
mod wide;
mod yaml;

pub use fault::{Fault, FaultKind, Limit};
pub use limits::Limits;
pub use miss::Miss;
pub use node::{NodeId, Style};
pub use pointer::{Pattern, Pointer, Segment};
pub use scalar::{Number, Scalar};
pub use syntax::Syntax;
pub use tree::Document;
pub use value::{Children, Kind, Members};
