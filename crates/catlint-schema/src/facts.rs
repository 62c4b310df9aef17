//! What the field rules read: one record with its violations and its texts.

use catlint_core::document::{Document, Kind, NodeId};
use catlint_core::{Catalogue, Level, Place, Record};
use serde_json::Value;

use crate::codes::{self, CodeField, Coded};
use crate::compile::RecordSchema;
use crate::texts::{Text, texts};
use crate::violation::{Violation, ViolationKind};
use crate::violations::violations;

/// One record, ready for the rules.
#[derive(Debug)]
pub struct RecordFacts<'a> {
    /// The catalogue the record is from.
    pub catalogue: &'a Catalogue,
    /// The record.
    pub record: &'a Record,
    /// The document it is written in.
    pub document: &'a Document,
    /// Its schema as a JSON value; null without one.
    pub schema: &'a Value,
    /// How it violates the schema.
    pub violations: Vec<Violation>,
    /// Every text of it, in the order of the document; keys are not among them.
    pub texts: Vec<Text<'a>>,
    /// The values of its fields that hold codes, in the order of the config.
    pub codes: Vec<Coded<'a>>,
}

impl<'a> RecordFacts<'a> {
    pub(crate) fn gather(
        catalogue: &'a Catalogue,
        record: &'a Record,
        schema: Option<&'a RecordSchema>,
        codes: &'a [CodeField],
    ) -> Self {
        let document = catalogue.document(record.document);
        let violations = schema.map(|schema| violations(document, record.root, schema));
        Self {
            catalogue,
            record,
            document,
            schema: schema.map_or(&Value::Null, RecordSchema::value),
            violations: violations.unwrap_or_default(),
            texts: texts(catalogue, record),
            codes: codes::gather(document, record.root, codes),
        }
    }

    /// The levels that the schema itself gives to violations.
    pub(crate) fn levels(&self) -> impl Iterator<Item = Level> + '_ {
        self.violations
            .iter()
            .filter_map(|violation| violation.level)
    }

    /// The same record with the violations of one level alone; they are no longer here.
    pub(crate) fn take(&mut self, level: Level) -> Self {
        let all = std::mem::take(&mut self.violations);
        let of_level = |violation: &Violation| violation.level == Some(level);
        let (violations, left) = all.into_iter().partition(of_level);
        self.violations = left;
        Self {
            violations,
            ..self.bare()
        }
    }

    /// The same record without its violations and texts.
    pub(crate) fn bare(&self) -> Self {
        Self {
            violations: Vec::new(),
            texts: Vec::new(),
            codes: Vec::new(),
            ..*self
        }
    }

    /// The place of a node's value.
    #[must_use]
    pub fn value_at(&self, node: NodeId) -> Place {
        Place::value(self.record.document, node)
    }

    /// The place of a node's key.
    #[must_use]
    pub fn key_at(&self, node: NodeId) -> Place {
        Place::key(self.record.document, node)
    }

    /// The place where a node begins.
    #[must_use]
    pub fn start_of(&self, node: NodeId) -> Place {
        Place::start(self.record.document, node)
    }

    /// What people call a node: "`links[0].url`", or "the record".
    #[must_use]
    pub fn name_of(&self, node: NodeId) -> String {
        let field = self.document.pointer(self.record.root, node).field();
        if field.is_empty() {
            "the record".to_owned()
        } else {
            format!("`{field}`")
        }
    }

    /// What people call a field of a mapping: "`links[0].url`", "`country`".
    #[must_use]
    pub fn name_of_field(&self, mapping: NodeId, field: &str) -> String {
        let holder = self.document.pointer(self.record.root, mapping).field();
        if holder.is_empty() {
            format!("`{field}`")
        } else {
            format!("`{holder}.{field}`")
        }
    }

    /// The violations that no other finding has absorbed.
    pub fn open_violations(&self) -> impl Iterator<Item = (&Violation, &ViolationKind)> {
        let open = self
            .violations
            .iter()
            .filter(|violation| !violation.absorbed);
        open.map(|violation| (violation, &violation.kind))
    }

    /// A node's text for a message: short values as written, long ones cut.
    #[must_use]
    pub fn shown(&self, node: NodeId) -> String {
        const LONGEST: usize = 40;
        let kind = self.document.kind(node);
        match kind {
            Kind::Null => "nothing".to_owned(),
            Kind::Bool(value) => format!("`{value}`"),
            Kind::Number(number) => format!("`{}`", number.text()),
            Kind::String(text) if text.chars().count() <= LONGEST => format!("`{text}`"),
            Kind::String(text) => {
                let head: String = text.chars().take(LONGEST).collect();
                format!("`{head}…`")
            }
            Kind::Sequence(_) | Kind::Mapping(_) => kind.noun().to_owned(),
        }
    }
}
