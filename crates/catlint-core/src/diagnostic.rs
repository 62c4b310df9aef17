//! A finding: plain data about the catalogue. It never becomes an error of the run.

use std::fmt;

use crate::catalogue::DocumentId;
use crate::document::NodeId;
use crate::rule::{RuleMeta, RuleName};
use crate::span::Span;

/// How grave a finding is, gravest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; asks for nothing.
    Note,
    /// Probably wrong; a person should look.
    Warning,
    /// Certainly wrong.
    Error,
}

impl Severity {
    /// Every severity, gravest first, as reports list them.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// The one spelling of it, everywhere.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Which part of a node a label points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The value itself.
    Value,
    /// The key that the value stands under; the value where there is none.
    Key,
    /// The beginning of the value: a mapping's first key. For what is *not* there.
    Start,
}

/// Where something is. A rule names a node; the span is looked up late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A node of a document.
    Node {
        /// The document.
        document: DocumentId,
        /// The node.
        node: NodeId,
        /// The part of it.
        part: Part,
    },
    /// A stretch of text that is no node: syntax faults, part of a long text.
    Text {
        /// The document.
        document: DocumentId,
        /// The stretch.
        span: Span,
    },
}

impl Place {
    /// The value of a node.
    #[must_use]
    pub fn value(document: DocumentId, node: NodeId) -> Self {
        Self::Node {
            document,
            node,
            part: Part::Value,
        }
    }

    /// The key of a node.
    #[must_use]
    pub fn key(document: DocumentId, node: NodeId) -> Self {
        Self::Node {
            document,
            node,
            part: Part::Key,
        }
    }

    /// The beginning of a node.
    #[must_use]
    pub fn start(document: DocumentId, node: NodeId) -> Self {
        Self::Node {
            document,
            node,
            part: Part::Start,
        }
    }

    /// The document that the place is in.
    #[must_use]
    pub fn document(self) -> DocumentId {
        match self {
            Self::Node { document, .. } | Self::Text { document, .. } => document,
        }
    }
}

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

    /// Adds another place.
    #[must_use]
    pub fn related(mut self, place: Place, message: impl Into<String>) -> Self {
        self.related.push(Label {
            place,
            message: message.into(),
        });
        self
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
