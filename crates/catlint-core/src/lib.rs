//! The vocabulary of catlint: plain data and pure functions.
//!
//! Everything that the audits, the renderers and the command say to each other is defined here.
//! Nothing in this crate reads a file, opens a socket or knows an output format.
//!
//! Start with [`document`] (one spanned parse of YAML and JSON), then [`catalogue`] (records),
//! [`rule`] and [`diagnostic`] (what is found) with [`place`] (where), and [`report`]
//! (what is rendered).

pub mod catalogue;
pub mod day;
pub mod diagnostic;
pub mod document;
pub mod habits;
pub mod identity;
pub mod level_words;
pub mod link;
pub mod place;
pub mod rearrange;
pub mod report;
pub mod rule;
pub mod rule_meta;
pub mod rules;
pub mod selector;
pub mod severity;
pub mod source;
pub mod span;
pub mod subsequence;
pub mod text;

pub use catalogue::{Catalogue, Collection, CollectionId, Record, RecordId};
pub use day::Day;
pub use diagnostic::{Applicability, Diagnostic, Edit, Fix, Label};
pub use document::{Document, NodeId, Pointer};
pub use identity::Identity;
pub use place::{DocumentId, Part, Place};
pub use rule::{Rule, RuleInfo};
pub use rule_meta::{Category, FixAvailability, Level, RuleMeta, RuleName};
pub use severity::Severity;
pub use span::{Position, Span};
