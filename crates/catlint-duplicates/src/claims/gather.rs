//! Gathers what a record claims.

use std::hash::Hash;

use catlint_core::document::{Document, NodeId};
use catlint_core::selector::Selector;
use catlint_core::text::fold::signature;
use catlint_core::text::web_address::Form;
use catlint_core::{Catalogue, Collection, Record};

use super::claim::{HashedClaim, RecordClaims};
use super::subject::Subject;
use crate::fields::{self, FieldText, hash};
use crate::repeated::Addresses;
use crate::roles::Fields;
use crate::settings::CollectionPart;
use crate::url_key::UrlKey;
use crate::values::{self, Claimed};

/// A text with this many letters and digits is written once: shorter ones may well agree.
const LONG_TEXT: usize = 64;

/// A record with fewer texts than this besides its id is no evidence of anything.
const FEWEST_TEXTS: usize = 3;

/// Gathers what a record claims. O(size of the record).
pub(super) fn gather(
    catalogue: &Catalogue,
    record: &Record,
    part: &CollectionPart,
    fields: Option<&Fields>,
) -> RecordClaims {
    let mut gatherer = Gatherer {
        catalogue,
        document: catalogue.document(record.document),
        record,
        part,
        fields,
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

fn url_of(value: &str, form: Form) -> Option<String> {
    let head = value.get(..4);
    let begins = head.is_some_and(|head| head.eq_ignore_ascii_case("http"));
    let whole = begins && !value.contains(char::is_whitespace);
    whole.then(|| UrlKey::in_form(value, form)).flatten()
}
