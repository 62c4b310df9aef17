//! The exact tiers: groups by hashing, O(size of the catalogue), never pairs.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use catlint_core::text::fold::{fold, fold_into, name_key};
use catlint_core::{Catalogue, CollectionId, Place, Pointer, Record};

use crate::facts::{Claim, Group, Tier};
use crate::fields::{self, FieldText, hash};
use crate::settings::{Compare, DuplicateSettings, Namespace};
use crate::url_key::{Sameness, UrlKey};

/// A text this long after folding, in characters, is written once: shorter ones may well agree.
const LONG_TEXT: usize = 80;
/// A record with fewer texts than this besides its id is no evidence of anything.
const FEWEST_TEXTS: usize = 3;
/// A URL of this many records is a portal and says nothing about any two of them.
const HUB: usize = 3;

/// The groups of every tier. A later tier leaves out what an earlier one has said of a record.
pub(crate) fn groups<'a>(catalogue: &'a Catalogue, settings: &DuplicateSettings) -> Vec<Group<'a>> {
    let gathered = gather(catalogue, settings);
    let mut merged = Merged::new(catalogue.records.len());
    let mut groups = Vec::new();
    for tier in [
        gathered.records,
        gathered.ids,
        gathered.names,
        gathered.values,
    ] {
        merged.keep(tier, &mut groups);
    }
    let urls = gathered.urls.into_iter().filter_map(url_group);
    merged.keep_apart(urls.collect(), &mut groups);
    merged.keep_apart(gathered.texts, &mut groups);
    groups.extend(gathered.repeated);
    groups
}

/// Records that an earlier tier has joined, as the first record of each group.
struct Merged {
    first: Vec<usize>,
}

impl Merged {
    fn new(records: usize) -> Self {
        Self {
            first: (0..records).collect(),
        }
    }

    /// Takes the groups that say something new, and joins their records.
    fn keep<'a>(&mut self, tier: Vec<Group<'a>>, groups: &mut Vec<Group<'a>>) {
        let mut fresh = Vec::new();
        self.keep_apart(tier, &mut fresh);
        for group in &fresh {
            let root = group
                .claims
                .iter()
                .map(|claim| self.root(claim.record))
                .min()
                .unwrap_or(0);
            for claim in &group.claims {
                let from = self.root(claim.record);
                if let Some(slot) = self.first.get_mut(from) {
                    *slot = root;
                }
            }
        }
        groups.extend(fresh);
    }

    /// Takes the groups that say something new, and joins nothing.
    fn keep_apart<'a>(&self, tier: Vec<Group<'a>>, groups: &mut Vec<Group<'a>>) {
        for mut group in tier {
            let mut seen = HashSet::new();
            group
                .claims
                .retain(|claim| seen.insert(self.root(claim.record)));
            if group.claims.len() > 1 {
                groups.push(group);
            }
        }
    }

    fn root(&self, record: usize) -> usize {
        let mut root = record;
        while let Some(&next) = self.first.get(root).filter(|next| **next != root) {
            root = next;
        }
        root
    }
}

#[derive(Default)]
struct Gathered<'a> {
    records: Vec<Group<'a>>,
    ids: Vec<Group<'a>>,
    names: Vec<Group<'a>>,
    values: Vec<Group<'a>>,
    urls: Vec<Vec<UrlClaim<'a>>>,
    texts: Vec<Group<'a>>,
    repeated: Vec<Group<'a>>,
}

struct UrlClaim<'a> {
    claim: Claim<'a>,
    key: UrlKey,
    is_document: bool,
}

/// Claims by key, in the order in which the keys were first seen.
struct Table<K, V> {
    index: HashMap<K, usize>,
    rows: Vec<Vec<V>>,
}

impl<K: Hash + Eq, V> Table<K, V> {
    fn new() -> Self {
        Self {
            index: HashMap::new(),
            rows: Vec::new(),
        }
    }

    fn add(&mut self, key: K, value: V) {
        let next = self.rows.len();
        let row = *self.index.entry(key).or_insert(next);
        match self.rows.get_mut(row) {
            Some(row) => row.push(value),
            None => self.rows.push(vec![value]),
        }
    }

