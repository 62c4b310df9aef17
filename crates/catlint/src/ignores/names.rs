//! Rules by their names.

use catlint_core::Place;

use super::written::{IgnoreFault, WrittenRule};
use crate::rules;

/// Names that one ignore may have, far more than anybody writes: a stranger may write more.
pub(super) const MOST_RULES: usize = 100;

/// The rule of a name. One that no ignore can silence is a fault; one that does not exist is told by
/// the rule `unknown-rule`.
pub(super) fn named(
    name: &str,
    place: Place,
    faults: &mut Vec<IgnoreFault>,
) -> Option<WrittenRule> {
    let rule = rules::ignorable().find(|rule| rule.name.0 == name);
    let exists = rules::all().iter().any(|rule| rule.name.0 == name);
    if rule.is_none() && exists {
        faults.push(IgnoreFault {
            place,
            message: format!("`{name}` cannot be ignored"),
            help: "mend what it finds; its level can be set under `rules:` in the config"
                .to_owned(),
        });
        return None;
    }
    Some(WrittenRule {
        name: shown(name),
        place,
        rule,
    })
}

/// A name as messages show it: no rule has a longer one.
pub(super) fn shown(name: &str) -> String {
    const LONGEST: usize = 40;
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
        None => name.to_owned(),
    }
}
