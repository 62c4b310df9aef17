//! How long a finding may be.

use std::collections::BTreeSet;

use catlint_core::{Catalogue, Diagnostic, RuleName};

use crate::gate::Gate;

/// Related places that a finding names.
const RELATED: usize = 5;

/// Leaves a finding about records that are alike a few of them to name; its message counts the rest.
/// Those that the change touches come first.
pub(super) fn name_few(catalogue: &Catalogue, gate: Option<&Gate>, diagnostics: &mut [Diagnostic]) {
    let alike = catlint_duplicates::rules()
        .into_iter()
        .map(|rule| rule.name);
    let alike: BTreeSet<RuleName> = alike.collect();
    let many = |diagnostic: &&mut Diagnostic| {
        diagnostic.related.len() > RELATED && alike.contains(&diagnostic.rule)
    };
    for diagnostic in diagnostics.iter_mut().filter(many) {
        if let Some(gate) = gate {
            let related = &mut diagnostic.related;
            related.sort_by_key(|label| !gate.changes.involves(catalogue, label.place));
        }
        diagnostic.related.truncate(RELATED);
    }
}

/// Cuts words that repeat a very long text of the data, so that a report stays readable and does not
/// outgrow the catalogue.
pub(super) fn bound(diagnostic: &mut Diagnostic) {
    /// Characters of a message, a help, or what stands at a place.
    const LONGEST: usize = 2_000;
    let related = diagnostic.related.iter_mut();
    let words = related.map(|label| &mut label.message);
    let own = [&mut diagnostic.message, &mut diagnostic.primary.message];
    for words in own.into_iter().chain(&mut diagnostic.help).chain(words) {
        if let Some((end, _)) = words.char_indices().nth(LONGEST) {
            words.truncate(end);
            words.push('…');
        }
    }
}
