//! What the audits found, on its way to the report.

use std::collections::BTreeSet;

use catlint_core::link::LinkOutcome;
use catlint_core::report::Summary;
use catlint_core::{Diagnostic, Place};

use crate::links::update::Update;

/// What the audits found, before anything is settled.
#[derive(Default)]
pub(crate) struct Findings {
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) links: Vec<LinkOutcome>,
    /// The links that the change under test adds or edits.
    pub(crate) new_links: BTreeSet<String>,
    /// Where findings stand that rest on a record which the change under test edits or removes.
    pub(crate) caused: BTreeSet<Place>,
    pub(crate) notices: Vec<String>,
    pub(crate) summary: Summary,
    /// Whether every file of the catalogue could be read.
    pub(crate) whole: bool,
    /// Whether what the network told of the links is to be believed.
    pub(crate) believed: bool,
    /// The link history as it is to be written.
    pub(crate) history: Option<Update>,
}
