//! Fields that the config speaks of and no record has.

use catlint_core::document::{Document, Miss, NodeId, Pattern};
use catlint_core::{Catalogue, DocumentId, Place, Record};

use super::fields::{Spoken, spoken};
use crate::read::inside::tidy;

/// Records from which on it says something that none of them has a field.
const MANY: usize = 10;

/// A field that no record has.
pub(crate) struct Missing {
    /// Where the config speaks of it.
    pub(crate) place: Place,
    /// The field, as it is written there.
    pub(crate) field: String,
    /// The field that was probably meant.
    pub(crate) meant: Option<String>,
}

/// The fields that a collection of the config speaks of in vain. Without one that was probably meant,
/// only where the records are many: it may be yet to come. None that the schema knows. O(fields ×
/// records) for those that no record has.
pub(crate) fn missing(
    catalogue: &Catalogue,
    config: DocumentId,
    name: &str,
    collection: NodeId,
) -> Vec<Missing> {
    let records = catalogue.records.iter();
    let own = records.filter(|record| catalogue.collection(record.collection).name == name);
    let own: Vec<&Record> = own.collect();
    let document = catalogue.document(config);
    let schema = schema(catalogue, document, collection);
    let spoken = spoken(document, config, collection).into_iter();
    let found = spoken.filter_map(|spoken| {
        let miss = missed(catalogue, &own, &spoken)?;
        let told = told(&spoken, &miss, schema)?;
        let certain = told.meant.is_some() || (own.len() >= MANY && !spoken.condition);
        certain.then_some(told)
    });
    found.collect()
}

/// Where the fields are looked for in vain; nothing where one record has them.
fn missed<'c>(catalogue: &'c Catalogue, own: &[&Record], spoken: &Spoken) -> Option<Miss<'c>> {
    let misses = own.iter().map(|record| {
        let document = catalogue.document(record.document);
        spoken.pattern.miss(document, record.root)
    });
    let misses: Option<Vec<Miss<'c>>> = misses.collect();
    misses?.into_iter().reduce(Miss::or)
}

fn told(spoken: &Spoken, miss: &Miss<'_>, schema: Option<&Document>) -> Option<Missing> {
    let depth = spoken.from.as_ref().map_or(0, |from| from.parts().len());
    let key = spoken.pattern.parts().get(miss.depth)?.as_deref();
    let known = key
        .zip(schema)
        .is_some_and(|(key, schema)| knows(schema, key));
    // What it is seen from is told where that is written, and here only what is written here.
    let here = |pattern: &Pattern| pattern.below(depth).to_string();
    (miss.depth >= depth && !known).then(|| Missing {
        place: spoken.place,
        field: here(&spoken.pattern),
        meant: spoken.pattern.mended(miss).as_ref().map(here),
    })
}

/// The schema of a collection, if it was read.
fn schema<'c>(
    catalogue: &'c Catalogue,
    config: &Document,
    collection: NodeId,
) -> Option<&'c Document> {
    let path = config.as_str(config.get(collection, "schema")?)?;
    let path = tidy(path.split('#').next().unwrap_or(path));
    let mut documents = catalogue.documents.iter();
    documents.find(|document| document.path() == path)
}

/// Whether a schema has a key of this name anywhere.
fn knows(schema: &Document, key: &str) -> bool {
    let roots = schema.roots().iter();
    let mut nodes = roots.flat_map(|root| schema.descendants(*root));
    nodes.any(|node| schema.is_key(node) && schema.as_str(node) == Some(key))
}
