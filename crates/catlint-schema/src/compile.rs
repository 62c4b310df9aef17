//! Compiles a schema, without ever fetching anything.

use catlint_core::Level;
use catlint_core::document::{Document, Pointer};
use catlint_core::selector::{Selector, Template};
use jsonschema::{Draft, PatternOptions, ValidationError, Validator};
use serde_json::{Value, json};

use crate::constraints::Operand;
use crate::fault::SchemaFault;
use crate::neighbours::{Neighbours, ReadSchema};
use crate::node::SpannedTree;
use crate::references::address;
use crate::severity;
use crate::value::to_value;
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
    /// Whether a pattern of it may be given up.
    gives_up: bool,
    path: String,
    files: Neighbours,
    severity_keyword: Option<String>,
}

impl RecordSchema {
    /// Compiles the first value of a schema's text. The draft is the one that `$schema` names; without
    /// it, 2020-12, or the newest of which it is a schema. Formats are asserted in every draft. `read` has the files that it refers
    /// to by their paths. Of a reference that leads anywhere else nothing is checked: that is told by
    /// [`audit_schema`](crate::audit_schema).
    ///
    /// # Errors
    /// Where the text is no valid schema. Nothing is ever fetched.
    pub fn compile(document: &Document, read: ReadSchema<'_>) -> Result<Self, SchemaFault> {
        let Some(&root) = document.roots().first() else {
            let message = "it holds no schema".to_owned();
            return Err(fault(Pointer::default(), message));
        };
        let value = to_value(document, root);
        Self::build(document.path(), value, read)
    }

    /// Compiles a part of a schema's text, at a pointer: that of a record, where the whole describes the
    /// file that holds them. What is said of [`RecordSchema::compile`] holds of it.
    ///
    /// # Errors
    /// As there.
    pub fn of_part(
        document: &Document,
        part: &str,
        read: ReadSchema<'_>,
    ) -> Result<Self, SchemaFault> {
        let path = document.path();
        let name = path.rsplit('/').next().unwrap_or(path);
        let mut schema = json!({ "$ref": format!("./{name}#{part}") });
        let root = document.roots().first();
        let draft = root.and_then(|root| document.as_str(document.get(*root, "$schema")?));
        if let (Some(draft), Some(schema)) = (draft, schema.as_object_mut()) {
            schema.insert("$schema".to_owned(), draft.into());
        }
        // It stands beside the file, under a name that no file has.
        Self::build(&format!("{path}#"), schema, read)
    }

    /// Compiles a schema of our own, which stands by itself: of what a stranger's may do to us, nothing has to
    /// be looked for.
    ///
    /// # Errors
    /// Where it is none.
    pub fn of_ours(value: Value) -> Result<Self, SchemaFault> {
        let files = Neighbours::alone(value);
        let schema = files.value("").unwrap_or(&Value::Null);
        let built = build(schema, &address(""), &files);
        Self::of(built, "", files)
    }

    fn build(path: &str, value: Value, read: ReadSchema<'_>) -> Result<Self, SchemaFault> {
        let files = Neighbours::of(path, value, read);
        let schema = files.value(path).unwrap_or(&Value::Null);
        weight::check(schema, &files)?;
        let built = build(schema, &address(path), &files);
        Self::of(built, path, files)
    }

    fn of(built: Built, path: &str, files: Neighbours) -> Result<Self, SchemaFault> {
        let (validator, gives_up) = built.map_err(|error| to_fault(&error))?;
        Ok(Self {
            validator,
            gives_up,
            path: path.to_owned(),
            files,
            severity_keyword: None,
        })
    }

    /// Names the keyword of this schema that says how grave a violation is.
    #[must_use]
    pub fn with_severity_keyword(mut self, keyword: Option<String>) -> Self {
        self.severity_keyword = keyword;
        self
    }

    /// The level that the schema itself gives to the violation of a keyword, given by its pointer.
    pub(crate) fn level(&self, violated: &str) -> Option<Level> {
        let keyword = self.severity_keyword.as_deref()?;
        severity::level((&self.path, self.value()), &self.files, violated, keyword)
    }

    pub(crate) fn validator(&self) -> &Validator<SpannedTree> {
        &self.validator
    }

    /// Whether a pattern of it may be given up, so that the validator asks for the whole record to say
    /// where.
    pub(crate) fn gives_up(&self) -> bool {
        self.gives_up
    }

    pub(crate) fn value(&self) -> &Value {
        self.files.value(&self.path).unwrap_or(&Value::Null)
    }
}

/// The validator, and whether a pattern of it may be given up.
type Built = Result<(Validator<SpannedTree>, bool), ValidationError<'static>>;

/// Compiles a schema with what it refers to. One that does not say of which draft it is, and is none of
/// the newest, is taken to be of the newest draft that knows what it says: `"$id": "#brand"` was right
/// until 2019.
pub(crate) fn build(schema: &Value, base: &str, neighbours: &Neighbours) -> Built {
    let built = build_as(None, schema, base, neighbours);
    if built.is_ok() || schema.get("$schema").is_some() {
        return built;
    }
    let older = [Draft::Draft7, Draft::Draft4].into_iter();
    let mut older = older.map(|draft| build_as(Some(draft), schema, base, neighbours));
    older.find(Result::is_ok).unwrap_or(built)
}

fn build_as(draft: Option<Draft>, schema: &Value, base: &str, neighbours: &Neighbours) -> Built {
    let options = || {
        let options = jsonschema::options_for::<SpannedTree>()
            .should_validate_formats(true)
            .should_ignore_unknown_formats(true)
            .with_format(SELECTOR, |text| Selector::parse(text).is_ok())
            .with_format(TEMPLATE, |text| Template::parse(text).is_ok())
            .with_format(OPERAND, |text| Operand::parse(text).is_ok())
            .with_base_uri(base)
            .with_retriever(neighbours.clone());
        match draft {
            Some(draft) => options.with_draft(draft),
            None => options,
        }
    };
    // The linear engine first; only a schema that needs look-around gets the other one.
    let linear = options()
        .with_pattern_options(PatternOptions::regex())
        .build(schema)
        .map(|validator| (validator, false));
    linear.or_else(|_| {
        let limited = PatternOptions::fancy_regex().backtrack_limit(BACKTRACK_LIMIT);
        let options = options().with_pattern_options(limited);
        options.build(schema).map(|validator| (validator, true))
    })
}

/// A fault in the validator's words; a value that is long is left out of them.
fn to_fault(error: &ValidationError<'_>) -> SchemaFault {
    const LONGEST: usize = 200;
    let pointer = Pointer::parse(error.instance_path().as_str()).unwrap_or_default();
    let mut message = error.to_string();
    if message.contains("retriev") || message.contains("Unresolvable") {
        message.push_str("; catlint never fetches a schema: copy the part you need into `$defs`");
    } else if message.len() > LONGEST {
        message = error.masked().to_string();
    }
    fault(pointer, message)
}

fn fault(pointer: Pointer, message: String) -> SchemaFault {
    SchemaFault { pointer, message }
}
