//! Namespaces of the config that reach through collections: `unique` with `scope: catalogue`.

use catlint_core::document::{Document, NodeId, Pattern};
use catlint_core::text::suggest;

/// A name that only one collection has.
pub(crate) struct Lonely<'d> {
    /// Where it is written.
    pub(crate) node: NodeId,
    pub(crate) name: &'d str,
    /// The name that was probably meant: another collection has it.
    pub(crate) meant: Option<&'d str>,
}

/// The names that reach no other collection. O(entries²).
pub(crate) fn lonely(document: &Document) -> Vec<Lonely<'_>> {
    let names = names(document);
    let lonely = names.iter().filter_map(|(collection, node, name)| {
        let others = names.iter().filter(|(other, ..)| other != collection);
        let others: Vec<&str> = others.map(|(.., name)| *name).collect();
        (!others.contains(name)).then(|| Lonely {
            node: *node,
            name,
            meant: suggest::nearest(name, others),
        })
    });
    lonely.collect()
}

/// Every such name, with its node and that of its collection.
fn names(document: &Document) -> Vec<(NodeId, NodeId, &str)> {
    let find = |pattern: &str, root| {
        let pattern = Pattern::parse(pattern);
        pattern.map_or_else(Vec::new, |pattern| pattern.find(document, root))
    };
    let root = document.roots().first().copied();
    let collections = root.map_or_else(Vec::new, |root| find("/collections/*", root));
    let entries = collections.into_iter().flat_map(|collection| {
        let entries = find("/unique/*", collection).into_iter();
        entries.map(move |entry| (collection, entry))
    });
    let names = entries.filter_map(|(collection, entry)| {
        let scope = document.as_str(document.get(entry, "scope")?)?;
        let node = document
            .get(entry, "name")
            .filter(|_| scope == "catalogue")?;
        Some((collection, node, document.as_str(node)?))
    });
    names.collect()
}
