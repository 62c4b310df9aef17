//! What the items of a list are sorted by.

use std::cmp::Ordering;

use catlint_core::selector::{Pseudo, Selector, Source, Standpoint, Value};

use super::order::compare;

/// What an item is sorted by; nothing for one that has none of it.
pub(super) fn key<'a>(by: &[Selector], from: Standpoint<'a>) -> Option<Vec<Value<'a>>> {
    let itself = |pseudo| Selector {
        source: Source::Pseudo(pseudo),
        transforms: Vec::new(),
    };
    let key: Vec<_> = match by {
        [] if from.document.key_of(from.root).is_some() => {
            itself(Pseudo::Key).first(from).into_iter().collect()
        }
        [] => itself(Pseudo::Value).first(from).into_iter().collect(),
        by => by
            .iter()
            .filter_map(|selector| selector.first(from))
            .collect(),
    };
    (!key.is_empty()).then_some(key)
}

/// Which of two keys comes first.
pub(super) fn order(one: &[Value<'_>], other: &[Value<'_>]) -> Ordering {
    let pairs = one.iter().zip(other);
    let orders = pairs.map(|(one, other)| compare(&one.text, &other.text).1);
    orders.fold(Ordering::Equal, Ordering::then)
}
