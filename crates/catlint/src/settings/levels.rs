//! The level of every rule at every place: the config's, of which the narrowest word counts.

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::{Level, RuleMeta, RuleName};

use crate::config::{Config, WrittenLevels};
use crate::rules;

/// Levels by rule.
pub type RuleLevels = BTreeMap<RuleName, Level>;

/// The levels that one config sets, the widest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layers {
    /// For every record, and for what is no record: `rules`, then the profile's.
    pub everywhere: RuleLevels,
    /// For the records of a collection, by its name.
    pub collections: BTreeMap<String, RuleLevels>,
    /// For single records, by the name of the collection and the id.
    pub records: BTreeMap<String, BTreeMap<String, RuleLevels>>,
}

/// What levels are asked for: a record, by the name of its collection and its id; nothing outside
/// of records.
pub type Spot<'a> = Option<(&'a str, &'a str)>;

impl Layers {
    /// The levels of a config under a profile; a profile that it does not have changes nothing.
    #[must_use]
    pub fn of(config: &Config, profile: Option<&str>) -> Self {
        let mut layers = Self {
            everywhere: known(&config.rules),
            ..Self::default()
        };
        let mut profiles = config.profiles.iter();
        if let Some(profile) = profiles.find(|known| Some(&*known.name) == profile) {
            layers.everywhere.extend(known(&profile.rules));
        }
        for collection in &config.collections {
            let name = &collection.name;
            let rules = known(&collection.rules);
            layers.collections.insert(name.clone(), rules);
            let records = collection.record_rules.iter();
            let records = records.map(|(id, rules)| (id.clone(), known(rules)));
            layers.records.insert(name.clone(), records.collect());
        }
        layers
    }

    /// The level that is set for a rule at a spot, by the narrowest layer that has one.
    #[must_use]
    pub fn at(&self, rule: RuleName, spot: Spot<'_>) -> Option<Level> {
        let narrow = spot.and_then(|(collection, id)| {
            let record = self.records.get(collection).and_then(|ids| ids.get(id));
            let collection = self.collections.get(collection);
            let record = record.and_then(|levels| levels.get(&rule));
            record.or_else(|| collection.and_then(|levels| levels.get(&rule)))
        });
        narrow.or_else(|| self.everywhere.get(&rule)).copied()
    }

    /// The rules that have levels of their own in a collection or for a record.
    fn placed(&self) -> impl Iterator<Item = RuleName> + '_ {
        let records = self.records.values().flat_map(BTreeMap::values);
        let layers = self.collections.values().chain(records);
        layers.flat_map(|levels| levels.keys().copied())
    }

    /// Every level that is set for a rule anywhere.
    fn all(&self, rule: RuleName) -> impl Iterator<Item = Level> + '_ {
        let records = self.records.values().flat_map(BTreeMap::values);
        let layers = self.collections.values().chain(records);
        let layers = std::iter::once(&self.everywhere).chain(layers);
        layers.filter_map(move |levels| levels.get(&rule).copied())
    }
}

/// The levels that count in a run: of those of the config and, in a gate, of the config of the base
/// revision, the stricter, at every place.
#[derive(Debug, Clone, Default)]
pub struct Levels {
    own: Layers,
    base: Option<Layers>,
}

impl Levels {
    /// The levels of a config alone.
    #[must_use]
    pub fn new(own: Layers) -> Self {
        Self { own, base: None }
    }

    /// The config's own.
    #[must_use]
    pub fn own(&self) -> &Layers {
        &self.own
    }

    /// From now on nothing is laxer than it was in the base revision.
    pub(crate) fn hold_to(&mut self, base: Layers) {
        self.base = Some(base);
    }

    /// The level that is set for a rule at a spot; nothing where its findings keep the severity
    /// that it gives them itself.
    #[must_use]
    pub fn at(&self, rule: &RuleMeta, spot: Spot<'_>) -> Option<Level> {
        let own = self.own.at(rule.name, spot);
        let Some(base) = &self.base else {
            return own;
        };
        stricter(rule, base.at(rule.name, spot), own)
    }

    /// The rules whose level is not the same for every record. O(levels that are set).
    #[must_use]
    pub fn placed(&self) -> BTreeSet<RuleName> {
        let layers = std::iter::once(&self.own).chain(&self.base);
        layers.flat_map(Layers::placed).collect()
    }

