//! The files that a collection is judged by.

use crate::config::CodesConfig;
use crate::read::Reading;
use crate::read::inside::tidy;
use crate::settings::CollectionSettings;

/// The schema of a collection, the files that it refers to, its own lists of codes, and the lists
/// that its records refer to.
pub(super) fn named_files(collection: &CollectionSettings, reading: &Reading) -> Vec<String> {
    let codes = collection.codes.iter().filter_map(CodesConfig::path);
    let lists = codes.chain(collection.lists()).map(tidy);
    let mut files = files_of(collection.schema.as_deref(), reading);
    files.extend(lists);
    files
}

/// A schema and the files that it refers to.
pub(super) fn files_of(schema: Option<&str>, reading: &Reading) -> Vec<String> {
    let Some(schema) = schema.map(tidy) else {
        return Vec::new();
    };
    let referred = reading.schemas.get(&schema);
    let referred = referred.into_iter().flatten().cloned();
    std::iter::once(schema.clone()).chain(referred).collect()
}
