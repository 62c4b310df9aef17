//! Which items have to be moved so that a list is sorted, and where.

use std::cmp::Ordering;

use catlint_core::document::NodeId;
use catlint_core::rearrange::{Shift, Target};
use catlint_core::subsequence::longest_sorted;

use super::keys::{Key, Keys};
use super::misplaced::Move;

/// The items that have to be moved: as few as possible, and of those that a change has put there as
/// many as needed so that the others stay. O(n log n).
pub(super) fn moves<'a>(keys: &Keys<'a>, is_fresh: impl Fn(NodeId) -> bool) -> Vec<Move<'a>> {
    let sorted = keys
        .keys
        .is_sorted_by(|one, other| keys.order(one, other).is_le());
    if sorted {
        return Vec::new();
    }
    let kept = kept(keys, &is_fresh);
    let all = keys.keys.iter().enumerate();
    let moved = all.filter(|(index, _)| kept.binary_search(index).is_err());
    let moved: Vec<&Key<'a>> = moved.map(|(_, key)| key).collect();
    let stay = kept.iter().filter_map(|index| keys.keys.get(*index));
    let stay: Vec<&Key<'a>> = stay.collect();
    // What was wrong before is told by what was there before: a change is not to blame for it.
    let settled = stay.iter().filter(|key| !is_fresh(key.item));
    let settled: Vec<&Key<'a>> = settled.copied().collect();
    let mut in_order: Vec<usize> = (0..moved.len()).collect();
    in_order.sort_by(|one, other| match (moved.get(*one), moved.get(*other)) {
        (Some(one), Some(other)) => keys.order(one, other),
        _ => Ordering::Equal,
    });
    let ranks = in_order.into_iter().zip(0..);
    let mut ranks: Vec<(usize, usize)> = ranks.collect();
    ranks.sort_unstable();
    let moves = moved.iter().zip(ranks);
    let moves = moves.filter_map(|(key, (_, rank))| match is_fresh(key.item) {
        true => to_move(keys, &stay, key, rank),
        false => to_move(keys, &settled, key, rank),
    });
    moves.collect()
}

fn to_move<'a>(keys: &Keys<'a>, stay: &[&Key<'a>], key: &Key<'a>, rank: usize) -> Option<Move<'a>> {
    let next = stay.partition_point(|other| keys.order(other, key).is_le());
    let before = stay.get(next);
    let to = match before {
        Some(before) => Target::Before(before.item),
        None => Target::Behind(stay.last()?.item),
    };
    Some(Move {
        value: key.name()?.clone(),
        before: before.and_then(|before| before.name()).cloned(),
        shift: Shift { item: key.item, to },
        rank,
    })
}

/// The indices of the items that stay: a longest sequence in order of what was there before, and as
/// much of what is new as fits in.
fn kept(keys: &Keys<'_>, is_fresh: impl Fn(NodeId) -> bool) -> Vec<usize> {
    let all = keys.keys.iter().enumerate();
    let (new, old): (Vec<_>, Vec<_>) = all.partition(|(_, key)| is_fresh(key.item));
    let settled = longest(keys, &old);
    let fits = |(index, key): &(usize, &Key<'_>)| {
        let next = settled.partition_point(|(known, _)| known < index);
        let before = next.checked_sub(1).and_then(|before| settled.get(before));
        before.is_none_or(|(_, before)| keys.order(before, key).is_le())
            && settled
                .get(next)
                .is_none_or(|(_, next)| keys.order(key, next).is_le())
    };
    // Whatever fits between two that stay fits all that stay, so that each of those is kept.
    let mut candidates: Vec<_> = new
        .into_iter()
        .filter(fits)
        .chain(settled.clone())
        .collect();
    candidates.sort_unstable_by_key(|(index, _)| *index);
    let kept = longest(keys, &candidates).into_iter();
    kept.map(|(index, _)| index).collect()
}

type Numbered<'k, 'a> = (usize, &'k Key<'a>);

fn longest<'k, 'a>(keys: &Keys<'_>, items: &[Numbered<'k, 'a>]) -> Vec<Numbered<'k, 'a>> {
    let order = |one: &Numbered<'_, '_>, other: &Numbered<'_, '_>| keys.order(one.1, other.1);
    let kept = longest_sorted(items, order).into_iter();
    kept.filter_map(|index| items.get(index).copied()).collect()
}
