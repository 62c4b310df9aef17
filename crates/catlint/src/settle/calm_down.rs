//! In a gate only what a change brings can be grave.

use std::collections::{BTreeSet, HashMap};

use catlint_core::{Catalogue, Diagnostic};

use crate::gate::calm;
use crate::links::url_at;
use crate::rules;

/// Gives findings about links the severity that they may have in a gate. Before [`say_once`](super::same_text::say_once): what
/// the schema says of the same text keeps its own.
pub(super) fn calm_down(
    catalogue: &Catalogue,
    new_links: &BTreeSet<String>,
    diagnostics: &mut [Diagnostic],
) {
    let categories = rules::all()
        .into_iter()
        .map(|rule| (rule.name, rule.category));
    let categories: HashMap<_, _> = categories.collect();
    for diagnostic in diagnostics {
        let Some(category) = categories.get(&diagnostic.rule) else {
            continue;
        };
        let url = url_at(catalogue, diagnostic.primary.place);
        let new = url.is_some_and(|url| new_links.contains(url));
        diagnostic.severity = calm::severity(diagnostic.rule, *category, new, diagnostic.severity);
    }
}
