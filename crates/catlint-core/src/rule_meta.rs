//! What is known of a rule without running it: its name, its level, its page.

use std::fmt;

use crate::severity::Severity;

/// The name of a rule, kebab-case, naming the bad pattern: `missing-field`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleName(pub &'static str);

impl fmt::Display for RuleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

/// The part of the house that a rule belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// The text itself: whether it can be read, and read by all in the same way.
    Syntax,
    /// A record against its schema, and the text of its fields.
    Fields,
    /// Records against each other.
    Duplicates,
    /// Links: their form, and whether they are alive.
    Links,
    /// The catalogue's own set-up: the config, the files, the suppressions.
    Catalogue,
}

impl Category {
    /// Every category, in the order of the documentation.
    pub const ALL: [Self; 5] = [
        Self::Syntax,
        Self::Fields,
        Self::Duplicates,
        Self::Links,
        Self::Catalogue,
    ];

    /// The spelling in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Fields => "fields",
            Self::Duplicates => "duplicates",
            Self::Links => "links",
            Self::Catalogue => "catalogue",
        }
    }
}

/// How a rule is set: off, or the severity of its findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The rule finds nothing.
    Off,
    /// Its findings have this severity.
    At(Severity),
}

impl Level {
    /// A note.
    pub const NOTE: Self = Self::At(Severity::Note);
    /// A warning.
    pub const WARNING: Self = Self::At(Severity::Warning);
    /// An error.
    pub const ERROR: Self = Self::At(Severity::Error);
    /// Finds nothing.
    pub const OFF: Self = Self::Off;
    /// Every level, gravest first.
    pub const ALL: [Self; 4] = [Self::ERROR, Self::WARNING, Self::NOTE, Self::Off];

    /// The severity, unless off.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::At(severity) => Some(severity),
        }
    }

    /// The one spelling of it, everywhere.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.severity().map_or("off", Severity::name)
    }
}

/// Whether a rule's findings carry a fix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FixAvailability {
    /// Never.
    None,
    /// Where the right text is known.
    Sometimes,
    /// Always.
    Always,
}

impl FixAvailability {
    /// The spelling in reports and pages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Sometimes => "sometimes",
            Self::Always => "always",
        }
    }
}

/// What is known of a rule without running it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleMeta {
    /// Its name.
    pub name: RuleName,
    /// Where it belongs.
    pub category: Category,
    /// Its level unless the config says otherwise.
    pub level: Level,
    /// The version that brought it.
    pub since: &'static str,
    /// Whether its findings carry a fix.
    pub fix: FixAvailability,
    /// The doc comment as written; see [`RuleMeta::page`].
    pub documentation: &'static str,
    /// The source file that declares it.
    pub file: &'static str,
}

impl RuleMeta {
    /// The first line of the page: what the rule is about, in one sentence.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.documentation.lines().next().unwrap_or_default().trim()
    }

    /// The rule's page in Markdown, without a title.
    #[must_use]
    pub fn page(&self) -> String {
        let lines = self.documentation.lines();
        let lines = lines.map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end());
        lines.collect::<Vec<_>>().join("\n").trim().to_owned() + "\n"
    }
}
