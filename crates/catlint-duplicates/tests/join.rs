//! The join against an oracle that compares every pair, on a path of its own: sets of texts, distances
//! by a table, weights by counting.

use std::collections::{BTreeMap, BTreeSet};

use catlint_duplicates::join::{
    BagBuilder, Bags, Overlap, SimilarPair, pairs, pairs_within, weight,
};
use proptest::collection::vec;
use proptest::prelude::*;

type Names = Vec<Vec<String>>;

fn bags(names: &[Vec<String>]) -> Bags {
    let mut builder = BagBuilder::default();
    names
        .iter()
        .for_each(|words| builder.push(words.iter().map(String::as_str)));
    builder.finish()
}

/// Every similar pair of different sets, told by the first records, with what is shared of what.
type Found = BTreeSet<(usize, usize, u64, u64)>;

fn joined(names: &[Vec<String>], threshold: u32) -> Found {
    let joined = pairs(&bags(names), threshold);
    let pair = |pair: &SimilarPair| {
        let Overlap { shared, whole } = pair.overlap;
        (pair.first as usize, pair.second as usize, shared, whole)
    };
    joined.pairs.iter().map(pair).collect()
}

/// What the oracle knows of the words of a catalogue.
struct Words {
    frequency: BTreeMap<String, u32>,
    records: u32,
}

impl Words {
    fn of(names: &[Vec<String>]) -> Self {
        let mut frequency = BTreeMap::new();
        let sets = names
            .iter()
            .map(|name| name.iter().collect::<BTreeSet<_>>());
        let sets: Vec<_> = sets.filter(|set| !set.is_empty()).collect();
        for word in sets.iter().flatten() {
            *frequency.entry((*word).clone()).or_insert(0) += 1;
        }
        let records = u32::try_from(sets.len()).expect("few");
        Self { frequency, records }
    }

    fn weight(&self, word: &str) -> u64 {
        match ["the", "of"].contains(&word) {
            true => 10,
            false => u64::from(weight(self.frequency[word], self.records)),
        }
    }

    /// Words one slip from this one, both at least five letters without a digit.
    fn near(&self, word: &str) -> Vec<&String> {
        let may = |word: &str| word.chars().count() >= 5 && !word.chars().any(char::is_numeric);
        let words = self.frequency.keys();
        // `close` and `closer` are two words.
        let longer =
            |a: &str, b: &str| ["r", "st"].iter().any(|end| a.strip_suffix(end) == Some(b));
        let two = |other: &str| longer(word, other) || longer(other, word);
        let near = words
            .filter(|other| may(word) && may(other) && distance(word, other) == 1 && !two(other));
        near.collect()
    }

    /// What a word is taken for: of the words that at least four times as many records have, the one of
    /// most, then the first by its bytes.
    fn meant<'w>(&'w self, word: &'w String) -> &'w String {
        let own = self.frequency[word];
        let known = self.near(word).into_iter();
        let known = known.filter(|other| own <= 2 && self.frequency[*other] >= 4 * own.max(2));
        let best = known.min_by_key(|other| (u32::MAX - self.frequency[*other], *other));
        best.unwrap_or(word)
    }

    fn neighbours(&self, one: &String, other: &String) -> bool {
        let rare = |word: &String| self.frequency[word] <= 7 && self.meant(word) == word;
        rare(one) && rare(other) && self.near(one).contains(&other)
    }
}

/// The distance of two words by insertions, deletions, substitutions and exchanges of neighbours: the
/// whole table.
fn distance(one: &str, other: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let cost = usize::from(a[i - 1] != b[j - 1]);
                let mut least = (table[i - 1][j] + 1)
                    .min(table[i][j - 1] + 1)
                    .min(table[i - 1][j - 1] + cost);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    least = least.min(table[i - 2][j - 2] + 1);
                }
                least
            };
        }
    }
    table[a.len()][b.len()]
}

/// A name as the words it means, each with whether it is misspelt.
type Meant = BTreeMap<String, bool>;

fn meant(words: &Words, name: &[String]) -> Meant {
    let mut meant = Meant::new();
    for word in name {
        let known = words.meant(word);
        let slip = known != word;
        let entry = meant.entry(known.clone()).or_insert(slip);
        *entry &= slip;
    }
    meant
}

