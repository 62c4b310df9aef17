//! Selectors: the one small language in which a config says which values it means.
//!
//! A selector is a source, and what is made of it: `/name | fold`, `@file.stem | strip("mdb-")`.
//! The source is a pointer pattern or one of the pseudo-fields of [`Pseudo`]; the [`Transform`]s
//! follow after `|`. [`Selector::parse`] reads one, [`Selector::values`] gives the values that it
//! stands for, each with its place; a [`Predicate`] asks whether a record is of some kind, and a
//! [`Template`] makes a file name.

mod build;
mod call;
mod evaluate;
mod fault;
mod parse;
mod predicate;
mod source;
mod template;
mod transform;

pub use evaluate::{Standpoint, Value};
pub use fault::SelectorFault;
pub use predicate::{Condition, Predicate, Test};
pub use source::{Pseudo, Source};
pub use template::Template;
pub use transform::Transform;

/// A source of values and what is made of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Selector {
    /// Where the values come from.
    pub source: Source,
    /// What is made of each, in this order.
    pub transforms: Vec<Transform>,
}
