//! The order of findings, which is that of the text.

use catlint_core::{Catalogue, Diagnostic, DocumentId, RuleName, Span};

/// Sorts findings by place, rule and message, and leaves one of those that are the same.
pub(super) fn sort(catalogue: &Catalogue, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by_cached_key(|diagnostic| order(catalogue, diagnostic));
    diagnostics.dedup();
}

type Order = (DocumentId, Span, RuleName, String);

fn order(catalogue: &Catalogue, diagnostic: &Diagnostic) -> Order {
    let place = diagnostic.primary.place;
    (
        place.document(),
        catalogue.span(place),
        diagnostic.rule,
        diagnostic.message.clone(),
    )
}
