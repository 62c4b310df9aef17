//! The role of every field of a collection: declared, known, or inferred.

use std::collections::BTreeMap;

use catlint_core::selector::{Selector, Source};
use catlint_core::text::web_address::Form;
use catlint_core::{Collection, Record};

use super::shape::Shape;
use super::{Role, names};
use crate::fields::{Scalar, field_path};
use crate::settings::CollectionPart;

/// A field that has a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field {
    /// Its keys, without the positions in lists: `links.url`.
    pub(crate) path: String,
    /// What it is.
    pub(crate) role: Role,
    /// Whether it stands for prose: compared by passages, not word by word.
    pub(crate) prose: bool,
    /// Whether a record may have several values.
    pub(crate) list: bool,
    /// Whether it names somebody: authors, an organisation. Many things have the same.
    pub(crate) agents: bool,
    /// The form in which its addresses are compared.
    pub(crate) form: Form,
    /// The first of the fields that differ from it by a number only: `track1`, `track2`.
    pub(crate) first: usize,
}

/// The fields of a collection that have a role, by the hash of their path.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    by_hash: BTreeMap<u64, usize>,
    fields: Vec<Field>,
}

/// Texts with more words than this on average are prose.
const PROSE: usize = 30;

impl Fields {
    /// Infers the roles of what stands in the records. O(values).
    pub(crate) fn infer<'r>(
        collection: &Collection,
        part: &CollectionPart,
        records: impl Iterator<Item = (usize, &'r Record, Vec<Scalar<'r>>)>,
        path_of: impl Fn(&Record, &Scalar<'_>) -> String,
    ) -> Self {
        let mut shapes: BTreeMap<u64, (String, Shape)> = BTreeMap::new();
        for (number, record, scalars) in records {
            for scalar in scalars {
                let entry = shapes.entry(scalar.field);
                let (_, shape) =
                    entry.or_insert_with(|| (path_of(record, &scalar), Shape::default()));
                shape.add(number, scalar.value);
            }
        }
        let mut fields = Self::default();
        let mut sorted: Vec<_> = shapes.into_iter().collect();
        sorted.sort_by(|one, other| one.1.0.cmp(&other.1.0));
        for (hash, (path, shape)) in sorted {
            let role = role(collection, part, &path, &shape);
            if role != Role::None {
                let number = fields.fields.len();
                let first = fields.numbered(&path, role);
                if let Some(first) = first.and_then(|first| fields.fields.get_mut(first)) {
                    first.list = true;
                }
                fields.by_hash.insert(hash, number);
                fields.fields.push(Field {
                    first: first.unwrap_or(number),
                    prose: role == Role::Text && shape.length() > PROSE && !shape.is_list(),
                    list: shape.is_list(),
                    agents: names::tells_agents(&path),
                    form: part.form(hash),
                    path,
                    role,
                });
            }
        }
        fields
    }

    /// The first field of a numbered series that a path continues.
    fn numbered(&self, path: &str, role: Role) -> Option<usize> {
        let stem = |path: &str| {
            let stem = path.trim_end_matches(|letter: char| letter.is_ascii_digit());
            (stem.len() < path.len()).then(|| stem.to_owned())
        };
        let own = stem(path)?;
        let same = |field: &Field| field.role == role && stem(&field.path).as_ref() == Some(&own);
        self.fields.iter().position(same)
    }

    /// The number of a field that has a role.
    pub(crate) fn number(&self, hash: u64) -> Option<usize> {
        self.by_hash.get(&hash).copied()
    }

    /// Whether a field holds texts that tell of the thing itself.
    pub(crate) fn is_own_text(&self, hash: u64) -> bool {
        let field = self.number(hash).and_then(|number| self.get(number));
        field.is_some_and(|field| field.role == Role::Text && !field.agents)
    }

    /// A field by its number.
    pub(crate) fn get(&self, number: usize) -> Option<&Field> {
        self.fields.get(number)
    }

    /// Every field, sorted by path.
    pub(crate) fn all(&self) -> &[Field] {
        &self.fields
    }
}

fn role(collection: &Collection, part: &CollectionPart, path: &str, shape: &Shape) -> Role {
    if let Some(declared) = part.roles.get(path) {
        return *declared;
    }
    let at = |selector: &Selector| match &selector.source {
        Source::Field(own) => field_path(&own.to_string()) == path,
        _ => false,
    };
    let is = |selector: &Option<Selector>| selector.as_ref().is_some_and(at);
    // An id says nothing about the thing, unless it is its name, and nobody has said how far that is unique.
    let governed = part
        .namespaces
        .iter()
        .any(|space| space.fields.iter().any(at));
    if is(&collection.id) && (governed || names::suggested(path) != Some(Role::Name)) {
        return Role::None;
    }
    if is(&collection.label) {
        return Role::Name;
    }
    if is(&collection.partition) {
        return Role::Partition;
    }
    if shape.are_addresses() {
        return match names::is_own_link(path) {
            true => Role::Link,
            false => Role::None,
        };
    }
    inferred(collection, path, shape)
}

fn inferred(collection: &Collection, path: &str, shape: &Shape) -> Role {
    match names::suggested(path) {
        // A partition that the collection names is the only one; and a country that every record
        // has for itself sets nothing apart.
        Some(Role::Partition) if collection.partition.is_some() || shape.is_varied() => Role::None,
        Some(Role::Partition) if path.contains('.') || shape.is_list() => Role::None,
        Some(Role::Year) if !shape.are_years() => Role::None,
        // Of several dates none is the one of the thing; what is nested belongs to something else.
        Some(Role::Year) if shape.is_list() || path.contains('.') => Role::None,
        Some(Role::Link) => Role::None,
        Some(Role::Place) if path.contains('.') && shape.is_list() => Role::None,
        Some(Role::Identifier) if !shape.is_varied() || !names::is_own_identifier(path) => {
            Role::None
        }
        // A text of something that the record mentions: its licence, a publication.
        Some(Role::Text) if path.contains('.') && !names::tells_agents(path) => Role::None,
        Some(role) => role,
        None if path.contains('.') => Role::None,
        None if shape.are_numbers() || shape.are_years() => Role::None,
        None if shape.length() >= 8 || (shape.length() >= 2 && shape.is_varied()) => Role::Text,
        None => Role::None,
    }
}
