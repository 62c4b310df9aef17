//! The keywords of JSON Schema: since which draft and until which, what kind of value each is
//! about, and where the schemas in it are.
//!
//! From the validation and core specifications of draft 4 (2013), 6, 7, 2019-09 and 2020-12.

mod table;

use crate::draft::Draft;

pub use table::KEYWORDS;

/// Kinds of value that a keyword is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Any.
    Any,
    /// Texts.
    Strings,
    /// Numbers.
    Numbers,
    /// Lists.
    Arrays,
    /// Mappings.
    Objects,
}

impl About {
    /// Whether a type of JSON Schema is among them.
    #[must_use]
    pub fn includes(self, name: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Strings => name == "string",
            Self::Numbers => matches!(name, "number" | "integer"),
            Self::Arrays => name == "array",
            Self::Objects => name == "object",
        }
    }

    /// What people call them.
    #[must_use]
    pub fn noun(self) -> &'static str {
        match self {
            Self::Any => "values",
            Self::Strings => "texts",
            Self::Numbers => "numbers",
            Self::Arrays => "lists",
            Self::Objects => "mappings",
        }
    }
}

/// Where schemas are in the value of a keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Nowhere.
    Nothing,
    /// The value is one, or a list of them.
    Schemas,
    /// Each member of the value is one.
    Members,
}

/// One keyword.
#[derive(Debug, Clone, Copy)]
pub struct Keyword {
    /// As it is written.
    pub name: &'static str,
    /// The first draft that has it.
    pub since: Draft,
    /// The last draft that has it.
    pub until: Draft,
    /// What it is about.
    pub about: About,
    /// Where schemas are in it.
    pub holds: Holds,
}

impl Keyword {
    /// Whether a draft has it.
    #[must_use]
    pub fn is_of(&self, draft: Draft) -> bool {
        self.since <= draft && draft <= self.until
    }
}

/// The keyword of a name.
#[must_use]
pub fn keyword(name: &str) -> Option<&'static Keyword> {
    KEYWORDS.iter().find(|keyword| keyword.name == name)
}
