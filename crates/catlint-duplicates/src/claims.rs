//! What one record claims for itself, as hashes: the part of the audit that needs no other record
//! and can therefore run for many at once.

use std::hash::Hash;

use catlint_core::document::{Document, NodeId};
use catlint_core::text::fold::{fold, name_key, signature};
use catlint_core::{Catalogue, Pointer, Record};

use crate::fields::{self, FieldText, hash};
use crate::settings::{Compare, DuplicateSettings, Namespace};
use crate::url_key::UrlKey;

/// A text with this many letters and digits is written once: shorter ones may well agree.
pub(crate) const LONG_TEXT: usize = 64;
/// A record with fewer texts than this besides its id is no evidence of anything.
const FEWEST_TEXTS: usize = 3;

/// What a claim is about, in the order in which the tiers are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Subject {
    /// Every field but the id.
    Record,
    /// The id.
    Id,
    /// The name, within its partition.
    Name,
    /// A value of the namespace of this number.
    Value(u32),
    /// A URL, in one field.
    Url,
    /// A long text, in one field.
    Text,
}

/// A claim as the hash of what is claimed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct HashedClaim {
    pub(crate) subject: Subject,
    pub(crate) hash: u64,
    pub(crate) node: NodeId,
}

/// What one record claims.
#[derive(Debug, Default)]
pub struct RecordClaims {
    pub(crate) claims: Vec<HashedClaim>,
    /// A URL twice in one list: where it stands first, and where again.
    pub(crate) repeated: Vec<(NodeId, NodeId)>,
}

/// Gathers what a record claims. O(size of the record).
#[must_use]
pub fn claims(
    catalogue: &Catalogue,
    record: &Record,
    settings: &DuplicateSettings,
) -> RecordClaims {
    let mut gatherer = Gatherer {
        catalogue,
        document: catalogue.document(record.document),
        record,
        gathered: RecordClaims {
            // An id, a name, the record, a long text and a few URLs.
            claims: Vec::with_capacity(8),
            repeated: Vec::new(),
        },
    };
    gatherer.identity();
    gatherer.values(&settings.of(record.collection).namespaces);
    gatherer.texts();
    gatherer.gathered
}

struct Gatherer<'a> {
    catalogue: &'a Catalogue,
    document: &'a Document,
    record: &'a Record,
    gathered: RecordClaims,
}

impl Gatherer<'_> {
    fn claim(&mut self, subject: Subject, what: &impl Hash, node: NodeId) {
        self.gathered.claims.push(HashedClaim {
            subject,
            hash: hash(&(self.record.collection, what)),
            node,
        });
    }

    fn identity(&mut self) {
        let collection = self.catalogue.collection(self.record.collection);
        for (subject, field) in [
            (Subject::Id, collection.id.as_ref()),
            (Subject::Name, collection.label.as_ref()),
        ] {
            let node = field.and_then(|field| self.document.at(self.record.root, field));
            let Some(node) = node else { continue };
            if let Some(key) = exact_key(self.catalogue, self.record, node, subject, &[]) {
                self.claim(subject, &key, node);
            }
        }
    }

    fn values(&mut self, namespaces: &[Namespace]) {
        for (number, namespace) in (0u32..).zip(namespaces) {
            let fields = namespace.fields.iter();
            let nodes = fields.flat_map(|field| field.find(self.document, self.record.root));
            for node in nodes.collect::<Vec<_>>() {
                let subject = Subject::Value(number);
                let key = exact_key(self.catalogue, self.record, node, subject, namespaces);
                if let Some(key) = key {
                    self.claim(subject, &key, node);
                }
            }
        }
    }

    fn texts(&mut self) {
        let texts = fields::texts(self.document, self.record.root);
        let id = id_node(self.catalogue, self.record);
        let (mut whole, mut count) = (0u64, 0);
        for text in &texts {
            let signature = signature(text.value);
            if Some(text.node) != id {
                // A sum, so that the order of the fields does not matter.
                whole = whole.wrapping_add(hash(&(text.field, signature)));
                count += 1;
            }
            if !self.url(text) && signature.letters >= LONG_TEXT {
                self.claim(Subject::Text, &(text.field, signature), text.node);
            }
        }
        if count >= FEWEST_TEXTS {
            self.claim(Subject::Record, &whole, self.record.root);
        }
    }

    /// Takes a text that is a URL; says whether it is one.
    fn url(&mut self, text: &FieldText<'_>) -> bool {
        let Some(key) = url_of(text.value) else {
            return false;
        };
        let what = hash(&(text.field, &key));
        let hash = hash(&(self.record.collection, &what));
        let same = |claim: &&HashedClaim| claim.subject == Subject::Url && claim.hash == hash;
        match self.gathered.claims.iter().find(same) {
            Some(first) => self.gathered.repeated.push((first.node, text.node)),
            None => self.claim(Subject::Url, &what, text.node),
        }
        true
    }
}

/// The node of the record's id.
pub(crate) fn id_node(catalogue: &Catalogue, record: &Record) -> Option<NodeId> {
    let id: Option<&Pointer> = catalogue.collection(record.collection).id.as_ref();
    catalogue.document(record.document).at(record.root, id?)
}

/// What a claim is compared by, letter by letter. Two claims are the same where this is equal; the
/// hashes only say where to look. Nothing where there is nothing to compare.
pub(crate) fn exact_key(
    catalogue: &Catalogue,
    record: &Record,
    node: NodeId,
    subject: Subject,
    namespaces: &[Namespace],
) -> Option<String> {
    let document = catalogue.document(record.document);
    let value = document.as_str(node);
    match subject {
        Subject::Record => Some(whole_key(catalogue, record)),
        Subject::Id => value.map(str::to_lowercase),
        Subject::Name => {
            let key = name_key(value?);
            let partition = match &catalogue.collection(record.collection).partition {
                None => String::new(),
                // The fields audit tells that a partition is missing.
                Some(pointer) => fold(catalogue.text_at(record, pointer)?),
            };
            (!key.is_empty()).then(|| format!("{partition}\n{key}"))
        }
        Subject::Value(number) => {
            let namespace = namespaces.get(usize::try_from(number).ok()?)?;
            Some(match namespace.compare {
                Compare::Exact => value?.to_owned(),
                Compare::Lower => value?.trim().to_lowercase(),
                Compare::Fold => fold(value?),
            })
        }
        Subject::Url => UrlKey::equivalent_form(value?),
        Subject::Text => value.map(fold),
    }
}

fn whole_key(catalogue: &Catalogue, record: &Record) -> String {
    let id = id_node(catalogue, record);
    let texts = fields::texts(catalogue.document(record.document), record.root);
    let texts = texts.iter().filter(|text| Some(text.node) != id);
    let mut lines: Vec<_> = texts
        .map(|text| format!("{:x} {}\n", text.field, fold(text.value)))
        .collect();
    lines.sort_unstable();
    lines.concat()
}

fn url_of(value: &str) -> Option<String> {
    let head = value.get(..4);
    let begins = head.is_some_and(|head| head.eq_ignore_ascii_case("http"));
    let whole = begins && !value.contains(char::is_whitespace);
    whole.then(|| UrlKey::equivalent_form(value)).flatten()
}
