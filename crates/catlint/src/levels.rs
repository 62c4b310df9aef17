//! Gives findings the level that the settings have for them.

use catlint_core::{Catalogue, Category, Diagnostic, Level, Place, RuleMeta};

use crate::rules;
use crate::settings::{Settings, Spot};

/// Gives every finding its level, and drops those that are off.
pub(crate) fn set(settings: &Settings, catalogue: &Catalogue, diagnostics: &mut Vec<Diagnostic>) {
    let known = rules::by_name();
    let placed = settings.levels.placed();
    diagnostics.retain_mut(|diagnostic| {
        let Some(rule) = known.get(&diagnostic.rule) else {
            return true;
        };
        let level = match placed.contains(&rule.name) {
            true => level(settings, catalogue, rule, diagnostic),
            false => settings.levels.at(rule, None),
        };
        match level {
            Some(Level::At(severity)) => diagnostic.severity = severity,
            Some(Level::Off) => return false,
            None => return rule.level != Level::Off,
        }
        true
    });
}

/// The level that is set for a finding. Of one between records it is the gravest that two of them
/// have: what is off for one record of a pair is off for the pair.
fn level(
    settings: &Settings,
    catalogue: &Catalogue,
    rule: &RuleMeta,
    diagnostic: &Diagnostic,
) -> Option<Level> {
    let at = |place| settings.levels.at(rule, spot(catalogue, place));
    let own = at(diagnostic.primary.place);
    if rule.category != Category::Duplicates || diagnostic.related.is_empty() {
        return own;
    }
    let related = diagnostic.related.iter().map(|label| at(label.place));
    let mut levels: Vec<_> = std::iter::once(own).chain(related).collect();
    levels.sort_unstable_by_key(|level| std::cmp::Reverse(level.unwrap_or(rule.level)));
    levels.get(1).copied().flatten()
}

/// What levels are asked for at a place.
pub(crate) fn spot(catalogue: &Catalogue, place: Place) -> Spot<'_> {
    let record = catalogue.record_at(place)?;
    let collection = &catalogue.collection(record.collection).name;
    Some((collection, &record.id.0))
}
