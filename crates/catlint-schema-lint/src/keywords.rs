//! The keywords of JSON Schema: since which draft and until which, what kind of value each is
//! about, and where the schemas in it are.
//!
//! From the validation and core specifications of draft 4 (2013), 6, 7, 2019-09 and 2020-12.

use crate::draft::Draft::{self, Four, Of2019, Of2020, Seven, Six};

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

const fn of(name: &'static str, since: Draft, until: Draft, about: About, holds: Holds) -> Keyword {
    Keyword {
        name,
        since,
        until,
        about,
        holds,
    }
}

use About::{Any, Arrays, Numbers, Objects, Strings};
use Holds::{Members, Nothing, Schemas};

/// Every keyword.
pub static KEYWORDS: &[Keyword] = &[
    of("$schema", Four, Of2020, Any, Nothing),
    of("$id", Six, Of2020, Any, Nothing),
    of("id", Four, Four, Any, Nothing),
    of("$ref", Four, Of2020, Any, Nothing),
    of("$comment", Seven, Of2020, Any, Nothing),
    of("$anchor", Of2019, Of2020, Any, Nothing),
    of("$vocabulary", Of2019, Of2020, Any, Nothing),
    of("$recursiveRef", Of2019, Of2019, Any, Nothing),
    of("$recursiveAnchor", Of2019, Of2019, Any, Nothing),
    of("$dynamicRef", Of2020, Of2020, Any, Nothing),
    of("$dynamicAnchor", Of2020, Of2020, Any, Nothing),
    // Every draft lets a reference lead anywhere, so both names work in all of them.
    of("$defs", Four, Of2020, Any, Members),
    of("definitions", Four, Of2020, Any, Members),
    of("title", Four, Of2020, Any, Nothing),
    of("description", Four, Of2020, Any, Nothing),
    of("default", Four, Of2020, Any, Nothing),
    of("examples", Four, Of2020, Any, Nothing),
    of("readOnly", Four, Of2020, Any, Nothing),
    of("writeOnly", Four, Of2020, Any, Nothing),
    of("deprecated", Four, Of2020, Any, Nothing),
    of("type", Four, Of2020, Any, Nothing),
    of("enum", Four, Of2020, Any, Nothing),
    of("const", Six, Of2020, Any, Nothing),
    of("allOf", Four, Of2020, Any, Schemas),
    of("anyOf", Four, Of2020, Any, Schemas),
    of("oneOf", Four, Of2020, Any, Schemas),
    of("not", Four, Of2020, Any, Schemas),
    of("if", Seven, Of2020, Any, Schemas),
    of("then", Seven, Of2020, Any, Schemas),
    of("else", Seven, Of2020, Any, Schemas),
    of("multipleOf", Four, Of2020, Numbers, Nothing),
    of("maximum", Four, Of2020, Numbers, Nothing),
    of("exclusiveMaximum", Four, Of2020, Numbers, Nothing),
    of("minimum", Four, Of2020, Numbers, Nothing),
    of("exclusiveMinimum", Four, Of2020, Numbers, Nothing),
    of("maxLength", Four, Of2020, Strings, Nothing),
    of("minLength", Four, Of2020, Strings, Nothing),
    of("pattern", Four, Of2020, Strings, Nothing),
    of("format", Four, Of2020, Any, Nothing),
    of("contentEncoding", Seven, Of2020, Strings, Nothing),
    of("contentMediaType", Seven, Of2020, Strings, Nothing),
    of("contentSchema", Of2019, Of2020, Strings, Schemas),
    of("items", Four, Of2020, Arrays, Schemas),
    of("prefixItems", Of2020, Of2020, Arrays, Schemas),
    of("additionalItems", Four, Of2019, Arrays, Schemas),
    of("unevaluatedItems", Of2019, Of2020, Arrays, Schemas),
    of("contains", Six, Of2020, Arrays, Schemas),
    of("minContains", Of2019, Of2020, Arrays, Nothing),
    of("maxContains", Of2019, Of2020, Arrays, Nothing),
    of("maxItems", Four, Of2020, Arrays, Nothing),
    of("minItems", Four, Of2020, Arrays, Nothing),
    of("uniqueItems", Four, Of2020, Arrays, Nothing),
    of("properties", Four, Of2020, Objects, Members),
    of("patternProperties", Four, Of2020, Objects, Members),
    of("additionalProperties", Four, Of2020, Objects, Schemas),
    of("unevaluatedProperties", Of2019, Of2020, Objects, Schemas),
    of("propertyNames", Six, Of2020, Objects, Schemas),
    of("maxProperties", Four, Of2020, Objects, Nothing),
    of("minProperties", Four, Of2020, Objects, Nothing),
    of("required", Four, Of2020, Objects, Nothing),
    // The later drafts keep it for older schemas, and so does the validator.
    of("dependencies", Four, Of2020, Objects, Members),
    of("dependentRequired", Of2019, Of2020, Objects, Nothing),
    of("dependentSchemas", Of2019, Of2020, Objects, Members),
];
