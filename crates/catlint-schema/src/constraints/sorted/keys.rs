//! What the items of a list are sorted by: one order for all of them, in which any two compare.

use std::cmp::Ordering;

use catlint_core::document::NodeId;
use catlint_core::selector::{Pseudo, Selector, Source, Standpoint, Value};
use catlint_core::{Catalogue, DocumentId};

use super::asked::Sorted;
use crate::constraints::order::{Nature, compare_as, nature_of};

/// The items of a list that have something to be sorted by, in the order of the text.
pub(super) struct Keys<'a> {
    pub(super) keys: Vec<Key<'a>>,
    /// What is compared: each in turn as what most items have there.
    natures: Vec<Nature>,
    descending: bool,
}

/// What one item is sorted by.
pub(super) struct Key<'a> {
    pub(super) item: NodeId,
    values: Vec<Option<Value<'a>>>,
}

impl<'a> Keys<'a> {
    pub(super) fn of(
        catalogue: &'a Catalogue,
        asked: &Sorted,
        document: DocumentId,
        items: &[NodeId],
    ) -> Self {
        let keys = items.iter();
        let keys: Vec<_> = keys
            .filter_map(|item| key(catalogue, asked, document, *item))
            .collect();
        let places = 0..asked.by.len().max(1);
        let natures = places.map(|place| {
            let values = keys.iter().filter_map(|key| key.text(place));
            nature_of(&values.collect::<Vec<_>>())
        });
        Self {
            natures: natures.collect(),
            keys,
            descending: asked.descending,
        }
    }

    /// Which of two items comes first. What an item does not have comes before everything.
    pub(super) fn order(&self, one: &Key<'_>, other: &Key<'_>) -> Ordering {
        let orders = self.natures.iter().enumerate().map(|(place, nature)| {
            match (one.text(place), other.text(place)) {
                (Some(one), Some(other)) => compare_as(*nature, one, other),
                (one, other) => one.is_some().cmp(&other.is_some()),
            }
        });
        let order = orders.fold(Ordering::Equal, Ordering::then);
        match self.descending {
            true => order.reverse(),
            false => order,
        }
    }
}

impl<'a> Key<'a> {
    /// The first value that there is: what messages call the item.
    pub(super) fn name(&self) -> Option<&Value<'a>> {
        self.values.iter().flatten().next()
    }

    fn text(&self, place: usize) -> Option<&str> {
        let value = self.values.get(place)?.as_ref()?;
        Some(&value.text)
    }
}

/// What an item is sorted by; nothing for one that has none of it.
fn key<'a>(
    catalogue: &'a Catalogue,
    asked: &Sorted,
    id: DocumentId,
    root: NodeId,
) -> Option<Key<'a>> {
    let document = catalogue.document(id);
    let from = Standpoint { document, id, root };
    let itself = |pseudo| Selector {
        source: Source::Pseudo(pseudo),
        transforms: Vec::new(),
    };
    let values: Vec<_> = match asked.by.as_slice() {
        [] if document.key_of(root).is_some() => vec![itself(Pseudo::Key).first(from)],
        [] => vec![itself(Pseudo::Value).first(from)],
        by => by.iter().map(|selector| selector.first(from)).collect(),
    };
    let any = values.iter().any(Option::is_some);
    any.then_some(Key { item: root, values })
}
