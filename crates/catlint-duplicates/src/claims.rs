//! What one record claims for itself, as hashes: the part of the audit that needs no other record
//! and can therefore run for many at once.

use std::hash::Hash;

use catlint_core::document::{Document, NodeId};
use catlint_core::selector::Selector;
use catlint_core::text::fold::{fold, signature};
use catlint_core::text::web_address::Form;
use catlint_core::{Catalogue, Collection, CollectionId, Place, Record};

use crate::fields::{self, FieldText, hash};
use crate::profile::{ReadProfile, infer};
use crate::repeated::Addresses;
use crate::roles::Fields;
use crate::settings::{CollectionPart, DuplicateSettings, Namespace, Scope};
use crate::url_key::UrlKey;
use crate::values::{self, Claimed};

/// A text with this many letters and digits is written once: shorter ones may well agree.
const LONG_TEXT: usize = 64;
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
    /// A value of a namespace that reaches through collections, by a hash of its name.
    Shared(u64),
    /// A URL, in one field.
    Url,
    /// A long text, in one field.
    Text,
}

impl Subject {
    /// What a claim to a value of a namespace is about; `number` is that of the namespace.
    fn of_namespace(number: u32, namespace: &Namespace) -> Self {
        match namespace.scope {
            Scope::Catalogue => Self::Shared(hash(&namespace.name)),
            Scope::Collection | Scope::File | Scope::Parent => Self::Value(number),
        }
    }

    /// The collection that a claim reaches through; nothing where it reaches through all.
    pub(crate) fn reach(self, own: CollectionId) -> Option<CollectionId> {
        (!matches!(self, Self::Shared(_))).then_some(own)
    }

    fn hash_in(self, own: CollectionId, what: &impl Hash) -> u64 {
        hash(&(self.reach(own), what))
    }

    /// The namespaces that a claim may be to a value of.
    pub(crate) fn namespaces(self, all: &[Namespace]) -> impl Iterator<Item = &Namespace> {
        let numbered = (0u32..).zip(all);
        let own = numbered.filter(move |(number, it)| Self::of_namespace(*number, it) == self);
        own.map(|(_, namespace)| namespace)
    }
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
    /// What it is compared by where nothing is the same letter by letter.
    pub(crate) profile: ReadProfile,
}

impl RecordClaims {
    /// The long texts: the hash of each and its node.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (u64, NodeId)> + '_ {
        let texts = self.claims.iter();
        let texts = texts.filter(|claim| claim.subject == Subject::Text);
        texts.map(|claim| (claim.hash, claim.node))
    }
}

/// Reads records one by one: knows what each field of each collection is.
#[derive(Debug)]
pub struct Reader<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) settings: &'a DuplicateSettings,
    pub(crate) fields: Vec<Fields>,
}

impl<'a> Reader<'a> {
    /// Learns from some records of each collection what its fields are.
    #[must_use]
    pub fn new(catalogue: &'a Catalogue, settings: &'a DuplicateSettings) -> Self {
        let collections = (0u32..).zip(&catalogue.collections);
        let fields =
            collections.map(|(number, _)| infer(catalogue, CollectionId(number), settings));
        Self {
            catalogue,
            settings,
            fields: fields.collect(),
        }
    }

    /// Gathers what a record claims. O(size of the record).
    #[must_use]
    pub fn claims(&self, record: &Record) -> RecordClaims {
        let mut gatherer = Gatherer {
            catalogue: self.catalogue,
            document: self.catalogue.document(record.document),
            record,
            part: self.settings.of(record.collection),
            fields: self.fields.get(record.collection.0 as usize),
            addresses: Addresses::default(),
            gathered: RecordClaims {
                // An id, a name, the record, a long text and a few URLs.
                claims: Vec::with_capacity(8),
                ..RecordClaims::default()
            },
        };
        let id = gatherer.identity();
        gatherer.values();
        gatherer.texts(id);
        gatherer.addresses();
        gatherer.gathered
    }
}

struct Gatherer<'a> {
    catalogue: &'a Catalogue,
    document: &'a Document,
    record: &'a Record,
    part: &'a CollectionPart,
    fields: Option<&'a Fields>,
    addresses: Addresses,
    gathered: RecordClaims,
}

