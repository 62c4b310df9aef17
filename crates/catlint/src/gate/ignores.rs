//! What a config ignores, in a gate: what the base revision ignores too. A change can narrow that
//! and end it sooner; what it widens counts once it is merged.

use catlint_core::Day;

use super::and_more;
use crate::config::IgnoreConfig;

/// Of the change's, what counts: rule by rule, where the base ignores the same or more.
pub(crate) fn in_both(
    base: &[IgnoreConfig],
    head: Vec<(usize, IgnoreConfig)>,
) -> Vec<(usize, IgnoreConfig)> {
    let narrowed = head.into_iter().flat_map(|(number, ignore)| {
        let rules = ignore.rules.clone().into_iter();
        let counting = rules.filter_map(move |rule| one(base, &ignore, rule));
        counting.map(move |ignore| (number, ignore))
    });
    narrowed.collect()
}

/// What has to be said of those that do not count yet.
pub(crate) fn pending(base: &[IgnoreConfig], head: &[(usize, IgnoreConfig)]) -> Option<String> {
    let rules = head.iter().flat_map(|(_, ignore)| {
        let rules = ignore.rules.iter();
        rules.filter(|rule| {
            one(base, ignore, (*rule).clone()).is_none_or(|one| one.until != ignore.until)
        })
    });
    let mut rules = rules;
    let first = rules.next()?;
    let more = and_more(rules.count(), "rule");
    Some(format!(
        "this change widens `ignore` for `{first}`{more}; that counts once it is merged"
    ))
}

fn one(base: &[IgnoreConfig], head: &IgnoreConfig, rule: String) -> Option<IgnoreConfig> {
    let covering = base.iter().filter(|base| covers(base, head, &rule));
    let until = covering
        .map(|base| base.until)
        .max_by_key(|until| key(*until))?;
    Some(IgnoreConfig {
        rules: vec![rule],
        until: [until, head.until]
            .into_iter()
            .min_by_key(|until| key(*until))?,
        ..head.clone()
    })
}

/// Days in their order; without one it is for ever.
fn key(until: Option<Day>) -> (bool, Option<Day>) {
    (until.is_none(), until)
}

fn covers(base: &IgnoreConfig, head: &IgnoreConfig, rule: &str) -> bool {
    let within = |base: &Option<String>, head: &Option<String>| base.is_none() || base == head;
    base.rules.iter().any(|known| known == rule)
        && within(&base.collection, &head.collection)
        && within(&base.record, &head.record)
        && within(&base.path, &head.path)
        && within(&base.field, &head.field)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ignore(rules: &[&str], record: Option<&str>, until: Option<&str>) -> IgnoreConfig {
        IgnoreConfig {
            rules: rules.iter().map(|rule| (*rule).to_owned()).collect(),
            record: record.map(ToOwned::to_owned),
            until: until.map(|day| day.parse().expect("a day")),
            reason: "it is so".to_owned(),
            ..IgnoreConfig::default()
        }
    }

    /// What counts of one entry, and whether something of it does not.
    fn counts(base: &[IgnoreConfig], head: IgnoreConfig) -> (Vec<IgnoreConfig>, bool) {
        let head = vec![(0, head)];
        let pending = pending(base, &head).is_some();
        let both = in_both(base, head);
        (
            both.into_iter().map(|(_, ignore)| ignore).collect(),
            pending,
        )
    }

    #[test]
    fn a_change_can_narrow_what_is_ignored_and_not_widen_it() {
        let base = [ignore(&["a", "b"], None, Some("2027-06-30"))];
        for (head, expected, waits) in [
            (base[0].clone(), 2, false),
            (ignore(&["a"], Some("x"), Some("2027-01-01")), 1, false),
            (ignore(&["a", "c"], None, Some("2027-06-30")), 1, true),
            (ignore(&["c"], None, None), 0, true),
        ] {
            let (both, pending) = counts(&base, head.clone());
            assert_eq!((both.len(), pending), (expected, waits), "{head:?}");
        }
        let narrow = [ignore(&["a"], Some("x"), None)];
        assert_eq!(counts(&narrow, ignore(&["a"], None, None)), (vec![], true));
        assert_eq!(
            counts(&narrow, ignore(&["a"], Some("y"), None)),
            (vec![], true)
        );
    }

    #[test]
    fn a_later_day_counts_once_it_is_merged_and_an_earlier_one_at_once() {
        let base = [ignore(&["a"], None, Some("2027-06-30"))];
        let (both, pending) = counts(&base, ignore(&["a"], None, None));
        assert_eq!((both[0].until, pending), (base[0].until, true));
        let sooner = ignore(&["a"], None, Some("2027-01-01"));
        assert_eq!(counts(&base, sooner.clone()), (vec![sooner], false));
    }
}
