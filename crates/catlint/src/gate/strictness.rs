//! Levels in a gate: of the base revision's and the change's, the stricter, rule by rule.

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::{Level, RuleMeta, RuleName};

/// Levels that a config sets.
pub(crate) type Levels = BTreeMap<RuleName, Level>;

/// What becomes of the levels.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Strictness {
    /// The levels that count.
    pub(crate) levels: Levels,
    /// Rules that the change makes stricter.
    pub(crate) raised: BTreeSet<RuleName>,
    /// Rules that the change would make laxer, with the level that counts and the one it sets.
    pub(crate) lowered: Vec<(RuleName, Level, Level)>,
}

/// Compares the levels rule by rule. Where neither config names a rule, nor does the result: its
/// findings keep the severity that it gives them itself.
pub(crate) fn stricter(rules: &[&RuleMeta], base: &Levels, head: &Levels) -> Strictness {
    let mut result = Strictness::default();
    for rule in rules {
        let name = rule.name;
        let level = |levels: &Levels| levels.get(&name).copied().unwrap_or(rule.level);
        let (before, after) = (level(base), level(head));
        if after > before {
            result.raised.insert(name);
        }
        if after < before {
            result.lowered.push((name, before, after));
        }
        let counts = if after < before { base } else { head };
        let counts = counts.get(&name).map(|level| (name, *level));
        result.levels.extend(counts);
    }
    result
}

impl Strictness {
    /// What has to be said of it, a sentence each.
    pub(crate) fn notices(&self) -> Vec<String> {
        let raised = self.raised.iter().map(|name| format!("`{name}`"));
        let lowered = self.lowered.iter().map(|(name, before, after)| {
            format!("`{name}` from {} to {}", before.name(), after.name())
        });
        let (raised, lowered): (Vec<_>, Vec<_>) = (raised.collect(), lowered.collect());
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

    fn rule(name: &str) -> &'static RuleMeta {
        let all = rules::all();
        all.into_iter()
            .find(|rule| rule.name.0 == name)
            .expect(name)
    }

    #[test]
    fn of_two_levels_the_stricter_counts() {
        let rule = rule("odd-url-segment");
        assert_eq!(rule.level, Level::WARNING);
        let set =
            |level: Option<Level>| level.map(|level| (rule.name, level)).into_iter().collect();
        for (base, head, counts, moved) in [
            (None, None, None, 0),
            (None, Some(Level::ERROR), Some(Level::ERROR), 1),
            (None, Some(Level::Off), None, -1),
            (None, Some(Level::WARNING), Some(Level::WARNING), 0),
            (
                Some(Level::ERROR),
                Some(Level::NOTE),
                Some(Level::ERROR),
                -1,
            ),
            (Some(Level::ERROR), None, Some(Level::ERROR), -1),
            (Some(Level::Off), None, None, 1),
            (Some(Level::Off), Some(Level::NOTE), Some(Level::NOTE), 1),
        ] {
            let found = stricter(&[rule], &set(base), &set(head));
            assert_eq!(found.levels, set(counts), "{base:?} {head:?}");
            let expected = (usize::from(moved > 0), usize::from(moved < 0));
            assert_eq!((found.raised.len(), found.lowered.len()), expected);
        }
    }

    #[test]
    fn it_is_said_in_one_line_each() {
        let (odd, shared) = (rule("odd-url-segment"), rule("shared-url"));
        let head = [(odd.name, Level::Off), (shared.name, Level::ERROR)].into();
        let found = stricter(&[odd, shared], &Levels::new(), &head);
        assert_eq!(
            found.notices(),
            [
                "this change lowers `odd-url-segment` from warning to off; that counts once it is merged",
                "this change raises `shared-url`; it is applied to every record",
            ]
        );
    }
}
