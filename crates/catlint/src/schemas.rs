//! The schemas of the collections, compiled: once for a run, of the texts that were read.

use catlint_core::CollectionId;
use catlint_core::document::{Document, NodeId, Pattern, Pointer};
use catlint_schema::{RecordSchema, SchemaFault};
use catlint_schema_lint::regular::fault;

use crate::error::Error;
use crate::read::Reading;
use crate::read::inside::{read_inside, tidy};
use crate::settings::{CollectionSettings, Settings};

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
        let collections = settings.collections.iter().zip(0u32..);
        let compiled = collections.map(|(collection, number)| {
            refuse_list(settings, reading, collection, CollectionId(number))?;
            let compile = |path: &Option<String>, part: &Option<String>| {
                let path = path.as_deref().map(tidy);
                let schema = path.map(|path| compile(settings, reading, &path, part.as_deref()));
                let keyword = || collection.severity_keyword.clone();
                let graded = |schema: RecordSchema| schema.with_severity_keyword(keyword());
                Ok::<_, Error>(schema.transpose()?.map(graded))
            };
            Ok(Compiled {
                schema: compile(&collection.schema, &collection.schema_part)?,
                for_new: compile(&collection.schema_for_new, &collection.schema_for_new_part)?,
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

fn compile(
    settings: &Settings,
    reading: &Reading,
    path: &str,
    part: Option<&str>,
) -> Result<RecordSchema, Error> {
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
    let Some(part) = part else {
        return RecordSchema::compile(document, &read)
            .map_err(|found| schema_fault(document, found));
    };
    if !holds(document, part) {
        return Err(fault(None, format!("there is nothing at `#{part}` in it")));
    }
    RecordSchema::of_part(document, part, &read).map_err(|found| schema_fault(document, found))
}

/// Refuses the schema of a list as that of the records in the list: none of them could pass.
fn refuse_list(
    settings: &Settings,
    reading: &Reading,
    collection: &CollectionSettings,
    id: CollectionId,
) -> Result<(), Error> {
    let whole = collection
        .schema
        .as_ref()
        .filter(|_| collection.schema_part.is_none());
    let Some(path) = whole.map(|path| tidy(path)) else {
        return Ok(());
    };
    let schema = reading.readable(&path);
    let items = schema.and_then(|schema| {
        let root = *schema.roots().first()?;
        let kind = schema.as_str(schema.get(root, "type")?)?;
        let items = schema.get(root, "items")?;
        (kind == "array" && schema.members(items).is_some()).then_some(items)
    });
    let mut records = reading.catalogue.records.iter();
    let record = records.find(|record| record.collection == id);
    let is_mapping = record.is_some_and(|record| {
        let document = reading.catalogue.document(record.document);
        document.members(record.root).is_some()
    });
    match items {
        Some(_) if is_mapping => Err(Error::Schema {
            place: settings.place_of_path(&["schema"], &path),
            position: None,
            reason: format!(
                "it describes a list, and not what is in it, did you mean `{path}#/items`?"
            ),
            path,
        }),
        _ => Ok(()),
    }
}

/// Whether a document has something at a pointer.
fn holds(document: &Document, part: &str) -> bool {
    let root = document.roots().first();
    let pointer = Pointer::parse(part);
    let found = root.zip(pointer);
    found.is_some_and(|(root, pointer)| document.at(*root, &pointer).is_some())
}

fn schema_fault(document: &Document, found: SchemaFault) -> Error {
    let root = document.roots().first().copied();
    let dangling = dangling(document, &found.message);
    let node = root.and_then(|root| document.at(root, &found.pointer));
    let node = dangling.as_ref().map(|(node, _)| *node).or(node);
    let pattern = node.and_then(|node| pattern_fault(document, node));
    let pattern = dangling.map(|(_, reason)| reason).or(pattern);
    let position = node.map(|node| document.source().position(document.span(node).start));
    Error::Schema {
        place: String::new(),
        path: document.path().to_owned(),
        position: position.map(|position| (position.line, position.column)),
        reason: pattern.unwrap_or(found.message),
    }
}

/// The reference that leads nowhere, where the validator says of one that it does, and what is wrong
/// with it.
fn dangling(document: &Document, message: &str) -> Option<(NodeId, String)> {
    let target = message.strip_prefix("Pointer '")?.split('\'').next()?;
    let fragment = format!("#{target}");
    let mut nodes = document
        .roots()
        .iter()
        .flat_map(|root| document.descendants(*root));
    let node = nodes.find(|node| {
        let key = document.key_of(*node).and_then(|key| document.as_str(key));
        key == Some("$ref") && document.as_str(*node) == Some(&fragment)
    })?;
    let root = *document.roots().first()?;
    let pattern = Pattern::parse(target)?;
    let meant = pattern
        .miss(document, root)
        .and_then(|miss| pattern.mended(&miss));
    let meant = meant.map_or_else(String::new, |meant| format!(", did you mean `#{meant}`?"));
    Some((node, format!("there is nothing at `{fragment}`{meant}")))
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
