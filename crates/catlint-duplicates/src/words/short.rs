//! Contractions that leave letters out in the middle.

/// Whether a word is the usual contraction of another.
pub(crate) fn is_contraction(short: &str, long: &str) -> bool {
    CONTRACTIONS
        .iter()
        .any(|(own, stands_for)| *own == short && long.starts_with(stands_for))
}

/// What each begins with when it is written out.
const CONTRACTIONS: &[(&str, &str)] = &[
    ("assn", "association"),
    ("ave", "avenue"),
    ("bldg", "building"),
    ("blvd", "boulevard"),
    ("bros", "brothers"),
    ("ctr", "cent"),
    ("dept", "department"),
    ("ft", "fort"),
    ("govt", "government"),
    ("hwy", "highway"),
    ("inst", "institut"),
    ("intl", "international"),
    ("ltd", "limited"),
    ("mgmt", "management"),
    ("min", "ministry"),
    ("mt", "mount"),
    ("natl", "national"),
    ("pkwy", "parkway"),
    ("prog", "program"),
    ("rd", "road"),
    ("sq", "square"),
    ("st", "saint"),
    ("st", "street"),
    ("univ", "universi"),
];