fn similarity(words: &Words, one: &Meant, other: &Meant) -> (u64, u64) {
    let (mut shared, mut whole) = (0, 0);
    let mut own: BTreeSet<&String> = one.keys().collect();
    let mut its: BTreeSet<&String> = other.keys().collect();
    for word in one.keys().filter(|word| other.contains_key(*word)) {
        let weight = words.weight(word);
        whole += weight;
        shared += if one[word] == other[word] {
            weight
        } else {
            weight * 4 / 5
        };
        own.remove(word);
        its.remove(word);
    }
    // Neighbours, the rarest first, then by bytes, whichever side they stand on.
    let key = |word: &String| (words.frequency[word], word.clone());
    let mut edges = Vec::new();
    for a in &own {
        for b in its.iter().filter(|b| words.neighbours(a, b)) {
            edges.push((key(a).min(key(b)), key(a).max(key(b)), *a, *b));
        }
    }
    edges.sort();
    for (_, _, a, b) in edges {
        if own.contains(a) && its.contains(b) {
            own.remove(a);
            its.remove(b);
            let weight = words.weight(a).min(words.weight(b));
            shared += weight * 4 / 5;
            whole += weight;
        }
    }
    whole += own
        .iter()
        .chain(&its)
        .map(|word| words.weight(word))
        .sum::<u64>();
    (shared, whole)
}

fn oracle(names: &[Vec<String>], threshold: u64) -> Found {
    let words = Words::of(names);
    let meant: Vec<Meant> = names.iter().map(|name| meant(&words, name)).collect();
    let mut found = Found::new();
    for (second, other) in meant.iter().enumerate() {
        // Equal sets are told by their first record.
        if other.is_empty() || meant[..second].contains(other) {
            continue;
        }
        for (first, one) in meant[..second].iter().enumerate() {
            if one.is_empty() || meant[..first].contains(one) {
                continue;
            }
            let (shared, whole) = similarity(&words, one, other);
            if 1000 * shared >= threshold * whole {
                found.insert((first, second, shared, whole));
            }
        }
    }
    found
}

/// Few words, so that names meet; some one slip apart, some of other scripts.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[bcf]{1,2}",
        2 => "wor[dk]e?r",
        2 => "progr[ae]m{1,2}e",
        1 => "close[rd]?",
        1 => "стр[аo]на",
        1 => "(the|of|2012|2013)",
    ]
}

