//! Records with the pairs that are known to be one.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use catlint_core::document::{Document, Limits};
use catlint_core::selector::Selector;
use catlint_core::{Catalogue, Collection, CollectionId, DocumentId, Record, RecordId};
use catlint_duplicates::{DuplicateSettings, Role};
use serde_json::Value;

use crate::Failure;

/// A pair of records by their numbers, the lesser first.
pub(crate) type Pair = (usize, usize);

/// Records, and what is known of them.
pub(crate) struct Labelled {
    pub(crate) catalogue: Catalogue,
    pub(crate) settings: DuplicateSettings,
    /// The pairs that are one.
    pub(crate) known: BTreeSet<Pair>,
}

impl Labelled {
    /// Reads a directory.
    pub(super) fn read(directory: &Path, infer: bool) -> Result<Self, Failure> {
        let roles = match infer {
            false => roles(&directory.join("roles.json"))?,
            true => BTreeMap::new(),
        };
        let text = text(&directory.join("records.json"))?;
        let label = label(&text, &roles)?;
        let catalogue = catalogue("records.json", text, &label);
        let pairs = self::text(&directory.join("pairs.tsv"))?;
        let known = pairs_of(&catalogue, &pairs)?;
        let mut settings = DuplicateSettings::plain(&catalogue);
        if let Some(part) = settings.collections.first_mut() {
            part.roles = roles;
        }
        Ok(Self {
            catalogue,
            settings,
            known,
        })
    }
}

fn text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn roles(path: &Path) -> Result<BTreeMap<String, Role>, Failure> {
    if !path.is_file() {
        return Ok(BTreeMap::new());
    }
    let declared: BTreeMap<String, String> = serde_json::from_str(&text(path)?)?;
    let role = |(field, name): (String, String)| {
        let role = Role::named(&name);
        let role = role.ok_or_else(|| format!("`{name}` is no role; write one of {}", names()))?;
        Ok((field.trim_start_matches('/').replace('/', "."), role))
    };
    declared.into_iter().map(role).collect()
}

fn names() -> String {
    Role::ALL.map(Role::name).join(", ")
}

/// The field that records are known by: a declared name, or the usual ones.
fn label(text: &str, roles: &BTreeMap<String, Role>) -> Result<String, Failure> {
    let mut declared = roles.iter().filter(|(_, role)| **role == Role::Name);
    if let Some((field, _)) = declared.next() {
        return Ok(field.clone());
    }
    let records: Vec<Value> = serde_json::from_str(text)?;
    let usual = ["name", "title", "label"].into_iter();
    let has = |field: &&str| {
        records
            .iter()
            .take(100)
            .any(|record| record.get(field).is_some())
    };
    Ok(usual.clone().find(has).unwrap_or("name").to_owned())
}

/// The catalogue of one list of records, however long, each with an `id` and a label.
pub(crate) fn catalogue(path: &str, text: String, label: &str) -> Catalogue {
    let limits = Limits {
        bytes: usize::MAX,
        nodes: u64::MAX,
        ..Limits::default()
    };
    let document = Document::parse(path, text.into_bytes(), &limits);
    let roots = document.roots().iter();
    let roots = roots.flat_map(|root| document.items(*root).into_iter().flatten());
    let value = |root, field: &str| {
        let node = document.get(root, field);
        node.and_then(|node| document.as_str(node).map(str::to_owned))
    };
    let records = roots.enumerate().map(|(number, root)| {
        let id = value(root, "id").unwrap_or_else(|| number.to_string());
        Record {
            collection: CollectionId(0),
            document: DocumentId(0),
            root,
            label: value(root, label).unwrap_or_else(|| id.clone()),
            id: RecordId(id),
        }
    });
    let records = records.collect();
    Catalogue {
        records,
        documents: vec![document],
        collections: vec![Collection {
            name: "records".to_owned(),
            id: Selector::parse("/id").ok(),
            label: Selector::parse(&format!("/{label}")).ok(),
            ..Collection::default()
        }],
    }
}

fn pairs_of(catalogue: &Catalogue, text: &str) -> Result<BTreeSet<Pair>, Failure> {
    let ids = catalogue.records.iter().enumerate();
    let ids: HashMap<&str, usize> = ids
        .map(|(number, record)| (record.id.0.as_str(), number))
        .collect();
    let number = |id: &str| {
        let known = ids.get(id.trim()).copied();
        known.ok_or_else(|| format!("pairs.tsv names `{id}`, and no record has this id"))
    };
    let mut pairs = BTreeSet::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let (one, other) = line
            .split_once('\t')
            .ok_or_else(|| format!("pairs.tsv has `{line}`, which are not two ids and a tab"))?;
        let (one, other) = (number(one)?, number(other)?);
        pairs.insert((one.min(other), one.max(other)));
    }
    Ok(pairs)
}
