//! The schemas of the collections, compiled: once for a run, of the texts that were read.

use catlint_core::CollectionId;
use catlint_core::document::{Document, NodeId};
use catlint_schema::{RecordSchema, SchemaFault};
use catlint_schema_lint::regular::fault;

use crate::error::Error;
use crate::read::Reading;
use crate::read::inside::{read_inside, tidy};
use crate::settings::Settings;

/// The schemas of each collection, by its number.
pub(crate) struct Schemas(Vec<Compiled>);

struct Compiled {
    schema: Option<RecordSchema>,
    for_new: Option<RecordSchema>,
}

impl Schemas {
    /// Compiles them. A file that several collections name is compiled for each.
    ///
    /// # Errors
    /// Where one cannot be read, or is no schema.
    pub(crate) fn compile(settings: &Settings, reading: &Reading) -> Result<Self, Error> {
        let collections = settings.collections.iter();
        let compiled = collections.map(|collection| {
            let compile = |path: &Option<String>| {
                let path = path.as_deref().map(tidy);
                let schema = path.map(|path| compile(settings, reading, &path));
                let keyword = || collection.severity_keyword.clone();
                let graded = |schema: RecordSchema| schema.with_severity_keyword(keyword());
                Ok::<_, Error>(schema.transpose()?.map(graded))
            };
            Ok(Compiled {
                schema: compile(&collection.schema)?,
                for_new: compile(&collection.schema_for_new)?,
            })
        });
        compiled.collect::<Result<_, Error>>().map(Self)
    }

    /// The schema of a record of a collection; nothing where it has none. A record that is new may
    /// have another one.
    pub(crate) fn of(&self, collection: CollectionId, is_new: bool) -> Option<&RecordSchema> {
        let Compiled { schema, for_new } = self.0.get(collection.0 as usize)?;
        let for_new = for_new.as_ref().filter(|_| is_new);
        for_new.or(schema.as_ref())
    }
}

fn compile(settings: &Settings, reading: &Reading, path: &str) -> Result<RecordSchema, Error> {
    let fault = |position: Option<_>, reason| Error::Schema {
        place: match position {
            Some(_) => String::new(),
            None => settings.place_of_path(&["schema", "schema_for_new"], path),
        },
        path: path.to_owned(),
        position,
        reason,
    };
    let Some(document) = reading.readable(path) else {
        // It is no longer as it was, or never could be read: whoever reads it knows why.
        let read = read_inside(&settings.root, path, &settings.limits);
        let changed = || "it changed while it was read".to_owned();
        return Err(fault(None, read.err().unwrap_or_else(changed)));
    };
    if let Some(broken) = document.faults().iter().find(|fault| fault.kind.is_fatal()) {
        let position = document.source().position(broken.span.start);
        let reason = "it is no proper JSON or YAML from here on".to_owned();
        return Err(fault(Some((position.line, position.column)), reason));
    }
    let read = |path: &str| catlint_schema::value(reading.readable(path)?);
    RecordSchema::compile(document, &read).map_err(|found| schema_fault(document, found))
}

fn schema_fault(document: &Document, found: SchemaFault) -> Error {
    let root = document.roots().first().copied();
    let node = root.and_then(|root| document.at(root, &found.pointer));
    let pattern = node.and_then(|node| pattern_fault(document, node));
    let position = node.map(|node| document.source().position(document.span(node).start));
    Error::Schema {
        place: String::new(),
        path: document.path().to_owned(),
        position: position.map(|position| (position.line, position.column)),
        reason: pattern.unwrap_or(found.message),
    }
}

/// What is wrong with the pattern that a fault is about, if it is about one.
fn pattern_fault(document: &Document, node: NodeId) -> Option<String> {
    let name_of = |node| document.as_str(document.key_of(node)?);
    let of_pattern = name_of(node).filter(|name| *name == "pattern");
    let pattern = match of_pattern {
        Some(_) => document.as_str(node),
        None => {
            let holder = document.parent(node).and_then(name_of);
            name_of(node).filter(|_| holder == Some("patternProperties"))
        }
    };
    fault(pattern?)
}
