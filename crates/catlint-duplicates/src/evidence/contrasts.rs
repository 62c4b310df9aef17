//! Words of which a thing has one: north or south, annual or monthly.

use super::Shared;
use crate::join::{Bags, Word};

/// Words that set two things of one kind apart, where each has one of its own.
#[expect(clippy::too_many_lines, reason = "one case after the other")]
pub(super) fn apart(shared: &Shared, bags: &Bags) -> bool {
    const SETS: &[&[&str]] = &[
        &[
            "north",
            "south",
            "east",
            "west",
            "northern",
            "southern",
            "eastern",
            "western",
            "central",
            "northeast",
            "northwest",
            "southeast",
            "southwest",
        ],
        &["upper", "lower", "middle"],
        &[
            "male", "female", "men", "women", "mens", "womens", "boys", "girls",
        ],
        &[
            "annual",
            "quarterly",
            "monthly",
            "weekly",
            "daily",
            "hourly",
            "yearly",
        ],
        &["inbound", "outbound"],
        &["import", "imports", "export", "exports"],
        &["primary", "secondary", "tertiary"],
        &["urban", "rural"],
        &["undergraduate", "graduate", "postgraduate"],
        &[
            "january",
            "february",
            "march",
            "april",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        &[
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ],
    ];
    let has =
        |words: &[Word], set: &[&str]| words.iter().any(|word| set.contains(&bags.text(*word)));
    SETS.iter()
        .any(|set| has(&shared.own, set) && has(&shared.its, set))
}
