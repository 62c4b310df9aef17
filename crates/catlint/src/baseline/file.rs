//! The file of a baseline: one finding a line, sorted, so that a diff shows what was mended.

use std::collections::BTreeMap;

use catlint_core::document::{Document, Kind, NodeId};
use catlint_core::text::suggest;
use catlint_core::{Identity, Span};
use serde_json::Value;

/// The version of the form.
const VERSION: u64 = 1;
/// The keys of an entry.
const KEYS: [&str; 5] = ["rule", "records", "path", "field", "count"];

/// An entry as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) identity: Identity,
    pub(super) count: usize,
    pub(super) node: NodeId,
}

/// What is wrong with a file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Damage {
    pub(super) span: Span,
    pub(super) reason: String,
}

/// Reads the entries.
pub(super) fn parse(document: &Document) -> Result<Vec<Read>, Damage> {
    if let Some(fault) = document.faults().first() {
        let reason = "it is not JSON as catlint writes it from here on".to_owned();
        return Err(Damage {
            span: fault.span,
            reason,
        });
    }
    let Some(&root) = document.roots().first() else {
        return Err(Damage {
            span: Span::default(),
            reason: "it is empty".to_owned(),
        });
    };
    let parser = Parser { document };
    let version = document.get(root, "version");
    if version.and_then(|node| parser.number(node)) != Some(VERSION) {
        let reason = format!("it is of another version than {VERSION}");
        return Err(parser.damage(version.unwrap_or(root), reason));
    }
    let findings = document.get(root, "findings");
    let findings = findings.and_then(|node| document.items(node));
    let findings = findings.ok_or_else(|| parser.damage(root, "it has no list of `findings`"))?;
    findings.map(|node| parser.entry(node)).collect()
}

struct Parser<'d> {
    document: &'d Document,
}

impl Parser<'_> {
    fn entry(&self, node: NodeId) -> Result<Read, Damage> {
        let members = self.document.members(node);
        let members = members.ok_or_else(|| self.damage(node, "an entry must be a mapping"))?;
        for (key, _) in members {
            self.known(key)?;
        }
        let mut records = self.texts(node, "records")?;
        records.sort_unstable();
        let identity = Identity {
            records,
            path: self.text(node, "path")?.unwrap_or_default(),
            rule: self.text(node, "rule")?.unwrap_or_default(),
            field: self.text(node, "field")?.unwrap_or_default(),
        };
        if identity.rule.is_empty() {
            return Err(self.damage(node, "an entry must have a `rule`"));
        }
        if identity.records.is_empty() && identity.path.is_empty() {
            return Err(self.damage(node, "an entry must have `records` or a `path`"));
        }
        let count = self.document.get(node, "count");
        let count = count.map_or(Ok(1), |node| {
            let count = self.number(node).filter(|count| *count > 0);
            count.ok_or_else(|| self.damage(node, "a `count` must be a number from 1 on"))
        })?;
        Ok(Read {
            identity,
            count: usize::try_from(count).unwrap_or(usize::MAX),
            node,
        })
    }

    fn known(&self, key: NodeId) -> Result<(), Damage> {
        let name = self.document.as_str(key).unwrap_or_default();
        if KEYS.contains(&name) {
            return Ok(());
        }
        let meant = suggest::nearest(name, KEYS);
        let meant = meant.map_or_else(String::new, |meant| format!(", did you mean `{meant}`?"));
        Err(self.damage(key, format!("an entry has no key `{name}`{meant}")))
    }

    fn text(&self, node: NodeId, key: &str) -> Result<Option<String>, Damage> {
        let Some(value) = self.document.get(node, key) else {
            return Ok(None);
        };
        let text = self.document.as_str(value);
        let text = text.ok_or_else(|| self.damage(value, format!("`{key}` must be a text")))?;
        Ok(Some(text.to_owned()))
    }

    fn texts(&self, node: NodeId, key: &str) -> Result<Vec<String>, Damage> {
        let Some(value) = self.document.get(node, key) else {
            return Ok(Vec::new());
        };
        let wrong = |node| self.damage(node, format!("`{key}` must be a list of texts"));
        let items = self.document.items(value).ok_or_else(|| wrong(value))?;
        let text = |item| self.document.as_str(item).ok_or_else(|| wrong(item));
        items
            .map(|item| text(item).map(ToOwned::to_owned))
            .collect()
    }

    fn number(&self, node: NodeId) -> Option<u64> {
        match self.document.kind(node) {
            Kind::Number(number) => number.as_u64(),
            _ => None,
        }
    }

    fn damage(&self, node: NodeId, reason: impl Into<String>) -> Damage {
        Damage {
            span: self.document.span(node),
            reason: reason.into(),
        }
    }
}

