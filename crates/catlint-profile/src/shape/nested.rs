//! Lists in the items of lists: categories that hold subcategories that hold the records.

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::document::{Document, Kind, NodeId};

use super::alike::are_nearly_all;
use super::{entries, is_marked};

/// What a folder says of itself at most: its name, and a word about it.
const FOLDER: usize = 2;

/// Where the records are that the items of a list hold, below as many levels as there are, where the
/// items are folders: nearly all hold a list under the same name, and what is at its end says more than
/// they do. O(size of the levels looked at).
pub(super) fn below(document: &Document, folders: &[NodeId]) -> Option<String> {
    let own = scalars(document, folders);
    if own > FOLDER {
        return None;
    }
    let (name, items) = list_of_all(document, folders)?;
    let marked = items.iter().filter(|item| is_marked(document, **item));
    if items.len() <= folders.len() || !are_nearly_all(marked.count(), items.len()) {
        return None;
    }
    let step = format!("/{}/*", name.replace('~', "~0").replace('/', "~1"));
    match below(document, &items) {
        Some(deeper) => Some(format!("{step}{deeper}")),
        None => (scalars(document, &items) > own).then_some(step),
    }
}

/// The one list that nearly all have, and the items of all of them.
fn list_of_all<'d>(document: &'d Document, folders: &[NodeId]) -> Option<(&'d str, Vec<NodeId>)> {
    let mut lists: BTreeMap<&str, (usize, Vec<NodeId>)> = BTreeMap::new();
    let members = folders.iter().filter_map(|node| document.members(*node));
    for (key, value) in members.flatten() {
        if let (Some(name), Some(items)) = (document.as_str(key), entries(document, value)) {
            let (count, all) = lists.entry(name).or_default();
            *count += 1;
            all.extend(items);
        }
    }
    let mut lists = lists.into_iter();
    let (name, (count, items)) = lists.next()?;
    let only = lists.next().is_none() && are_nearly_all(count, folders.len());
    only.then_some((name, items))
}

/// How many fields hold a value that is no list and no mapping.
fn scalars(document: &Document, nodes: &[NodeId]) -> usize {
    let members = nodes.iter().filter_map(|node| document.members(*node));
    let said = members.flatten().filter(|(_, value)| {
        let kind = document.kind(*value);
        !matches!(kind, Kind::Null | Kind::Sequence(_) | Kind::Mapping(_))
    });
    let names = said.filter_map(|(key, _)| document.as_str(key));
    names.collect::<BTreeSet<&str>>().len()
}
