//! What is written to ignore findings: in a comment, in a record or in the config.

use catlint_core::{Day, Place, RuleMeta};

/// Where it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// In a comment.
    Comment,
    /// In a field of the record.
    Field,
    /// In the config.
    Config,
}

/// One wish to ignore findings, as far as it was understood.
#[derive(Debug, Clone)]
pub(crate) struct WrittenIgnore {
    /// Where it is written.
    pub(crate) origin: Origin,
    /// The place of it.
    pub(crate) place: Place,
    /// The rules whose findings are meant.
    pub(crate) rules: Vec<WrittenRule>,
    /// Why.
    pub(crate) reason: Option<String>,
    /// The last day on which it counts, with its place.
    pub(crate) until: Option<(Day, Place)>,
    /// What could not be understood of it.
    pub(crate) faults: Vec<IgnoreFault>,
}

impl WrittenIgnore {
    /// One that says nothing yet.
    pub(crate) fn new(origin: Origin, place: Place) -> Self {
        Self {
            origin,
            place,
            rules: Vec::new(),
            reason: None,
            until: None,
            faults: Vec::new(),
        }
    }

    /// Whether it still counts on a day.
    pub(crate) fn counts_on(&self, today: Day) -> bool {
        self.until.is_none_or(|(until, _)| today <= until)
    }
}

/// A rule that is named.
#[derive(Debug, Clone)]
pub(crate) struct WrittenRule {
    /// The name as written.
    pub(crate) name: String,
    /// Where it is written.
    pub(crate) place: Place,
    /// The rule of that name, if there is one whose findings may be ignored.
    pub(crate) rule: Option<&'static RuleMeta>,
}

/// What could not be understood.
#[derive(Debug, Clone)]
pub(crate) struct IgnoreFault {
    /// Where.
    pub(crate) place: Place,
    /// What is wrong, stated.
    pub(crate) message: String,
    /// What to do, commanded.
    pub(crate) help: String,
}
