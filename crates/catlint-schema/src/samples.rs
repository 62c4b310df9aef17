//! Tries the values that a schema gives for examples, and its defaults, against the schema that gives
//! them.

use catlint_core::document::{Document, NodeId, Pointer};
use jsonschema::{ValidationError, Validator};
use serde_json::{Map, Value};

use crate::clause::clause;
use crate::compile::build;
use crate::neighbours::Neighbours;
use crate::node::{SpannedTree, TreeNode};
use crate::positions::{Subschema, subschemas};
use crate::references::{address, encoded};
use crate::steps::Ground;
use crate::translate;
use crate::weight;

/// Values looked at for all the schemas that have examples: each is compiled by itself, out of the
/// whole text. Of a schema with ten thousand values a hundred are tried.
const LOOKS: usize = 1_000_000;

/// A value that the schema beside it refuses.
#[derive(Debug)]
pub struct Refused {
    /// What it is: `default` or `examples`.
    pub keyword: &'static str,
    /// The value, or the part of it that is wrong.
    pub node: NodeId,
    /// What is wrong with it, a whole clause.
    pub why: String,
    /// How many more of the same schema are refused for the same reason.
    pub more: usize,
}

/// The values that are refused, in the order of the text. O(schema × schemas with such values), up to
/// a limit.
pub(crate) fn refused(document: &Document, root: NodeId, files: &Neighbours) -> Vec<Refused> {
    let path = document.path();
    let Some(schema) = files.value(path) else {
        return Vec::new();
    };
    // A part of it may cost as much as the whole.
    if weight::check(schema, files).is_err() {
        return Vec::new();
    }
    let schemas = subschemas(schema).into_iter();
    let with_samples = schemas.filter_map(|schema| {
        let samples = samples(&schema);
        (!samples.is_empty()).then_some((schema, samples))
    });
    let most = LOOKS / document.node_count().max(1);
    let refused = with_samples.take(most).flat_map(|(part, samples)| {
        let trial = Trial::of(schema, path, &part, files);
        let trial = trial.into_iter().flat_map(move |trial| {
            let samples = samples.iter();
            let refused = samples.filter_map(|sample| trial.refusal(document, root, sample));
            one_a_reason(refused)
        });
        trial.collect::<Vec<_>>()
    });
    refused.collect()
}

/// The first value of each kind that is refused for one reason, with the number of the others: whoever
/// takes the items of a list for its examples does so with all of them.
fn one_a_reason(refused: impl Iterator<Item = Refused>) -> Vec<Refused> {
    let mut told: Vec<Refused> = Vec::new();
    for value in refused {
        let same =
            |known: &&mut Refused| (known.keyword, &known.why) == (value.keyword, &value.why);
        match told.iter_mut().find(same) {
            Some(known) => known.more += 1,
            None => told.push(value),
        }
    }
    told
}

/// A value that a schema gives, by its pointer.
struct Sample {
    keyword: &'static str,
    pointer: String,
}

/// The values that a schema gives. A default that says nothing is a way to say that there is none.
fn samples(schema: &Subschema<'_>) -> Vec<Sample> {
    let of = |keyword, rest: &str| Sample {
        keyword,
        pointer: format!("{}/{keyword}{rest}", schema.pointer),
    };
    let default = schema
        .members
        .get("default")
        .filter(|it| says_something(it));
    let examples = schema.members.get("examples").and_then(Value::as_array);
    let examples = 0..examples.map_or(0, Vec::len);
    let default = default.map(|_| of("default", ""));
    let examples = examples.map(|number| of("examples", &format!("/{number}")));
    default.into_iter().chain(examples).collect()
}

fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

/// A part of a schema, compiled by itself.
struct Trial {
    schema: Value,
    validator: Validator<SpannedTree>,
    /// Whether a pattern of it may be given up.
    gives_up: bool,
}

impl Trial {
    fn of(whole: &Value, path: &str, part: &Subschema<'_>, files: &Neighbours) -> Option<Self> {
        let address = address(path);
        let mut schema = Map::new();
        if let Some(draft) = whole.get("$schema") {
            schema.insert("$schema".to_owned(), draft.clone());
        }
        let reference = format!("{address}#{}", encoded(&part.pointer));
        schema.insert("$ref".to_owned(), Value::String(reference));
        let schema = Value::Object(schema);
        // What cannot be compiled as a part has been told of the whole.
        let (validator, gives_up) = build(&schema, &format!("{address}.part"), files).ok()?;
        Some(Self {
            schema,
            validator,
            gives_up,
        })
    }

    fn refusal(&self, document: &Document, root: NodeId, sample: &Sample) -> Option<Refused> {
        let node = document.at(root, &Pointer::parse(&sample.pointer)?)?;
        let ground = Ground::new(document, self.gives_up.then_some(node));
        let errors = self.validator.iter_errors(TreeNode::At(&ground, node));
        let errors = errors.map(ValidationError::to_owned);
        let violations = translate::from_errors(document, node, &self.schema, errors);
        let mut open = violations.iter().filter(|violation| !violation.absorbed);
        let violation = open.next().filter(|_| !ground.is_exhausted())?;
        Some(Refused {
            keyword: sample.keyword,
            node: violation.node,
            why: clause(document, node, violation)?,
            more: 0,
        })
    }
}
