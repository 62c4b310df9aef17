//! The values that a record claims by the selectors of its collection: id, name, and what must be
//! unique.

use std::borrow::Cow;

use catlint_core::document::NodeId;
use catlint_core::selector::{Selector, Standpoint, Value};
use catlint_core::text::fold::{fold, name_key};
use catlint_core::{Catalogue, Collection, Part, Place, Record};

use crate::settings::{Namespace, Scope};

/// A claimed value, and what it is compared by.
#[derive(Debug, Clone)]
pub(crate) struct Claimed<'a> {
    pub(crate) place: Place,
    /// As it is written.
    pub(crate) written: &'a str,
    pub(crate) key: String,
}

impl<'a> Claimed<'a> {
    fn new(value: &Value<'a>, key: String) -> Self {
        let written = match value.written {
            Cow::Borrowed(written) => written,
            // Only a record's number in its list is made up.
            Cow::Owned(_) => "",
        };
        Self {
            place: value.place,
            written,
            key,
        }
    }

    /// The node of the value, where it is one that the record has.
    pub(crate) fn value_node(&self) -> Option<NodeId> {
        match self.place {
            Place::Node {
                node,
                part: Part::Value,
                ..
            } => Some(node),
            _ => None,
        }
    }

    /// The node that stands for the claim.
    pub(crate) fn node(&self, record: &Record) -> NodeId {
        match self.place {
            Place::Node { node, .. } => node,
            Place::Text { .. } => record.root,
        }
    }
}

/// The id, in lower case.
pub(crate) fn id<'a>(catalogue: &'a Catalogue, record: &Record) -> Option<Claimed<'a>> {
    let id = catalogue.collection(record.collection).id.as_ref()?;
    let value = id.first(catalogue.standpoint(record))?;
    Some(Claimed::new(&value, value.text.to_lowercase()))
}

/// The name, within its partition. A record without a partition claims none: the fields audit tells
/// that it is missing.
pub(crate) fn name<'a>(catalogue: &'a Catalogue, record: &Record) -> Option<Claimed<'a>> {
    let collection = catalogue.collection(record.collection);
    let from = catalogue.standpoint(record);
    let value = collection.label.as_ref()?.first(from)?;
    let key = name_key(&value.text);
    let partition = match &collection.partition {
        None => String::new(),
        Some(partition) => fold(&partition.first(from)?.text),
    };
    (!key.is_empty()).then(|| Claimed::new(&value, format!("{partition}\n{key}")))
}

/// Every value of a namespace. O(values × combinations of what they are unique within).
pub(crate) fn of_namespace<'a>(
    catalogue: &'a Catalogue,
    record: &Record,
    namespace: &Namespace,
) -> Vec<Claimed<'a>> {
    let from = catalogue.standpoint(record);
    if namespace.unless.holds(from) {
        return Vec::new();
    }
    let fields = namespace.fields.iter();
    let values: Vec<Value<'a>> = fields.flat_map(|field| field.values(from)).collect();
    if values.is_empty() {
        return Vec::new();
    }
    let scope = scope(from, namespace);
    let within = combinations(from, &namespace.within);
    let claims = values.iter().flat_map(|value| {
        let keys = within.iter();
        keys.map(|within| Claimed::new(value, format!("{scope}{within}\n{}", value.text)))
    });
    claims.collect()
}

fn scope(from: Standpoint<'_>, namespace: &Namespace) -> String {
    match namespace.scope {
        Scope::Collection => String::new(),
        Scope::Catalogue => format!("{}\n", namespace.name),
        Scope::File => format!("{}\n", from.id.0),
        Scope::Parent => {
            let parent = from.document.parent(from.root).map_or(0, NodeId::number);
            format!("{} {parent}\n", from.id.0)
        }
    }
}

/// Combinations of values that one record may have: beyond it a list is no part of a key.
const MOST: usize = 1000;

/// Each way to take one value of each selector. What a record does not have is a value like others:
/// of two records with one name and no country, one is probably too many.
fn combinations(from: Standpoint<'_>, selectors: &[Selector]) -> Vec<String> {
    let mut all = vec![String::new()];
    for selector in selectors {
        let values = selector.values(from);
        let texts: Vec<&str> = match values.is_empty() {
            true => vec![""],
            false => values.iter().map(|value| value.text.as_ref()).collect(),
        };
        let longer = all.iter().flat_map(|head| {
            let texts = texts.iter();
            texts.map(move |text| format!("{head}{}:{text}", text.len()))
        });
        all = longer.take(MOST).collect();
    }
    all
}

/// Whether one of the namespaces says what must be unique of the id or name itself, so that it takes
/// the place of what is checked without being told.
pub(crate) fn takes_over(
    namespaces: &[Namespace],
    collection: &Collection,
    which: impl Fn(&Collection) -> Option<&Selector>,
) -> bool {
    let Some(selector) = which(collection) else {
        return false;
    };
    let mut fields = namespaces.iter().flat_map(|namespace| &namespace.fields);
    fields.any(|field| field.source == selector.source)
}
