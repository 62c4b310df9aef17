//! `ignore` in the config.

use catlint_core::document::{Document, Pattern};
use catlint_core::{Catalogue, CollectionId, DocumentId, Place, Pointer};
use globset::GlobBuilder;

use super::names::named;
use super::scope::{ConfigScope, Scope};
use super::written::{Origin, WrittenIgnore};
use crate::config::IgnoreConfig;
use crate::read::setup::config_document;
use crate::settings::Settings;

/// What the config ignores, as far as the settings let it count.
pub(super) fn read(settings: &Settings, catalogue: &Catalogue) -> Vec<(WrittenIgnore, Scope)> {
    let Some(id) = config_document(settings, catalogue) else {
        return Vec::new();
    };
    let ignores = settings.ignore.iter();
    let ignores = ignores.filter_map(|(number, ignore)| {
        let written = written(id, catalogue.document(id), *number, ignore)?;
        Some((written, Scope::Config(Box::new(scope(settings, ignore)))))
    });
    ignores.collect()
}

fn written(
    id: DocumentId,
    document: &Document,
    number: usize,
    ignore: &IgnoreConfig,
) -> Option<WrittenIgnore> {
    let pointer = Pointer::parse(&format!("/ignore/{number}"))?;
    let node = document.at(*document.roots().first()?, &pointer)?;
    let key = |name: &str| document.get(node, name).unwrap_or(node);
    let place = Place::value(id, key("rule"));
    let mut written = WrittenIgnore::new(Origin::Config, place);
    let rules = ignore.rules.iter();
    written.rules = rules
        .filter_map(|name| named(name, place, &mut written.faults))
        .collect();
    written.reason = Some(ignore.reason.clone());
    written.until = ignore
        .until
        .map(|day| (day, Place::value(id, key("until"))));
    Some(written)
}

fn scope(settings: &Settings, ignore: &IgnoreConfig) -> ConfigScope {
    let mut collections = settings.collections.iter().zip(0..);
    let wanted = ignore.collection.as_deref();
    let collection = collections.find(|(known, _)| Some(&*known.collection.name) == wanted);
    // One that does not exist has no records.
    let none = wanted.map(|_| CollectionId(u32::MAX));
    let glob = |path: &str| GlobBuilder::new(path).literal_separator(true).build();
    // What is no pattern is the name of a file; it must not stand for every file.
    let glob = |path: &String| glob(path).or_else(|_| glob(&globset::escape(path))).ok();
    ConfigScope {
        collection: collection.map(|(_, id)| CollectionId(id)).or(none),
        record: ignore.record.clone(),
        path: ignore
            .path
            .as_ref()
            .and_then(glob)
            .map(|glob| glob.compile_matcher()),
        field: ignore.field.as_deref().and_then(Pattern::parse),
    }
}
