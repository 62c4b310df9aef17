//! How long the comparison of one record with its schema may take, in steps and not in time, so that
//! it comes to the same end on every machine.
#![deny(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use std::cell::Cell;

use catlint_core::document::{Document, NodeId};

/// What the comparison of one record may cost.
struct Budget {
    /// For every record.
    least: u64,
    /// For each of its values besides.
    each: u64,
    /// For the largest of all.
    most: u64,
}

/// Looks at values, some ten million a second.
const STEPS: Budget = Budget {
    least: 5_000_000,
    each: 200,
    most: 100_000_000,
};

/// Errors, by what they take: some hundred bytes each, and the way to their place in the record and
/// in the schema. Those of branches in branches are all kept until the last is known. An honest record
/// has one or two for a value at worst.
const ERRORS: Budget = Budget {
    least: 100_000,
    each: 8,
    most: 2_000_000,
};
/// Levels, and bytes of a path, for which an error costs as much again.
const LEVELS: usize = 4;
const BYTES: usize = 64;
/// Values, copied into an error, for which it costs as much again.
const NODES: usize = 16;

impl Budget {
    fn of(&self, document: &Document) -> u64 {
        let nodes = u64::try_from(document.node_count()).unwrap_or(u64::MAX);
        let whole = nodes.saturating_mul(self.each).saturating_add(self.least);
        whole.min(self.most)
    }
}

/// A document with the steps that are left. Once there are none, every value of it seems to be
/// nothing, so that a validator which cannot be stopped runs out of things to do.
#[derive(Debug)]
pub(crate) struct Ground<'d> {
    pub(crate) document: &'d Document,
    steps: Cell<u64>,
    errors: Cell<u64>,
    /// What an error costs: as much as the deepest, since the way through aliases is not known.
    price: u64,
    /// The value that is copied where an error is about it, and for what price.
    whole: Option<(NodeId, u64)>,
}

impl<'d> Ground<'d> {
    pub(crate) fn new(document: &'d Document, whole: Option<NodeId>) -> Self {
        let copies = document.node_count().checked_div(NODES).unwrap_or_default();
        let copies = u64::try_from(copies).unwrap_or(u64::MAX);
        Self {
            document,
            steps: Cell::new(STEPS.of(document)),
            errors: Cell::new(ERRORS.of(document)),
            price: price(document),
            whole: whole.map(|node| (node, copies)),
        }
    }

    /// Takes a step. Says whether there was one left.
    pub(crate) fn step(&self) -> bool {
        let left = self.steps.get();
        self.steps.set(left.saturating_sub(1));
        left > 0
    }

    /// Makes an error about a value, and says whether it gets a copy of it. After too many of them
    /// there is no step left either.
    pub(crate) fn err(&self, node: NodeId) -> bool {
        let whole = self.whole.filter(|(whole, _)| *whole == node);
        let price = whole
            .map_or(0, |(_, price)| price)
            .saturating_add(self.price);
        let left = self.errors.get().saturating_sub(price);
        self.errors.set(left);
        if left == 0 {
            self.steps.set(0);
        }
        whole.is_some()
    }

    /// Whether what was found is worth nothing, since not all of it was looked at.
    pub(crate) fn is_exhausted(&self) -> bool {
        self.steps.get() == 0
    }
}

fn price(document: &Document) -> u64 {
    let levels = document.deepest();
    let path = levels.saturating_mul(document.longest_key());
    let [levels, path] = [(levels, LEVELS), (path, BYTES)]
        .map(|(amount, unit)| amount.checked_div(unit).unwrap_or_default());
    let price = levels.saturating_add(path).saturating_add(1);
    u64::try_from(price).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use catlint_core::document::Limits;

    use super::*;

    #[test]
    fn a_budget_grows_with_the_record_and_ends() {
        let of = |text: String| {
            let document = Document::parse("a.json", text.into_bytes(), &Limits::default());
            ERRORS.of(&document)
        };
        assert_eq!(of("[1, 2]".to_owned()), 100_000 + 3 * 8);
        assert_eq!(of(format!("[{}1]", "1,".repeat(300_000))), 2_000_000);
    }

    #[test]
    fn an_error_costs_more_where_the_way_to_it_is_long() {
        let of = |text: &str| {
            let document = Document::parse("a.yaml", text.into(), &Limits::default());
            price(&document)
        };
        assert_eq!(of("[1, {a: 1}]"), 1);
        assert_eq!(of("[[[[1]]]]"), 2);
        assert_eq!(of("a: &x [[1]]\nb: [*x]"), 2, "behind an alias");
        assert_eq!(of(&format!("{}: [1]", "k".repeat(32))), 2);
    }

    #[test]
    fn what_is_spent_is_spent() {
        let document = Document::parse("a.json", b"1".to_vec(), &Limits::default());
        let root = document.roots()[0];
        let ground = Ground::new(&document, None);
        ground.steps.set(2);
        assert!(ground.step() && !ground.is_exhausted());
        assert!(ground.step() && ground.is_exhausted());
        assert!(!ground.step());
        let ground = Ground::new(&document, None);
        ground.errors.set(2);
        assert!(!ground.err(root), "it is not copied");
        assert!(!ground.is_exhausted());
        ground.err(root);
        assert!(ground.is_exhausted());
    }

    #[test]
    fn a_whole_record_is_copied_only_where_a_pattern_may_be_given_up_and_for_its_price() {
        let text = format!("[{}1]", "1,".repeat(98));
        let document = Document::parse("a.json", text.into_bytes(), &Limits::default());
        let root = document.roots()[0];
        let first = document.item(root, 0).expect("an item");
        let ground = Ground::new(&document, Some(root));
        let before = ground.errors.get();
        assert!(!ground.err(first));
        assert_eq!(before - ground.errors.get(), 1);
        assert!(ground.err(root));
        assert_eq!(before - ground.errors.get(), 2 + 100 / 16);
    }
}
