//! How much a word says: the rarer, the more. Whole numbers, so that every machine agrees.

/// The unit of a weight, so that four fifths of it is a whole number.
pub(crate) const UNIT: u32 = 10;

/// The weight of a word that `records` of `all` records have: one unit for each halving of its
/// frequency, in steps.
///
/// Both numbers are taken by their order of magnitude (the frequency by powers of two, the size of
/// the catalogue by powers of four), so that one more record changes a weight only where a word or the
/// catalogue passes such a border. In a small catalogue all words weigh nearly the same: what is
/// rare there is so by chance.
#[must_use]
pub fn weight(records: u32, all: u32) -> u32 {
    /// Steps that even the smallest catalogue has.
    const FEWEST: u32 = 6;
    let size = 2 * (all.max(1).ilog2() / 2);
    // A word of two records is as rare as one of a single record: a pair has two.
    let frequency = (records.max(2) / 2).ilog2();
    UNIT * (1 + size.max(FEWEST).saturating_sub(frequency))
}

#[cfg(test)]
mod tests {
    use super::weight;

    #[test]
    fn a_weight_falls_with_frequency_and_stands_still_in_between() {
        assert_eq!(weight(1, 10), 70);
        assert_eq!(weight(2, 10), weight(1, 10));
        assert_eq!(weight(4, 10), 60);
        assert_eq!(weight(1, 1_000_000), 190);
        assert_eq!(weight(1_000_000, 1_000_000), 10);
        assert_eq!(weight(100, 5_000), weight(120, 9_000));
        assert_eq!(weight(0, 0), 70);
    }
}