    fn shared(self) -> impl Iterator<Item = Vec<V>> {
        self.rows.into_iter().filter(|row| row.len() > 1)
    }
}

fn gather<'a>(catalogue: &'a Catalogue, settings: &DuplicateSettings) -> Gathered<'a> {
    let mut tables = Tables::new();
    let mut texts = Vec::new();
    for (index, record) in catalogue.records.iter().enumerate() {
        fields::texts(catalogue, record, &mut texts);
        tables.add_identity(catalogue, index, record);
        tables.add_values(catalogue, index, record, settings.of(record.collection));
        tables.add_texts(catalogue, index, record, &texts);
    }
    tables.finish(catalogue)
}

struct Tables<'a> {
    records: Table<(CollectionId, u64), Claim<'a>>,
    ids: Table<(CollectionId, String), Claim<'a>>,
    names: Table<(CollectionId, Option<String>, String), Claim<'a>>,
    values: Table<(CollectionId, usize, String), (String, Claim<'a>)>,
    urls: Table<(CollectionId, u64, String), UrlClaim<'a>>,
    texts: Table<(CollectionId, u64, u64), Claim<'a>>,
    repeated: Vec<Group<'a>>,
    buffer: String,
}

impl<'a> Tables<'a> {
    fn new() -> Self {
        Self {
            records: Table::new(),
            ids: Table::new(),
            names: Table::new(),
            values: Table::new(),
            urls: Table::new(),
            texts: Table::new(),
            repeated: Vec::new(),
            buffer: String::new(),
        }
    }

    fn add_identity(&mut self, catalogue: &'a Catalogue, index: usize, record: &'a Record) {
        let collection = catalogue.collection(record.collection);
        if let Some(claim) = claim(catalogue, index, record, collection.id.as_ref()) {
            self.ids
                .add((record.collection, claim.value.to_lowercase()), claim);
        }
        let Some(claim) = claim(catalogue, index, record, collection.label.as_ref()) else {
            return;
        };
        let partition = match &collection.partition {
            None => None,
            Some(pointer) => match catalogue.text_at(record, pointer) {
                Some(value) => Some(fold(value)),
                // The fields audit tells that the partition is missing.
                None => return,
            },
        };
        let key = name_key(claim.value);
        if !key.is_empty() {
            self.names.add((record.collection, partition, key), claim);
        }
    }

    fn add_values(
        &mut self,
        catalogue: &'a Catalogue,
        index: usize,
        record: &'a Record,
        namespaces: &[Namespace],
    ) {
        let document = catalogue.document(record.document);
        for (number, namespace) in namespaces.iter().enumerate() {
            let nodes = namespace
                .fields
                .iter()
                .flat_map(|field| field.find(document, record.root));
            for node in nodes {
                let Some(value) = document.as_str(node) else {
                    continue;
                };
                let key = match namespace.compare {
                    Compare::Exact => value.to_owned(),
                    Compare::Lower => value.trim().to_lowercase(),
                    Compare::Fold => fold(value),
                };
                let claim = Claim {
                    record: index,
                    place: Place::value(record.document, node),
                    value,
                };
                self.values.add(
                    (record.collection, number, key),
                    (namespace.name.clone(), claim),
                );
            }
        }
    }

