//! A finding: plain data about the catalogue. It never becomes an error of the run.

use crate::place::{DocumentId, Place};
use crate::rule_meta::{RuleMeta, RuleName};
use crate::severity::Severity;
use crate::span::Span;

/// A place with a few words on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What is to be seen there, a lower-case fragment.
    pub message: String,
}

/// What a fix may break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Applicability {
    /// It keeps the meaning of the record, or what was meant is certain.
    Safe,
    /// It is probably what was meant; a person should look.
    Unsafe,
    /// It is an example to look at, not to apply.
    DisplayOnly,
}

impl Applicability {
    /// Every applicability, safest first.
    pub const ALL: [Self; 3] = [Self::Safe, Self::Unsafe, Self::DisplayOnly];

    /// The spelling in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
            Self::DisplayOnly => "display-only",
        }
    }
}

/// One replacement of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The document to edit.
    pub document: DocumentId,
    /// The bytes to replace; empty to insert.
    pub span: Span,
    /// What to put there.
    pub replacement: String,
}

/// Edits that together mend a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it may break.
    pub applicability: Applicability,
    /// The edits, none overlapping another.
    pub edits: Vec<Edit>,
}

/// A finding. It cannot be made without a rule and a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: RuleName,
    /// How grave it is. A rule gives its default; the settings have the last word.
    pub severity: Severity,
    /// What is wrong, stated, without the record's name: "field `country` is missing".
    pub message: String,
    /// What to do, commanded: "add `country:` with …".
    pub help: Option<String>,
    /// Where, and what is to be seen there.
    pub primary: Label,
    /// Other places that belong to it.
    pub related: Vec<Label>,
    /// How to mend it by machine.
    pub fix: Option<Fix>,
    /// The field that is missing at the place, where it is about one.
    pub absent: Option<String>,
    /// The number of its [`Identity`](crate::Identity), once that is settled: from then on related
    /// places may be left out.
    pub fingerprint: Option<u128>,
}

impl Diagnostic {
    /// Makes a finding of a rule at a place.
    #[must_use]
    pub fn new(rule: &RuleMeta, place: Place, message: impl Into<String>) -> Self {
        Self {
            rule: rule.name,
            severity: rule.level.severity().unwrap_or(Severity::Note),
            message: message.into(),
            help: None,
            primary: Label {
                place,
                message: String::new(),
            },
            related: Vec::new(),
            fix: None,
            absent: None,
            fingerprint: None,
        }
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Puts a few words on the place.
    #[must_use]
    pub fn label(mut self, message: impl Into<String>) -> Self {
        self.primary.message = message.into();
        self
    }

    /// Says which field is missing at the place.
    #[must_use]
    pub fn absent(mut self, field: impl Into<String>) -> Self {
        self.absent = Some(field.into());
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn related(mut self, place: Place, message: impl Into<String>) -> Self {
        self.related.push(Label {
            place,
            message: message.into(),
        });
        self
    }

    /// Moves a finding whose places are all in one document to a document of the same text.
    pub fn move_to(&mut self, document: DocumentId) {
        let related = self.related.iter_mut();
        for label in related.chain([&mut self.primary]) {
            label.place = label.place.within(document);
        }
        let edits = self.fix.iter_mut().flat_map(|fix| &mut fix.edits);
        edits.for_each(|edit| edit.document = document);
    }

    /// Adds a fix.
    #[must_use]
    pub fn fix(mut self, applicability: Applicability, edits: Vec<Edit>) -> Self {
        self.fix = Some(Fix {
            applicability,
            edits,
        });
        self
    }
}
