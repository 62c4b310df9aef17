//! Rules by their names.

use catlint_core::Place;

use super::written::{IgnoreFault, WrittenRule};
use crate::rules;

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
        name: name.to_owned(),
        place,
        rule,
    })
}
