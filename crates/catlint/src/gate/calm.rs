//! What a finding about a link may count for in a gate.

use catlint_core::{Category, RuleName, Severity};

/// Link rules whose findings keep their level for a link that the change adds or edits. They rest
/// on the text of the link, or on an answer that no outage gives.
const HARD: &[&str] = &[
    "malformed-url",
    "placeholder-url",
    "unsupported-scheme",
    "private-address",
    "url-credentials",
    "refused-url",
    "dead-host",
    "dead-url",
    "dead-host",
];

/// The severity of a finding in a gate; `level` is the one that the rule or the config gives.
///
/// The config comes first and this cap last: it can switch a rule off or lower it further, but
/// nothing that it says makes a contributor answer for a link that was there before, or for the
/// mood of somebody else's server.
pub(crate) fn severity(rule: RuleName, category: Category, new: bool, level: Severity) -> Severity {
    let keeps = category != Category::Links || (new && HARD.contains(&rule.0));
    if keeps {
        level
    } else {
        level.min(Severity::Note)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    #[test]
    fn only_certain_faults_of_new_links_stay_what_they_are() {
        use Severity::{Error, Note, Warning};
        for (rule, new, level, expected) in [
            ("dead-url", true, Error, Error),
            ("dead-host", true, Error, Error),
            ("dead-url", true, Warning, Warning),
            ("dead-url", false, Error, Note),
            ("malformed-url", true, Error, Error),
            ("malformed-url", false, Error, Note),
            ("private-address", true, Error, Error),
            ("url-credentials", true, Error, Error),
            ("unsupported-scheme", true, Warning, Warning),
            ("refused-url", true, Warning, Warning),
            ("refused-url", true, Error, Error),
            ("suspect-url", true, Error, Note),
            ("unconfirmed-url", true, Error, Note),
            ("moved-url", true, Warning, Note),
            ("suspicious-url", true, Warning, Note),
            ("missing-field", false, Error, Error),
            ("duplicate-url", false, Error, Error),
            ("invalid-format", false, Warning, Warning),
        ] {
            let known = rules::all().into_iter().find(|known| known.name.0 == rule);
            let known = known.expect(rule);
            let found = severity(known.name, known.category, new, level);
            assert_eq!(found, expected, "{rule}, new: {new}");
        }
    }

    #[test]
    fn the_hard_rules_exist() {
        let all = rules::all();
        let known = |name: &str| all.iter().any(|rule| rule.name.0 == name);
        assert!(HARD.iter().all(|name| known(name)));
    }
}
