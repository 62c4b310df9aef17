//! The values that a selector stands for.

use std::borrow::Cow;

use super::{Pseudo, Selector, Source, Transform};
use crate::catalogue::{Catalogue, Record};
use crate::document::{Document, Kind, NodeId};
use crate::place::{DocumentId, Place};

/// Where a selector is looked at from: a record, or one item of a list in it.
#[derive(Debug, Clone, Copy)]
pub struct Standpoint<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its number in the catalogue.
    pub id: DocumentId,
    /// The node that pointers begin at.
    pub root: NodeId,
}

/// One value of a selector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value<'a> {
    /// Where it stands. A pseudo-field has the place of its record.
    pub place: Place,
    /// As it is written.
    pub written: Cow<'a, str>,
    /// What the transforms make of it.
    pub text: Cow<'a, str>,
}

impl Catalogue {
    /// A record as selectors see it.
    #[must_use]
    pub fn standpoint(&self, record: &Record) -> Standpoint<'_> {
        Standpoint {
            document: self.document(record.document),
            id: record.document,
            root: record.root,
        }
    }
}

impl Selector {
    /// Every value that the selector stands for, in the order of the text. Of a list, each item is
    /// a value; mappings and nulls are none, nor is what the transforms leave empty. O(values ×
    /// length).
    #[must_use]
    pub fn values<'a>(&self, from: Standpoint<'a>) -> Vec<Value<'a>> {
        self.each(from).collect()
    }

    /// The first value.
    #[must_use]
    pub fn first<'a>(&self, from: Standpoint<'a>) -> Option<Value<'a>> {
        self.each(from).next()
    }

    /// The values one by one: ids and names are asked of every record, and are one value of one field.
    fn each<'a>(&self, from: Standpoint<'a>) -> impl Iterator<Item = Value<'a>> {
        let (nodes, pseudo) = match &self.source {
            Source::Field(pattern) => (Some(pattern.nodes(from.document, from.root)), Vec::new()),
            Source::Pseudo(pseudo) => (None, pseudo_values(*pseudo, from)),
        };
        let nodes = nodes.into_iter().flatten();
        let written = nodes
            .flat_map(move |node| scalars(from, node))
            .chain(pseudo);
        written.flat_map(|(place, written)| self.transformed(place, written))
    }

    /// Whether there is anything but null at the selector's source, a list without items not
    /// counted.
    pub(super) fn is_present(&self, from: Standpoint<'_>) -> bool {
        let Source::Field(pattern) = &self.source else {
            return !self.values(from).is_empty();
        };
        let nodes = pattern.find(from.document, from.root);
        nodes
            .into_iter()
            .any(|node| match from.document.kind(node) {
                Kind::Null => false,
                Kind::Sequence(items) => items.len() > 0,
                Kind::Mapping(members) => members.len() > 0,
                Kind::String(text) => !text.is_empty(),
                Kind::Bool(_) | Kind::Number(_) => true,
            })
    }

    fn transformed<'a>(
        &self,
        place: Place,
        written: Cow<'a, str>,
    ) -> impl Iterator<Item = Value<'a>> + use<'a> {
        let (plain, made) = match self.transforms.split_first() {
            None => (Some(written.clone()), Vec::new()),
            Some((first, others)) => (None, made(first, others, written.clone())),
        };
        let texts = plain.into_iter().chain(made);
        let texts = texts.filter(|text| !text.is_empty());
        texts.map(move |text| Value {
            place,
            written: written.clone(),
            text,
        })
    }
}

/// What the transforms make of a text, one after the other.
fn made<'a>(first: &Transform, others: &[Transform], written: Cow<'a, str>) -> Vec<Cow<'a, str>> {
    let texts = first.apply(written);
    others.iter().fold(texts, |texts, transform| {
        let texts = texts.into_iter();
        texts.flat_map(|text| transform.apply(text)).collect()
    })
}

type Written<'a> = (Place, Cow<'a, str>);

/// The plain values of a node: its own, or those of the items of a list.
fn scalars(from: Standpoint<'_>, node: NodeId) -> impl Iterator<Item = Written<'_>> {
    let one = move |node| {
        let text = match from.document.kind(node) {
            Kind::String(text) => text,
            Kind::Number(number) => number.text(),
            Kind::Bool(true) => "true",
            Kind::Bool(false) => "false",
            Kind::Null | Kind::Sequence(_) | Kind::Mapping(_) => return None,
        };
        Some((Place::value(from.id, node), Cow::Borrowed(text)))
    };
    let items = from.document.items(node);
    let own = items.is_none().then(|| one(node)).flatten();
    own.into_iter()
        .chain(items.into_iter().flatten().filter_map(one))
}

fn pseudo_values(pseudo: Pseudo, from: Standpoint<'_>) -> Vec<Written<'_>> {
    let path = from.document.path();
    let (directory, name) = path.rsplit_once('/').unwrap_or(("", path));
    let start = Place::start(from.id, from.root);
    let text = match pseudo {
        Pseudo::Value => return scalars(from, from.root).collect(),
        Pseudo::Key => return key(from).into_iter().collect(),
        Pseudo::Index => return index(from).into_iter().collect(),
        Pseudo::FileStem => Some(split_extension(name).0),
        Pseudo::FileExt => split_extension(name).1,
        Pseudo::FileName => Some(name),
        Pseudo::FileDir => Some(directory),
        Pseudo::FilePath => Some(path),
        Pseudo::Dir(number) => directory.rsplit('/').nth(number.saturating_sub(1)),
        Pseudo::Body => from.document.body(),
    };
    text.map(|text| (start, Cow::Borrowed(text)))
        .into_iter()
        .collect()
}

/// A name without its last extension, and that. A leading dot begins no extension.
fn split_extension(name: &str) -> (&str, Option<&str>) {
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => (stem, Some(extension)),
        _ => (name, None),
    }
}

/// The nearest key above the root: its own, or that of the list it is an item of.
fn key(from: Standpoint<'_>) -> Option<Written<'_>> {
    let mut above = std::iter::successors(Some(from.root), |node| from.document.parent(*node));
    let (holder, key) = above.find_map(|node| Some((node, from.document.key_of(node)?)))?;
    let text = from.document.as_str(key)?;
    let place = match holder == from.root {
        true => Place::key(from.id, from.root),
        // The key is above the record: the finding stays with the record.
        false => Place::start(from.id, from.root),
    };
    Some((place, Cow::Borrowed(text)))
}

fn index(from: Standpoint<'_>) -> Option<Written<'_>> {
    let mut items = from.document.items(from.document.parent(from.root)?)?;
    let index = items.position(|item| item == from.root)?;
    let place = Place::start(from.id, from.root);
    Some((place, Cow::Owned(index.to_string())))
}