    /// Whether a rule is on anywhere.
    #[must_use]
    pub fn is_on(&self, rule: &RuleMeta) -> bool {
        let own = self.at(rule, None).unwrap_or(rule.level) != Level::Off;
        let layers = std::iter::once(&self.own).chain(&self.base);
        let mut set = layers.flat_map(|layers| layers.all(rule.name));
        own || set.any(|level| level != Level::Off)
    }
}

/// Of two levels that may be set, the stricter; where they are as strict as each other, one that is
/// written, since a severity that is not forced can be less than the rule's.
fn stricter(rule: &RuleMeta, base: Option<Level>, own: Option<Level>) -> Option<Level> {
    let counts = |level: Option<Level>| level.unwrap_or(rule.level);
    if counts(base) >= counts(own) {
        base.or(own.filter(|_| counts(base) == counts(own)))
    } else {
        own
    }
}

/// Levels by rule, without the names that no rule has.
fn known(written: &WrittenLevels) -> RuleLevels {
    let all = rules::all();
    let known = |name: &str| {
        let rule = all.iter().find(|rule| rule.name.0 == name);
        rule.map(|rule| rule.name)
    };
    let written = written.iter();
    written
        .filter_map(|(name, level)| Some((known(name)?, *level)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{CollectionConfig, ProfileConfig};

    fn rule(name: &str) -> &'static RuleMeta {
        let all = rules::all();
        let mut all = all.into_iter();
        all.find(|rule| rule.name.0 == name).expect(name)
    }

    fn set(level: Level) -> WrittenLevels {
        vec![("odd-url-segment".to_owned(), level)]
    }

    fn config() -> Config {
        Config {
            rules: set(Level::NOTE),
            profiles: vec![ProfileConfig {
                name: "audit".to_owned(),
                rules: set(Level::ERROR),
                ..ProfileConfig::default()
            }],
            collections: vec![CollectionConfig {
                name: "places".to_owned(),
                rules: set(Level::WARNING),
                record_rules: vec![("a".to_owned(), set(Level::Off))],
                ..CollectionConfig::default()
            }],
            ..Config::default()
        }
    }

    #[test]
    fn the_narrowest_layer_has_the_last_word() {
        let name = rule("odd-url-segment").name;
        for (profile, spot, expected) in [
            (None, None, Level::NOTE),
            (None, Some(("codes", "a")), Level::NOTE),
            (None, Some(("places", "b")), Level::WARNING),
            (None, Some(("places", "a")), Level::Off),
            (Some("audit"), None, Level::ERROR),
            (Some("audit"), Some(("places", "b")), Level::WARNING),
            (Some("other"), None, Level::NOTE),
        ] {
            let layers = Layers::of(&config(), profile);
            assert_eq!(
                layers.at(name, spot),
                Some(expected),
                "{profile:?} {spot:?}"
            );
        }
    }

    #[test]
    fn of_two_levels_the_stricter_counts() {
        let rule = rule("odd-url-segment");
        assert_eq!(rule.level, Level::WARNING);
        for (base, own, expected) in [
            (None, None, None),
            (None, Some(Level::ERROR), Some(Level::ERROR)),
            (None, Some(Level::Off), None),
            (None, Some(Level::WARNING), Some(Level::WARNING)),
            (Some(Level::ERROR), Some(Level::NOTE), Some(Level::ERROR)),
            (Some(Level::WARNING), None, Some(Level::WARNING)),
            (Some(Level::Off), None, None),
            (Some(Level::Off), Some(Level::NOTE), Some(Level::NOTE)),
        ] {
            assert_eq!(stricter(rule, base, own), expected, "{base:?} {own:?}");
        }
    }

    #[test]
    fn a_change_makes_no_record_laxer_by_any_layer() {
        let rule = rule("odd-url-segment");
        let mut levels = Levels::new(Layers::of(&config(), None));
        levels.hold_to(Layers::default());
        for spot in [None, Some(("places", "a")), Some(("new", "a"))] {
            assert_eq!(levels.at(rule, spot).unwrap_or(rule.level), Level::WARNING);
        }
        assert!(levels.is_on(rule));
    }
}
