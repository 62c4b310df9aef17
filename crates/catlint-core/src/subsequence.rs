//! What of a sequence is in order already.
#![deny(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use std::cmp::Ordering;

/// The indices of a longest subsequence that is in order, equal items in theirs (patience sorting,
/// Fredman 1975). O(n log n).
pub fn longest_sorted<T>(items: &[T], order: impl Fn(&T, &T) -> Ordering) -> Vec<usize> {
    let is_before = |one: usize, other: usize| {
        let pair = items.get(one).zip(items.get(other));
        pair.is_some_and(|(one, other)| order(one, other).is_le())
    };
    // The last index of the best sequence of each length, and what comes before each index.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(items.len());
    for index in 0..items.len() {
        let at = ends.partition_point(|end| is_before(*end, index));
        before.push(at.checked_sub(1).and_then(|last| ends.get(last).copied()));
        match ends.get_mut(at) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let last = ends.last().copied();
    let chain = std::iter::successors(last, |index| before.get(*index).copied().flatten());
    let mut kept: Vec<usize> = chain.collect();
    kept.reverse();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_much_as_possible_is_kept() {
        for (text, kept) in [
            ("abcd", "abcd"),
            ("bacd", "acd"),
            ("dabc", "abc"),
            ("bcda", "bcd"),
            ("aab", "aab"),
            ("", ""),
        ] {
            let letters: Vec<char> = text.chars().collect();
            let found = longest_sorted(&letters, Ord::cmp);
            let found: String = found.iter().map(|index| letters[*index]).collect();
            assert_eq!(found, kept, "{text}");
        }
    }
}
