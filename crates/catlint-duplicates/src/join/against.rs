//! One set held against others, one by one.

use super::PerMille;
use super::bags::Bags;
use super::overlap::reaching;
use super::word::{Word, index};

/// A set, and what others must have of it to be worth a comparison.
pub(crate) struct Against<'b> {
    bags: &'b Bags,
    own: &'b [Word],
    threshold: PerMille,
    /// Whether each word, by its rank, is one of the set's or a neighbour of one.
    near: Vec<bool>,
}

impl<'b> Against<'b> {
    /// Reads the set of a record. O(vocabulary).
    pub(crate) fn new(bags: &'b Bags, record: u32, threshold: PerMille) -> Self {
        let own = bags.of(record);
        let mut near = vec![false; bags.vocabulary()];
        let ranks = own.iter().flat_map(|word| {
            let neighbours = bags.spelling.neighbours(word.rank());
            neighbours.chain([word.rank()])
        });
        for rank in ranks {
            near.get_mut(index(rank))
                .into_iter()
                .for_each(|near| *near = true);
        }
        Self {
            bags,
            own,
            threshold,
            near,
        }
    }

    /// Whether the set of another record is similar: the pairs of which it is true are those that
    /// [`pairs`](super::pairs) gives, and the equal ones. O(words).
    pub(crate) fn reaches(&self, other: u32) -> bool {
        let its = self.bags.of(other);
        let near = |word: &Word| self.near.get(index(word.rank())).is_some_and(|near| *near);
        its.iter().any(near) && reaching(self.bags, self.own, its, self.threshold).is_some()
    }
}
