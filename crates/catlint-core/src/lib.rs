//! The vocabulary of catlint: plain data and pure functions.
//!
//! Everything that the audits, the renderers and the command say to each other is defined here.
//! Nothing in this crate reads a file, opens a socket or knows an output format.
//!
//! Start with [`document`] (one spanned parse of YAML and JSON), then [`catalogue`] (records),
//! [`rule`] and [`diagnostic`] (what is found), and [`report`] (what is rendered).

pub mod catalogue;
pub mod day;
pub mod diagnostic;
pub mod document;
pub mod link;
pub mod report;
pub mod rule;
pub mod rules;
pub mod source;
pub mod span;
pub mod text;

pub use catalogue::{Catalogue, Collection, CollectionId, DocumentId, Record, RecordId};
pub use day::Day;
pub use diagnostic::{Applicability, Diagnostic, Edit, Fix, Label, Part, Place, Severity};
pub use document::{Document, NodeId, Pointer};
pub use rule::{Category, FixAvailability, Level, Rule, RuleInfo, RuleMeta, RuleName};
pub use span::{Position, Span};
