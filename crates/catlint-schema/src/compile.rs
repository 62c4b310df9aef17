//! Compiles a schema, without ever fetching anything.

use catlint_core::document::{Document, Pointer};
use catlint_core::selector::{Selector, Template};
use jsonschema::{PatternOptions, ValidationError, Validator};
use serde_json::Value;

use crate::constraints::Operand;
use crate::neighbours::{Neighbours, ReadSchema, address};
use crate::node::{SpannedTree, to_value};
use crate::weight;

/// Steps that a pattern with look-around or back-references may take on one value. Patterns
/// without them run in linear time and need no limit.
const BACKTRACK_LIMIT: usize = 10_000;

/// The format of a text that is a [`Selector`]: what catlint's own config is made of.
pub const SELECTOR: &str = "catlint-selector";
/// The format of a text that is a [`Template`].
pub const TEMPLATE: &str = "catlint-template";
/// The format of a text that is an [`Operand`].
pub const OPERAND: &str = "catlint-operand";

/// A compiled schema with its own text, in which the rules look up titles and examples.
#[derive(Debug)]
pub struct RecordSchema {
    validator: Validator<SpannedTree>,
    value: Value,
    severity_keyword: Option<String>,
}

/// Why a schema cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaFault {
    /// The place in the schema.
    pub pointer: Pointer,
    /// What is wrong with it, a lower-case fragment.
    pub message: String,
}

impl RecordSchema {
    /// Compiles the first value of a schema's text. The draft is the one that `$schema` names,
    /// 2020-12 without it; formats are asserted in every draft. `read` has the files that it refers
    /// to by their paths.
    ///
    /// # Errors
    /// Where the text is no valid schema, or refers outside itself: nothing is ever fetched.
    pub fn compile(document: &Document, read: ReadSchema<'_>) -> Result<Self, SchemaFault> {
        let Some(&root) = document.roots().first() else {
            let message = "it holds no schema".to_owned();
            return Err(SchemaFault {
                pointer: Pointer::default(),
                message,
            });
        };
        let value = to_value(document, root);
        let neighbours = Neighbours::of(document.path(), &value, read);
        Self::build(value, &address(document.path()), &neighbours)
    }

    /// Compiles a schema that is a JSON value already.
    ///
    /// # Errors
    /// As [`RecordSchema::compile`].
    pub fn from_value(value: Value) -> Result<Self, SchemaFault> {
        Self::build(value, &address(""), &Neighbours::default())
    }

    fn build(value: Value, base: &str, neighbours: &Neighbours) -> Result<Self, SchemaFault> {
        weight::check(&value, neighbours)?;
        let validator = build(&value, base, neighbours).map_err(|error| to_fault(&error))?;
        Ok(Self {
            validator,
            value,
            severity_keyword: None,
        })
    }

    /// Names the keyword of this schema that says how grave a violation is.
    #[must_use]
    pub fn with_severity_keyword(mut self, keyword: Option<String>) -> Self {
        self.severity_keyword = keyword;
        self
    }

    pub(crate) fn severity_keyword(&self) -> Option<&str> {
        self.severity_keyword.as_deref()
    }

    pub(crate) fn validator(&self) -> &Validator<SpannedTree> {
        &self.validator
    }

    pub(crate) fn value(&self) -> &Value {
        &self.value
    }
}

fn build(
    schema: &Value,
    base: &str,
    neighbours: &Neighbours,
) -> Result<Validator<SpannedTree>, ValidationError<'static>> {
    let options = || {
        jsonschema::options_for::<SpannedTree>()
            .should_validate_formats(true)
            .should_ignore_unknown_formats(true)
            .with_format(SELECTOR, |text| Selector::parse(text).is_ok())
            .with_format(TEMPLATE, |text| Template::parse(text).is_ok())
            .with_format(OPERAND, |text| Operand::parse(text).is_ok())
            .with_base_uri(base)
            .with_retriever(neighbours.clone())
    };
    // The linear engine first; only a schema that needs look-around gets the other one.
    let linear = options()
        .with_pattern_options(PatternOptions::regex())
        .build(schema);
    linear.or_else(|_| {
        let limited = PatternOptions::fancy_regex().backtrack_limit(BACKTRACK_LIMIT);
        options().with_pattern_options(limited).build(schema)
    })
}

fn to_fault(error: &ValidationError<'_>) -> SchemaFault {
    let pointer = Pointer::parse(error.instance_path().as_str()).unwrap_or_default();
    let mut message = error.to_string();
    if message.contains("retriev") || message.contains("Unresolvable") {
        message.push_str("; catlint never fetches a schema: copy the part you need into `$defs`");
    }
    SchemaFault { pointer, message }
}
