//! Where something stands in the config, for errors that are found later than the config is read.

use catlint_core::document::{Document, Limits, NodeId, Pointer, Segment};

use super::Settings;
use crate::read::inside::tidy;

impl Settings {
    /// The place of an item of a list in a collection, as `catlint.yaml:4:13: `; empty where there
    /// is no config. The config is read anew: this is for the end of a run.
    #[must_use]
    pub fn place_of(&self, collection: &str, key: &str, index: usize) -> String {
        self.place(|document, root| {
            let keys = ["collections", collection, key];
            let keys = keys.map(|key| Segment::Key(key.to_owned()));
            let holder = document.at(root, &Pointer::new(keys.to_vec()))?;
            // A single pattern may stand without a list around it.
            let item = document
                .items(holder)
                .and_then(|mut items| items.nth(index));
            Some(item.unwrap_or(holder))
        })
    }

    /// The place of the first value that names a file under one of some keys, in the same form.
    #[must_use]
    pub fn place_of_path(&self, keys: &[&str], path: &str) -> String {
        self.place(|document, root| {
            document.descendants(root).find(|node| {
                let key = document.key_of(*node).and_then(|key| document.as_str(key));
                let text = document.as_str(*node);
                key.is_some_and(|key| keys.contains(&key))
                    && text.is_some_and(|text| tidy(file(text)) == tidy(path))
            })
        })
    }

    fn place(&self, find: impl Fn(&Document, NodeId) -> Option<NodeId>) -> String {
        let place = self.config_text.as_ref().and_then(|(name, text)| {
            let document = Document::parse(name, text.clone(), &Limits::default());
            let node = find(&document, *document.roots().first()?)?;
            let position = document.source().position(document.span(node).start);
            Some(format!("{name}:{}:{}: ", position.line, position.column))
        });
        place.unwrap_or_default()
    }
}

/// The path in a value that may name a part of the file.
fn file(text: &str) -> &str {
    text.split('#').next().unwrap_or(text)
}
