//! The keywords, one a line.

use super::About::{self, Any, Arrays, Numbers, Objects, Strings};
use super::Holds::{self, Members, Nothing, Schemas};
use super::Keyword;
use crate::draft::Draft::{self, Four, Of2019, Of2020, Seven, Six};

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

const fn of(name: &'static str, since: Draft, until: Draft, about: About, holds: Holds) -> Keyword {
    Keyword {
        name,
        since,
        until,
        about,
        holds,
    }
}