impl Gatherer<'_> {
    fn claim(&mut self, subject: Subject, what: &impl Hash, node: NodeId) {
        self.gathered.claims.push(HashedClaim {
            subject,
            hash: subject.hash_in(self.record.collection, what),
            node,
        });
    }

    /// Claims id and name. Gives the node of the id, where it is a field of the record.
    fn identity(&mut self) -> Option<NodeId> {
        let namespaces = &self.part.namespaces;
        let collection = self.catalogue.collection(self.record.collection);
        let takes_over = |which: fn(&Collection) -> Option<&Selector>| {
            values::takes_over(namespaces, collection, which)
        };
        let id = values::id(self.catalogue, self.record);
        let node = id.as_ref().and_then(Claimed::value_node);
        if !takes_over(|collection| collection.id.as_ref()) {
            self.claim_value(Subject::Id, id);
        }
        if !takes_over(|collection| collection.label.as_ref()) {
            let name = values::name(self.catalogue, self.record);
            self.claim_value(Subject::Name, name);
        }
        node
    }

    fn values(&mut self) {
        for (number, namespace) in (0u32..).zip(&self.part.namespaces) {
            let claims = values::of_namespace(self.catalogue, self.record, namespace);
            for claimed in claims {
                let subject = Subject::of_namespace(number, namespace);
                self.claim_value(subject, Some(claimed));
            }
        }
    }

    fn claim_value(&mut self, subject: Subject, claimed: Option<Claimed<'_>>) {
        if let Some(claimed) = claimed {
            self.claim(subject, &claimed.key, claimed.node(self.record));
        }
    }

    fn texts(&mut self, id: Option<NodeId>) {
        let statements = fields::statements(self.catalogue, self.record);
        let (mut whole, mut count) = (0u64, 0);
        for text in &statements {
            if self.document.as_str(text.node).is_none() {
                self.say(text, None);
                if Some(text.node) != id {
                    // A number is what it is, point and sign and all.
                    whole = whole.wrapping_add(hash(&(text.field, text.value)));
                }
                continue;
            }
            let signature = signature(text.value);
            if Some(text.node) != id {
                // A sum, so that the order of the fields does not matter.
                whole = whole.wrapping_add(hash(&(text.field, signature)));
                count += 1;
            }
            let address = url_of(text.value, self.part.form(text.field));
            self.say(text, address.as_deref());
            match address {
                Some(address) => self.url(text, &address),
                None if signature.letters >= LONG_TEXT => {
                    self.claim(Subject::Text, &(text.field, signature), text.node);
                }
                None => {}
            }
        }
        if count >= FEWEST_TEXTS {
            self.claim(Subject::Record, &whole, self.record.root);
        }
    }

    fn say(&mut self, said: &FieldText<'_>, address: Option<&str>) {
        if let Some(fields) = self.fields {
            let profile = &mut self.gathered.profile;
            profile.take(self.document, fields, said, address);
        }
    }

    fn url(&mut self, text: &FieldText<'_>, address: &str) {
        let what = hash(&(text.field, address));
        self.addresses
            .add(self.document, self.record.root, what, text);
    }

    fn addresses(&mut self) {
        let addresses = std::mem::take(&mut self.addresses);
        for (what, node) in addresses.different() {
            self.claim(Subject::Url, &what, node);
        }
        self.gathered.repeated = addresses.repeated();
    }
}

/// What a claim is compared by, letter by letter, and where and how it is written. Two claims are
/// the same where the key is equal; the hashes only say where to look. Nothing where there is
/// nothing to compare.
pub(crate) fn exact<'a>(
    catalogue: &'a Catalogue,
    record: &Record,
    claim: &HashedClaim,
    part: &CollectionPart,
) -> Option<Claimed<'a>> {
    let document = catalogue.document(record.document);
    let written = document.as_str(claim.node).unwrap_or_default();
    let place = Place::value(record.document, claim.node);
    let key = match claim.subject {
        Subject::Id => return values::id(catalogue, record),
        Subject::Name => return values::name(catalogue, record),
        Subject::Value(_) | Subject::Shared(_) => {
            let namespaces = claim.subject.namespaces(&part.namespaces);
            let mut claims =
                namespaces.flat_map(|namespace| values::of_namespace(catalogue, record, namespace));
            return claims.find(|claimed| {
                claimed.node(record) == claim.node
                    && claim.subject.hash_in(record.collection, &claimed.key) == claim.hash
            });
        }
        Subject::Record => {
            return Some(Claimed {
                place: Place::start(record.document, record.root),
                written,
                key: whole_key(catalogue, record),
            });
        }
        Subject::Url => {
            let field = fields::field_of(document, record.root, claim.node);
            UrlKey::in_form(written, part.form(field))?
        }
        Subject::Text => fold(written),
    };
    Some(Claimed {
        place,
        written,
        key,
    })
}

fn whole_key(catalogue: &Catalogue, record: &Record) -> String {
    let id = values::id(catalogue, record).and_then(|id| id.value_node());
    let document = catalogue.document(record.document);
    let statements = fields::statements(catalogue, record);
    let told = statements.iter().filter(|told| Some(told.node) != id);
    let line = |told: &FieldText<'_>| match document.as_str(told.node) {
        Some(text) => format!("{:x} {}\n", told.field, fold(text)),
        None => format!("{:x} = {}\n", told.field, told.value),
    };
    let mut lines: Vec<_> = told.map(line).collect();
    lines.sort_unstable();
    lines.concat()
}

fn url_of(value: &str, form: Form) -> Option<String> {
    let head = value.get(..4);
    let begins = head.is_some_and(|head| head.eq_ignore_ascii_case("http"));
    let whole = begins && !value.contains(char::is_whitespace);
    whole.then(|| UrlKey::in_form(value, form)).flatten()
}