    fn add_texts(
        &mut self,
        catalogue: &'a Catalogue,
        index: usize,
        record: &'a Record,
        texts: &[FieldText<'a>],
    ) {
        let document = catalogue.document(record.document);
        let id = catalogue.collection(record.collection).id.as_ref();
        let id = id.and_then(|id| document.at(record.root, id));
        let (mut whole, mut count) = (0u64, 0);
        let mut urls: HashMap<(u64, String), Claim<'a>> = HashMap::new();
        for text in texts {
            let claim = Claim {
                record: index,
                place: Place::value(record.document, text.node),
                value: text.value,
            };
            fold_into(text.value, &mut self.buffer);
            let folded = hash(&self.buffer);
            if Some(text.node) != id {
                // A sum, so that the order of the fields does not matter.
                whole = whole.wrapping_add(hash(&(text.field, folded)));
                count += 1;
            }
            if let Some(key) = url_of(text.value) {
                match urls.get(&(text.field, key.equivalent.clone())) {
                    Some(first) => self.repeated.push(Group {
                        tier: Tier::RepeatedUrl,
                        claims: vec![*first, claim],
                    }),
                    None => {
                        urls.insert((text.field, key.equivalent.clone()), claim);
                        let is_document = cites_document(document, text.node);
                        let row = (record.collection, text.field, key.equivalent.clone());
                        self.urls.add(
                            row,
                            UrlClaim {
                                claim,
                                key,
                                is_document,
                            },
                        );
                    }
                }
            } else if self.buffer.chars().count() >= LONG_TEXT {
                self.texts
                    .add((record.collection, text.field, folded), claim);
            }
        }
        if count >= FEWEST_TEXTS {
            let claim = Claim {
                record: index,
                place: Place::start(record.document, record.root),
                value: "",
            };
            self.records.add((record.collection, whole), claim);
        }
    }

    fn finish(self, catalogue: &Catalogue) -> Gathered<'a> {
        let group = |tier: Tier| {
            move |claims| Group {
                tier: tier.clone(),
                claims,
            }
        };
        let ids = self.ids.shared().map(|claims| {
            let exactly = claims
                .iter()
                .all(|claim| Some(claim.value) == claims.first().map(|first| first.value));
            Group {
                tier: Tier::Id { exactly },
                claims,
            }
        });
        let names = self.names.shared().map(|claims| {
            let record = claims
                .first()
                .and_then(|claim| catalogue.records.get(claim.record));
            let partition = record.and_then(|record| partition(catalogue, record));
            Group {
                tier: Tier::Name { partition },
                claims,
            }
        });
        let values = self.values.shared().map(|claims| {
            let namespace = claims
                .first()
                .map(|(name, _)| name.clone())
                .unwrap_or_default();
            let claims = claims.into_iter().map(|(_, claim)| claim).collect();
            Group {
                tier: Tier::Value { namespace },
                claims,
            }
        });
        Gathered {
            records: self.records.shared().map(group(Tier::Record)).collect(),
            ids: ids.collect(),
            names: names.collect(),
            values: values.collect(),
            urls: self.urls.shared().collect(),
            texts: self.texts.shared().map(group(Tier::Text)).collect(),
            repeated: self.repeated,
        }
    }
}

fn claim<'a>(
    catalogue: &'a Catalogue,
    index: usize,
    record: &'a Record,
    field: Option<&Pointer>,
) -> Option<Claim<'a>> {
    let document = catalogue.document(record.document);
    let node = document.at(record.root, field?)?;
    let value = document.as_str(node)?;
    Some(Claim {
        record: index,
        place: Place::value(record.document, node),
        value,
    })
}

fn partition(catalogue: &Catalogue, record: &Record) -> Option<String> {
    let pointer = catalogue.collection(record.collection).partition.as_ref()?;
    catalogue.text_at(record, pointer).map(ToOwned::to_owned)
}

fn url_of(value: &str) -> Option<UrlKey> {
    let begins = value
        .get(..4)
        .is_some_and(|head| head.eq_ignore_ascii_case("http"));
    (begins && !value.contains(char::is_whitespace))
        .then(|| UrlKey::new(value))
        .flatten()
}

/// Whether the field beside the URL says that it is a document on several subjects.
fn cites_document(document: &catlint_core::Document, url: catlint_core::NodeId) -> bool {
    let role = document
        .parent(url)
        .and_then(|link| document.get(link, "role"));
    let role = role.and_then(|role| document.as_str(role)).map(fold);
    role.is_some_and(|role| matches!(role.as_str(), "source document" | "publication" | "report"))
}

fn url_group(claims: Vec<UrlClaim<'_>>) -> Option<Group<'_>> {
    let first = claims.first()?;
    let sameness = claims
        .iter()
        .filter_map(|claim| first.key.sameness(&claim.key))
        .max();
    let sameness = sameness.unwrap_or(Sameness::Exact);
    let shared =
        claims.len() >= HUB || first.key.is_site() || claims.iter().all(|claim| claim.is_document);
    let claims = claims.into_iter().map(|claim| claim.claim).collect();
    Some(Group {
        tier: Tier::Url { sameness, shared },
        claims,
    })
}
