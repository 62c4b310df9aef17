//! The tier of addresses: how they are the same, and whether records may share them.

use catlint_core::text::fold::fold;
use catlint_core::{Catalogue, Document, Place};

use super::Grouping;
use crate::facts::{Claim, Tier};
use crate::url_key::{HUB, Sameness, UrlKey};

impl<'a> Grouping<'a, '_> {
    pub(super) fn url_tier(&self, claims: &[Claim<'a>]) -> Option<Tier> {
        let keys = claims.iter().map(|claim| UrlKey::new(claim.value));
        let keys = keys.collect::<Option<Vec<_>>>()?;
        let first = keys.first()?;
        // What the config leaves out of an address, the forms know nothing of.
        let sameness = |key| first.sameness(key).unwrap_or(Sameness::Equivalent);
        let sameness = keys.iter().map(sameness).max();
        let reports = claims
            .iter()
            .all(|claim| cites_document(self.catalogue, claim));
        Some(Tier::Url {
            sameness: sameness.unwrap_or(Sameness::Exact),
            shared: claims.len() >= HUB || first.is_site() || reports || self.is_lent(claims),
        })
    }

    /// Whether a URL stands in a field where different things have one: the site of a project, the page of a
    /// licence.
    fn is_lent(&self, claims: &[Claim<'a>]) -> bool {
        claims.iter().any(|claim| {
            let Place::Node { node, .. } = claim.place else {
                return false;
            };
            let located = self.near.locate(claim.record);
            let field =
                located.map(|(profiles, member)| (profiles, profiles.field_at(member, node)));
            field.is_some_and(|(profiles, field)| field.is_none_or(|field| profiles.is_lent(field)))
        })
    }
}

/// Whether the field beside a URL says that it is a document on several subjects.
pub(crate) fn cites_document(catalogue: &Catalogue, claim: &Claim<'_>) -> bool {
    let Place::Node { document, node, .. } = claim.place else {
        return false;
    };
    let document: &Document = catalogue.document(document);
    let link = document.parent(node);
    let role = link.and_then(|link| document.get(link, "role"));
    let role = role.and_then(|role| document.as_str(role)).map(fold);
    role.is_some_and(|role| matches!(role.as_str(), "source document" | "publication" | "report"))
}
