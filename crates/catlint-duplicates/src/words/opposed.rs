//! Words that differ in a letter or two and mean two things.

/// Whether two words are made of each other and mean two things all the same: with and without, close and
/// closer, able and unable, care and careless.
pub(crate) fn are_opposed(one: &str, other: &str) -> bool {
    let (short, long) = match one.len() < other.len() {
        true => (one, other),
        false => (other, one),
    };
    let stem = short.strip_suffix('e').unwrap_or(short);
    let behind = long.strip_prefix(short).or_else(|| long.strip_prefix(stem));
    let before = long.strip_suffix(short);
    behind.is_some_and(|end| ENDINGS.contains(&end))
        || before.is_some_and(|start| BEGINNINGS.contains(&start))
}

const ENDINGS: [&str; 6] = ["out", "less", "er", "est", "r", "st"];
const BEGINNINGS: [&str; 7] = ["un", "non", "in", "im", "anti", "de", "dis"];

#[cfg(test)]
mod tests {
    use super::are_opposed;

    #[test]
    fn words_that_mean_two_things_are_no_slips_of_each_other() {
        for (one, other) in [
            ("with", "without"),
            ("close", "closer"),
            ("closest", "close"),
            ("care", "careless"),
            ("stable", "unstable"),
        ] {
            assert!(are_opposed(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("program", "programs"),
            ("centre", "center"),
            ("dept", "department"),
        ] {
            assert!(!are_opposed(one, other), "{one} {other}");
        }
    }
}
