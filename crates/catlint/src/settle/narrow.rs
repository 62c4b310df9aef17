//! What was asked for: paths, links that count, what a change touches.

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::{Catalogue, Diagnostic, Place};

use crate::gate::Gate;
use crate::links::{ignored, url_at};
use crate::rules;
use crate::settings::Settings;

/// Every place of a finding.
pub(super) fn places(diagnostic: &Diagnostic) -> impl Iterator<Item = Place> + '_ {
    std::iter::once(diagnostic.primary.place)
        .chain(diagnostic.related.iter().map(|label| label.place))
}

/// Drops what the network told of links that the config ignores.
pub(super) fn leave_out_ignored(
    settings: &Settings,
    catalogue: &Catalogue,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let ignored: BTreeMap<&str, &str> = ignored(settings);
    if ignored.is_empty() {
        return;
    }
    let network = rules::network();
    // A finding may be about several links, as of a dead host: it stays while one of them counts.
    let counts = |place| url_at(catalogue, place).is_none_or(|url| !ignored.contains_key(url));
    diagnostics
        .retain(|diagnostic| !network.contains(&diagnostic.rule) || places(diagnostic).any(counts));
}

/// Keeps what involves a path that was asked for, at whatever end of the finding it stands.
pub(super) fn narrow(
    settings: &Settings,
    catalogue: &Catalogue,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let asked = |place: Place| settings.is_asked(catalogue.document(place.document()).path());
    diagnostics.retain(|diagnostic| places(diagnostic).any(asked));
}

/// Keeps, in a gate, what its change touches or has `caused`. Says how many older findings there are.
pub(super) fn keep_touched(
    catalogue: &Catalogue,
    gate: Option<&Gate>,
    caused: &BTreeSet<Place>,
    diagnostics: &mut Vec<Diagnostic>,
) -> usize {
    let before = diagnostics.len();
    if let Some(gate) = gate {
        diagnostics.retain(|diagnostic| {
            gate.changes.concerns(catalogue, diagnostic)
                || caused.contains(&diagnostic.primary.place)
        });
    }
    before - diagnostics.len()
}