/// The text of the file.
pub(super) fn write(entries: &BTreeMap<Identity, usize>) -> String {
    let lines: Vec<_> = entries
        .iter()
        .map(|(entry, count)| line(entry, *count))
        .collect();
    let lines = match lines.is_empty() {
        true => String::new(),
        false => format!("\n{}\n  ", lines.join(",\n")),
    };
    format!("{{\n  \"version\": {VERSION},\n  \"findings\": [{lines}]\n}}\n")
}

fn line(entry: &Identity, count: usize) -> String {
    let text = |text: &str| Value::from(text).to_string();
    let mut parts = vec![format!("\"rule\": {}", text(&entry.rule))];
    if !entry.records.is_empty() {
        let records: Vec<_> = entry.records.iter().map(|record| text(record)).collect();
        parts.push(format!("\"records\": [{}]", records.join(", ")));
    }
    for (key, value) in [("path", &entry.path), ("field", &entry.field)] {
        if !value.is_empty() {
            parts.push(format!("\"{key}\": {}", text(value)));
        }
    }
    if count > 1 {
        parts.push(format!("\"count\": {count}"));
    }
    format!("    {{{}}}", parts.join(", "))
}

#[cfg(test)]
mod tests {
    use catlint_core::document::Limits;
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<Vec<Read>, (u32, String)> {
        let bytes = text.as_bytes().to_vec();
        let document = Document::parse("baseline.json", bytes, &Limits::default());
        parse(&document).map_err(|damage| {
            let position = document.source().position(damage.span.start);
            (position.line, damage.reason)
        })
    }

    #[test]
    fn damage_is_told_with_its_line() {
        let entry = |text: &str| format!("{{\"version\": 1, \"findings\": [\n{text}\n]}}");
        for (text, line, reason) in [
            (
                String::new(),
                1,
                "it is not JSON as catlint writes it from here on",
            ),
            ("[]".into(), 1, "it is of another version than 1"),
            (
                "{\n\"version\": 2}".into(),
                2,
                "it is of another version than 1",
            ),
            ("{\"version\": 1}".into(), 1, "it has no list of `findings`"),
            (
                "{\"version\": 1,\n<<<<<<< HEAD".into(),
                2,
                "it is not JSON as catlint writes it from here on",
            ),
            (entry("3"), 2, "an entry must be a mapping"),
            (
                entry("{\"rule\": \"a\"}"),
                2,
                "an entry must have `records` or a `path`",
            ),
            (entry("{\"path\": \"a\"}"), 2, "an entry must have a `rule`"),
            (entry("{\"rule\": 1}"), 2, "`rule` must be a text"),
            (
                entry("{\"rule\": \"a\", \"recrods\": []}"),
                2,
                "an entry has no key `recrods`, did you mean `records`?",
            ),
            (
                entry("{\"rule\": \"a\", \"path\": \"b\", \"count\": 0}"),
                2,
                "a `count` must be a number from 1 on",
            ),
        ] {
            assert_eq!(read(&text), Err((line, reason.to_owned())), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_as_it_was(
            entries in prop::collection::btree_map(
                ("[a-z-]{1,8}", prop::collection::btree_set(".{0,6}", 1..3), "(/\\PC{0,5}){0,2}"), 1..9_usize, 0..6,
            ),
        ) {
            let entries = entries.into_iter().map(|((rule, records, field), count)| {
                let identity = Identity { records: records.into_iter().collect(), path: String::new(), rule, field };
                (identity, count)
            });
            let entries: BTreeMap<_, _> = entries.collect();
            let back = read(&write(&entries)).expect("it is read");
            let back: BTreeMap<_, _> = back.into_iter().map(|read| (read.identity, read.count)).collect();
            prop_assert_eq!(back, entries);
        }
    }
}