fn names() -> impl Strategy<Value = Names> {
    vec(vec(word(), 0..6), 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_join_is_the_oracle(names in names(), threshold in prop_oneof![Just(450), Just(500), Just(600), Just(750), Just(800), Just(1000)]) {
        prop_assert_eq!(joined(&names, threshold), oracle(&names, u64::from(threshold)));
    }

    #[test]
    fn classes_leave_out_what_cannot_be_one_and_nothing_else(
        names in names(), classes in vec(0u32..4, 60), odd in any::<bool>(),
    ) {
        let bags = bags(&names);
        let class = |record: u32| classes[record as usize];
        let apart = |one: u32, other: u32| {
            let (one, other) = (class(one), class(other));
            one != 0 && other != 0 && one != other
        };
        let may = |one: u32, other: u32| !apart(one, other) && (odd || one % 2 == other % 2);
        let all = pairs(&bags, 450);
        let shared: BTreeSet<u32> = all.equal.iter().map(|members| members[0]).collect();
        let kept = |pair: &&SimilarPair| {
            let several = [pair.first, pair.second].iter().any(|first| shared.contains(first));
            several || may(pair.first, pair.second)
        };
        let expected: Vec<_> = all.pairs.iter().filter(kept).copied().collect();
        let found = pairs_within(&bags, 450, class, may);
        prop_assert_eq!(found.equal, all.equal);
        prop_assert_eq!(found.pairs, expected);
    }

    #[test]
    fn the_order_of_the_records_changes_nothing(names in names(), seed in any::<u64>()) {
        let mut shuffled: Vec<_> = names.iter().cloned().enumerate().collect();
        shuffled.sort_by_key(|(number, _)| (*number as u64 ^ seed).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let others: Names = shuffled.iter().map(|(_, name)| name.clone()).collect();
        // Which record tells a set depends on the order; what the sets have in common does not.
        let told = |names: &[Vec<String>]| {
            let pairs = joined(names, 450).into_iter();
            let mut told: Vec<_> = pairs.map(|(_, _, shared, whole)| (shared, whole)).collect();
            told.sort_unstable();
            told
        };
        prop_assert_eq!(told(&names), told(&others));
    }

    #[test]
    fn a_record_of_other_words_flips_no_pair(mut names in names()) {
        // The size of a catalogue counts by powers of four, its words by their own frequency.
        let filled = names.iter().filter(|name| !name.is_empty()).count();
        prop_assume!(!(filled + 1).is_power_of_two());
        let before = joined(&names, 450);
        names.push(vec!["unrelated".to_owned(), "entirely".to_owned()]);
        prop_assert_eq!(before, joined(&names, 450));
    }
}

#[test]
fn the_edges_of_the_definition() {
    let name = |text: &str| {
        text.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let names = ["", "", "red", "red blue", "blue red", "green", "green"].map(name);
    let all = pairs(&bags(&names), 500);
    assert_eq!(all.equal, [vec![3, 4], vec![5, 6]]);
    // Exactly the threshold, which is `red` of `red` and `blue`: all words weigh the same here.
    assert_eq!(joined(&names, 500), BTreeSet::from([(2, 3, 70, 140)]));
    assert!(joined(&names, 501).is_empty());
    assert!(pairs(&bags(&[]), 500).pairs.is_empty());
}

#[test]
fn ten_thousand_records_are_joined_as_the_oracle_joins_them() {
    let mut state = 7u64;
    let mut next = |most: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) % most
    };
    let names: Names = (0..10_000)
        .map(|_| {
            let head = ["seasonal", "worker", "program"][..next(4) as usize].iter();
            let mut name: Vec<String> = head.map(|word| (*word).to_owned()).collect();
            for _ in 0..=next(3) {
                let rare = next(100) * next(40);
                name.push(format!(
                    "{}ord{}",
                    char::from(b'a' + (rare % 26) as u8),
                    letters(rare)
                ));
            }
            name
        })
        .collect();
    let found = joined(&names, 600);
    assert!(found.len() > 1000, "{}", found.len());
    assert_eq!(found, by_counting(&names, 600));
}

fn letters(mut number: u64) -> String {
    let mut text = String::new();
    while number > 0 {
        text.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    text
}

/// The oracle for many names: every pair still, but what is known of words is looked up once.
#[expect(
    clippy::too_many_lines,
    reason = "a plain second way, from top to bottom"
)]
fn by_counting(names: &[Vec<String>], threshold: u64) -> Found {
    let words = Words::of(names);
    let all: BTreeMap<String, String> = words
        .frequency
        .keys()
        .map(|word| (word.clone(), words.meant(word).clone()))
        .collect();
    let near: BTreeMap<&String, Vec<&String>> = words
        .frequency
        .keys()
        .map(|word| {
            let near = words
                .near(word)
                .into_iter()
                .filter(|other| words.neighbours(word, other));
            (word, near.collect())
        })
        .collect();
    let numbers: BTreeMap<&String, u32> = {
        let mut sorted: Vec<_> = words
            .frequency
            .iter()
            .map(|(word, of)| (of, word))
            .collect();
        sorted.sort();
        sorted
            .into_iter()
            .zip(0..)
            .map(|((_, word), number)| (word, number))
            .collect()
    };
    let weights: Vec<u64> = {
        let mut weights = vec![0; numbers.len()];
        numbers
            .iter()
            .for_each(|(word, number)| weights[*number as usize] = words.weight(word));
        weights
    };
    let close: Vec<Vec<u32>> = {
        let mut close = vec![Vec::new(); numbers.len()];
        near.iter().for_each(|(word, near)| {
            close[numbers[*word] as usize] = near.iter().map(|other| numbers[*other]).collect();
        });
        close
    };
    let sets: Vec<BTreeMap<u32, bool>> = names
        .iter()
        .map(|name| {
            let mut set = BTreeMap::new();
            for word in name {
                let slip = all[word] != *word;
                *set.entry(numbers[&all[word]]).or_insert(slip) &= slip;
            }
            set
        })
        .collect();
    let mut firsts: Vec<usize> = Vec::new();
    let mut seen = BTreeSet::new();
    for (record, set) in sets.iter().enumerate() {
        if !set.is_empty() && seen.insert(set.clone()) {
            firsts.push(record);
        }
    }
    let mut found = Found::new();
    for (position, second) in firsts.iter().enumerate() {
        for first in &firsts[..position] {
            let (one, other) = (&sets[*first], &sets[*second]);
            let (mut shared, mut whole) = (0, 0);
            let mut own: Vec<u32> = Vec::new();
            for (word, slip) in one {
                match other.get(word) {
                    Some(its) => {
                        let weight = weights[*word as usize];
                        whole += weight;
                        shared += if slip == its { weight } else { weight * 4 / 5 };
                    }
                    None => own.push(*word),
                }
            }
            let mut its: Vec<u32> = other
                .keys()
                .filter(|word| !one.contains_key(word))
                .copied()
                .collect();
            let mut edges: Vec<(u32, u32)> = Vec::new();
            for a in &own {
                edges.extend(
                    its.iter()
                        .filter(|b| close[*a as usize].contains(b))
                        .map(|b| (*a, *b)),
                );
            }
            edges.sort_by_key(|(a, b)| (a.min(b).to_owned(), a.max(b).to_owned()));
            for (a, b) in edges {
                if own.contains(&a) && its.contains(&b) {
                    own.retain(|word| *word != a);
                    its.retain(|word| *word != b);
                    let weight = weights[a as usize].min(weights[b as usize]);
                    shared += weight * 4 / 5;
                    whole += weight;
                }
            }
            whole += own
                .iter()
                .chain(&its)
                .map(|word| weights[*word as usize])
                .sum::<u64>();
            if 1000 * shared >= threshold * whole {
                found.insert((*first, *second, shared, whole));
            }
        }
    }
    found
}
