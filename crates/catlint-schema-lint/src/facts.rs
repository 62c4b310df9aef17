//! What the rules read: a schema parted into its subschemas.

use std::collections::BTreeSet;

use catlint_core::document::{Document, Kind, NodeId, Pointer};
use catlint_core::{Catalogue, DocumentId, Place};

use crate::draft::Draft;
use crate::fragment::decoded;
use crate::regular::foreign;
use crate::subschema::{Subschema, held, subschema};

/// A schema, ready for the rules.
#[derive(Debug)]
pub struct SchemaFacts<'a> {
    /// The document it is written in.
    pub document: &'a Document,
    /// Its number in the catalogue.
    pub id: DocumentId,
    /// Its draft.
    pub draft: Draft,
    /// Names that are no keywords and that the catalogue itself reads: those that say how grave something is.
    pub own: &'a [&'a str],
    /// Every subschema that is a mapping, the schema itself first.
    pub schemas: Vec<Subschema<'a>>,
    /// Those among them that stand under names of the catalogue's own and are referred to.
    pub kept: Vec<NodeId>,
}

impl<'a> SchemaFacts<'a> {
    /// Parts a schema. Only what stands where a schema may stand is taken for one: the fields of
    /// `properties` are, the values of `enum` and `default` are not. O(schema).
    #[must_use]
    pub fn gather(catalogue: &'a Catalogue, id: DocumentId, own: &'a [&'a str]) -> Self {
        let document = catalogue.document(id);
        let root = document.roots().first().copied();
        let named = root.and_then(|root| document.as_str(document.get(root, "$schema")?));
        let mut facts = Self {
            document,
            id,
            draft: Draft::of(named),
            own,
            schemas: Vec::new(),
            kept: Vec::new(),
        };
        let mut open: Vec<NodeId> = root.into_iter().collect();
        let mut known = BTreeSet::new();
        loop {
            facts.part(&mut open, &mut known);
            // People keep definitions under names of their own, too.
            let targets = facts.schemas.iter();
            let targets = targets.filter_map(|schema| facts.referred(schema));
            let further: BTreeSet<_> = targets.filter(|node| !known.contains(node)).collect();
            if further.is_empty() {
                if named.is_none() {
                    facts.draft = facts.undeclared();
                }
                return facts;
            }
            facts.kept.extend(&further);
            open.extend(further);
        }
    }

    /// The draft of a schema that does not say it: the latest that takes what it says, as the validator
    /// has it.
    fn undeclared(&self) -> Draft {
        let any = |is: &dyn Fn(&Subschema<'a>) -> bool| self.schemas.iter().any(is);
        let is_flag = |node| matches!(self.document.kind(node), Kind::Bool(_));
        let is_name = |node| {
            let text = self.document.as_str(node);
            text.is_some_and(|text| text.starts_with('#') && text.len() > 1)
        };
        let flags = ["exclusiveMinimum", "exclusiveMaximum"];
        if any(&|schema| {
            flags
                .iter()
                .any(|flag| schema.get(flag).is_some_and(is_flag))
        }) {
            return Draft::Four;
        }
        let lists = |schema: &Subschema<'a>| {
            let items = schema.get("items");
            items.is_some_and(|items| self.document.items(items).is_some())
        };
        match any(&|schema| lists(schema) || schema.get("$id").is_some_and(is_name)) {
            true => Draft::Seven,
            false => Draft::default(),
        }
    }

    /// Parts what is open, and what stands in it.
    fn part(&mut self, open: &mut Vec<NodeId>, known: &mut BTreeSet<NodeId>) {
        let document = self.document;
        while let Some(node) = open.pop() {
            if !known.insert(node) {
                continue;
            }
            if let Some(schema) = subschema(document, node) {
                let inner = schema.members.iter();
                open.extend(
                    inner
                        .rev()
                        .flat_map(|(name, value)| held(document, name, *value)),
                );
                self.schemas.push(schema);
            }
        }
    }

    /// What the `$ref` of a schema leads to, where that is a place of this document by its pointer.
    #[must_use]
    pub fn referred(&self, schema: &Subschema<'_>) -> Option<NodeId> {
        let text = self.document.as_str(schema.get("$ref")?)?;
        let pointer = Pointer::parse(&decoded(text.strip_prefix('#')?))?;
        self.document.at(*self.document.roots().first()?, &pointer)
    }

    /// The place of a keyword's name.
    #[must_use]
    pub fn key_at(&self, value: NodeId) -> Place {
        Place::key(self.id, value)
    }

    /// The place of a value.
    #[must_use]
    pub fn value_at(&self, value: NodeId) -> Place {
        Place::value(self.id, value)
    }

    /// Every pattern: those under `pattern`, and the names under `patternProperties`.
    #[must_use]
    pub fn patterns(&self) -> Vec<(&'a str, Place)> {
        let mut patterns = Vec::new();
        for schema in &self.schemas {
            if let Some((value, pattern)) = schema
                .get("pattern")
                .and_then(|value| Some((value, self.document.as_str(value)?)))
            {
                patterns.push((pattern, self.value_at(value)));
            }
            let named = schema
                .get("patternProperties")
                .and_then(|named| self.document.members(named));
            let named = named.into_iter().flatten();
            patterns.extend(
                named.filter_map(|(key, value)| {
                    Some((self.document.as_str(key)?, self.key_at(value)))
                }),
            );
        }
        patterns
    }

    /// The patterns that are of the dialect of JSON Schema: what they mean is known.
    #[must_use]
    pub fn own_patterns(&self) -> Vec<(&'a str, Place)> {
        let mut patterns = self.patterns();
        patterns.retain(|(pattern, _)| foreign(pattern).is_none());
        patterns
    }

    /// The value as a number.
    #[must_use]
    pub fn number(&self, node: NodeId) -> Option<f64> {
        match self.document.kind(node) {
            Kind::Number(number) => Some(number.as_f64()),
            _ => None,
        }
    }

    /// The texts of a list, with their nodes.
    #[must_use]
    pub fn texts(&self, list: NodeId) -> Vec<(&'a str, NodeId)> {
        let items = self.document.items(list).into_iter().flatten();
        items
            .filter_map(|item| Some((self.document.as_str(item)?, item)))
            .collect()
    }
}
