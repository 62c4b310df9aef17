//! Where something stands in the config, for errors that are found later than the config is read.

use catlint_core::document::{Document, Limits, Pointer, Segment};

use super::Settings;

impl Settings {
    /// The place of an item of a list in a collection, as `catlint.yaml:4:13: `; empty where there
    /// is no config. The config is read anew: this is for the end of a run.
    #[must_use]
    pub fn place_of(&self, collection: &str, key: &str, index: usize) -> String {
        let place = self.config_text.as_ref().and_then(|(name, text)| {
            let document = Document::parse(name, text.clone(), &Limits::default());
            let keys = ["collections", collection, key];
            let keys = keys.map(|key| Segment::Key(key.to_owned()));
            let holder = document.at(*document.roots().first()?, &Pointer::new(keys.to_vec()))?;
            // A single pattern may stand without a list around it.
            let item = document
                .items(holder)
                .and_then(|mut items| items.nth(index));
            let span = document.span(item.unwrap_or(holder));
            let position = document.source().position(span.start);
            Some(format!("{name}:{}:{}: ", position.line, position.column))
        });
        place.unwrap_or_default()
    }
}
