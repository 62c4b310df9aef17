//! The longest part of a list that is in order already.

use std::cmp::Ordering;

/// The indices of a longest subsequence that is in order (patience sorting, Fredman 1975).
/// O(n log n).
pub(super) fn longest_sorted<T>(
    keys: &[Vec<T>],
    order: impl Fn(&[T], &[T]) -> Ordering,
) -> Vec<usize> {
    let key = |index: usize| keys.get(index).map_or(&[][..], Vec::as_slice);
    // The last index of the best sequence of each length, and what comes before each index.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(keys.len());
    for index in 0..keys.len() {
        let at = ends.partition_point(|end| order(key(*end), key(index)).is_le());
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
    use super::longest_sorted;

    #[test]
    fn as_few_items_as_possible_are_moved() {
        for (text, kept) in [
            ("abcd", "abcd"),
            ("bacd", "acd"),
            ("dabc", "abc"),
            ("bcda", "bcd"),
            ("aab", "aab"),
            ("", ""),
        ] {
            let keys: Vec<Vec<char>> = text.chars().map(|letter| vec![letter]).collect();
            let found = longest_sorted(&keys, Ord::cmp);
            let found: String = found.iter().map(|index| keys[*index][0]).collect();
            assert_eq!(found, kept, "{text}");
        }
    }
}
