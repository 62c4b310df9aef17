//! What a claim is compared by, once its hash has said that it may be another one's.

use catlint_core::text::fold::fold;
use catlint_core::{Catalogue, Place, Record};

use super::claim::HashedClaim;
use super::subject::Subject;
use crate::fields::{self, FieldText};
use crate::settings::CollectionPart;
use crate::url_key::UrlKey;
use crate::values::{self, Claimed};

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
