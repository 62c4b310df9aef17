//! Levels in a gate: of the base revision's and the change's, the stricter, at every place. Here is
//! said what that makes of the change; [`Levels`](crate::settings::Levels) does it.

use std::collections::BTreeSet;

use catlint_core::{Level, RuleMeta, RuleName};

use crate::settings::{Layers, Spot};

/// What a change does to the levels.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Strictness {
    /// Rules that it makes stricter for the whole catalogue.
    pub(crate) raised: BTreeSet<RuleName>,
    /// What it would make laxer, a fragment each; it counts once it is merged.
    lowered: Vec<String>,
}

/// Compares the levels of the base revision with those of the change: for all records, then for the
/// collections and records that the change has levels for.
pub(crate) fn compare(rules: &[&RuleMeta], base: &Layers, head: &Layers) -> Strictness {
    let mut result = Strictness::default();
    for rule in rules {
        let (before, after) = levels(rule, base, head, None);
        if after > before {
            result.raised.insert(rule.name);
        }
    }
    let lowered = spots(head).into_iter().flat_map(|(spot, words)| {
        let lowered = move |rule: &&RuleMeta| lowered(rule, base, head, spot, &words);
        rules.iter().filter_map(lowered)
    });
    result.lowered = lowered.collect();
    result
}

/// A rule that becomes laxer at a spot, unless that is said of the whole catalogue.
fn lowered(
    rule: &RuleMeta,
    base: &Layers,
    head: &Layers,
    spot: Spot<'_>,
    words: &str,
) -> Option<String> {
    let (before, after) = levels(rule, base, head, spot);
    let told = spot.is_some() && levels(rule, base, head, None) == (before, after);
    let name = rule.name;
    (after < before && !told)
        .then(|| format!("`{name}` from {} to {}{words}", before.name(), after.name()))
}

fn levels(rule: &RuleMeta, base: &Layers, head: &Layers, spot: Spot<'_>) -> (Level, Level) {
    let level = |layers: &Layers| layers.at(rule.name, spot).unwrap_or(rule.level);
    (level(base), level(head))
}

/// The places that a config has levels for, and what they are called.
fn spots(layers: &Layers) -> Vec<(Spot<'_>, String)> {
    let mut spots = vec![(None, String::new())];
    for name in layers.collections.keys() {
        // No record has the empty id: the levels are those of the collection.
        spots.push((Some((name.as_str(), "")), format!(" in `{name}`")));
        let ids = layers.records.get(name);
        let ids = ids.into_iter().flat_map(|ids| ids.keys());
        spots.extend(ids.map(|id| (Some((name.as_str(), id.as_str())), format!(" for `{id}`"))));
    }
    spots
}

impl Strictness {
    /// What has to be said of it, a sentence each.
    pub(crate) fn notices(&self) -> Vec<String> {
        /// Levels that are named.
        const NAMED: usize = 5;
        let raised: Vec<_> = self.raised.iter().map(|name| format!("`{name}`")).collect();
        let mut lowered = self.lowered.iter().take(NAMED).cloned().collect::<Vec<_>>();
        if self.lowered.len() > NAMED {
            lowered.push(format!("and {} more", self.lowered.len() - NAMED));
        }
        let mut told = Vec::new();
        if !lowered.is_empty() {
            let lowered = lowered.join(", ");
            told.push(format!(
                "this change lowers {lowered}; that counts once it is merged"
            ));
        }
        if !raised.is_empty() {
            let raised = raised.join(", ");
            told.push(format!(
                "this change raises {raised}; it is applied to every record"
            ));
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;
    use crate::settings::RuleLevels;

    fn rule(name: &str) -> &'static RuleMeta {
        let all = rules::all();
        all.into_iter()
            .find(|rule| rule.name.0 == name)
            .expect(name)
    }

    fn layers(everywhere: RuleLevels, places: RuleLevels, record: RuleLevels) -> Layers {
        let records = [("a".to_owned(), record)].into();
        Layers {
            everywhere,
            collections: [("places".to_owned(), places)].into(),
            records: [("places".to_owned(), records)].into(),
        }
    }

    #[test]
    fn it_is_said_in_one_line_each() {
        let (odd, shared) = (rule("odd-url-segment"), rule("shared-url"));
        let head = [(odd.name, Level::Off), (shared.name, Level::ERROR)].into();
        let head = layers(head, RuleLevels::new(), RuleLevels::new());
        let found = compare(&[odd, shared], &Layers::default(), &head);
        assert_eq!(
            found.notices(),
            [
                "this change lowers `odd-url-segment` from warning to off; that counts once it is merged",
                "this change raises `shared-url`; it is applied to every record",
            ]
        );
    }

    #[test]
    fn what_is_lower_in_a_collection_or_for_a_record_is_said_of_it() {
        let odd = rule("odd-url-segment");
        let set = |level| RuleLevels::from([(odd.name, level)]);
        let head = layers(RuleLevels::new(), set(Level::NOTE), set(Level::Off));
        let found = compare(&[odd], &Layers::default(), &head);
        assert!(found.raised.is_empty());
        assert_eq!(
            found.notices(),
            [
                "this change lowers `odd-url-segment` from warning to note in `places`, `odd-url-segment` from warning to off for `a`; that counts once it is merged"
            ]
        );
    }
}
