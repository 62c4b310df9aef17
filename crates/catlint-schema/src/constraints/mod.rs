//! What a config says of records beyond their schema: references between them, comparisons of
//! fields, freshness, order, fields that must agree.
//!
//! One file a check: what is asked for, and what is found, as plain data. [`gather()`] makes the
//! [`ConstraintFacts`] of the whole catalogue, which the rules read.

mod age;
mod agreement;
mod asked;
mod caused;
mod comparison;
mod facts;
mod follow;
mod gather;
mod list_file;
mod operand;
mod order;
mod reference;
mod sorted;
mod standpoints;
mod targets;

pub use age::{Age, StaleRecord};
pub use agreement::{Agreement, Disagreement};
pub use asked::{Change, CollectionConstraints, Constraints};
pub use caused::caused;
pub use comparison::{Comparison, FailedComparison, Operator};
pub use facts::ConstraintFacts;
pub(crate) use facts::shown;
pub use gather::gather;
pub use operand::Operand;
pub(crate) use operand::noun;
pub use order::Nature;
pub use reference::{BrokenReference, Reference, SmallTarget};
pub(crate) use sorted::caused as disordered;
pub use sorted::{Fresh, Misplaced, Move, Sorted};
pub use targets::Target;
