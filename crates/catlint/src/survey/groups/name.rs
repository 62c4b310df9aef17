//! A name for a collection.

use catlint_core::document::Document;

/// The name of the list, of the directory, or of the file.
pub(super) fn name(directory: &str, file: &str, records: &str, documents: &[&Document]) -> String {
    let list = records.trim_end_matches("/*").rsplit('/').next();
    let list = list.unwrap_or_default();
    let directory = directory
        .rsplit('/')
        .find(|part| !part.starts_with('*'))
        .unwrap_or_default();
    let own = documents.first().map_or("", |document| document.path());
    let file = if file.is_empty() { own } else { file };
    let stem = file
        .rsplit('/')
        .next()
        .unwrap_or(file)
        .split('.')
        .next()
        .unwrap_or_default();
    let named = [
        list.trim_matches('*'),
        if records == "/*" && documents.len() == 1 {
            stem
        } else {
            directory
        },
        stem,
    ];
    let name = named
        .into_iter()
        .find(|name| !name.is_empty())
        .unwrap_or("records");
    let plain = |c: char| {
        if c.is_alphanumeric() || c == '-' || c == '_' {
            c
        } else {
            '-'
        }
    };
    name.chars().map(plain).collect()
}
