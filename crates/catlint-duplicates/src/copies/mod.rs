//! Texts that were copied and changed a little, by runs of five words (Broder 1997, there called shingles).

mod repeats;
mod shingles;

use std::collections::{HashMap, HashSet};

use catlint_core::document::NodeId;
use catlint_core::{Catalogue, CollectionId};

use crate::claims::RecordClaims;
use crate::fields;
use rayon::prelude::*;
use repeats::Repeats;
use shingles::shingles;

/// Runs that more different texts than this have are boilerplate.
const BOILERPLATE: usize = 5;
/// A text of fewer runs, two lines, follows a formula more often than it was copied.
const FEWEST: usize = 12;
/// Texts that share so much of what both have are copies, in thousandths.
const ALIKE: u64 = 500;
/// So much of the shorter one, if it is a passage of [`PASSAGE`] runs, is a copied passage.
const CONTAINED: u64 = 800;
const PASSAGE: u64 = 20;

/// Two texts of which one is nearly the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Copy {
    /// The first, as record and node.
    pub(crate) one: (usize, NodeId),
    /// The second.
    pub(crate) other: (usize, NodeId),
    /// What they share.
    pub(crate) amount: Amount,
}

/// How much two texts share, in runs of five words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount {
    /// Runs that both have.
    pub shared: u64,
    /// Runs of the second text.
    pub whole: u64,
    /// Runs of both that were left out, since many texts have them.
    pub boilerplate: u64,
}

/// One long text.
struct Text {
    at: (usize, NodeId),
    /// The hash of what it claims: equal texts of one field have the same.
    key: u64,
    /// Its runs; once all texts are known, those that may stand in another one.
    shingles: Vec<u64>,
    /// How many runs it has that are no boilerplate.
    count: u64,
    /// And how many that are.
    boilerplate: u64,
}

/// The copies within each field of a collection of which `is_own` says that it tells of the record itself,
/// sorted. Texts that are equal are compared once.
/// O(words), and the pairs of texts that share a run.
pub(crate) fn copies(
    catalogue: &Catalogue,
    collection: CollectionId,
    claims: &[RecordClaims],
    is_own: impl Fn(u64) -> bool + Sync,
) -> Vec<Copy> {
    let mut texts = texts(catalogue, collection, claims, is_own);
    let repeats = Repeats::of(texts.iter().flat_map(|text| &text.shingles));
    texts
        .par_iter_mut()
        .for_each(|text| text.shingles.retain(|run| repeats.may_have(*run)));
    let shared = shared(&mut texts);
    let judged = shared.into_iter();
    let copies = judged.filter_map(|((one, other), shared)| {
        let at = |number: u32| texts.get(usize::try_from(number).ok()?);
        judge(at(one)?, at(other)?, shared)
    });
    let mut copies: Vec<Copy> = copies.collect();
    copies.sort_unstable();
    copies
}

fn judge(one: &Text, other: &Text, shared: u64) -> Option<Copy> {
    let (own, its) = (one.count, other.count);
    let lesser = own.min(its);
    if usize::try_from(lesser).unwrap_or(0) < FEWEST {
        return None;
    }
    let alike = 1000 * shared >= ALIKE * (own + its - shared);
    let contained = shared >= PASSAGE && 1000 * shared >= CONTAINED * lesser;
    (alike || contained).then_some(Copy {
        one: one.at,
        other: other.at,
        amount: Amount {
            shared,
            whole: its,
            boilerplate: one.boilerplate.max(other.boilerplate),
        },
    })
}

/// The runs that two texts share, by their numbers. Takes boilerplate out of the counts.
fn shared(texts: &mut [Text]) -> HashMap<(u32, u32), u64> {
    let mut postings = Vec::new();
    for (text, number) in texts.iter().zip(0u32..) {
        postings.extend(text.shingles.iter().map(|run| (*run, number)));
    }
    postings.par_sort_unstable();
    // A run that one text has twice counts once.
    for pair in postings.windows(2) {
        if let [one, other] = pair
            && one == other
        {
            discount(texts, one.1);
        }
    }
    postings.dedup();
    let mut shared: HashMap<(u32, u32), u64> = HashMap::new();
    for run in postings.chunk_by(|one, other| one.0 == other.0) {
        if run.len() > BOILERPLATE {
            for (_, text) in run {
                let left_out = discount(texts, *text).into_iter();
                left_out.for_each(|text| text.boilerplate += 1);
            }
            continue;
        }
        for (position, (_, one)) in run.iter().enumerate() {
            for (_, other) in run.iter().skip(position + 1) {
                *shared.entry((*one, *other)).or_default() += 1;
            }
        }
    }
    shared
}

/// Counts one run less in a text.
fn discount(texts: &mut [Text], number: u32) -> Option<&mut Text> {
    let text = texts.get_mut(usize::try_from(number).ok()?)?;
    text.count -= 1;
    Some(text)
}

/// The long texts, of equal ones the first. Which texts are long, the claims know.
fn texts(
    catalogue: &Catalogue,
    collection: CollectionId,
    claims: &[RecordClaims],
    is_own: impl Fn(u64) -> bool + Sync,
) -> Vec<Text> {
    let records = catalogue.records.par_iter().zip(claims).enumerate();
    let records = records.filter(|(_, (record, _))| record.collection == collection);
    let long = records.flat_map_iter(|(number, (record, claims))| {
        let is_own = &is_own;
        claims.texts().filter_map(move |(key, node)| {
            let document = catalogue.document(record.document);
            let field = fields::field_of(document, record.root, node);
            let runs = shingles(document.as_str(node).filter(|_| is_own(field))?);
            Some(Text::new((number, node), key, within(field, runs)))
        })
    });
    let mut texts: Vec<Text> = long.collect();
    let mut seen = HashSet::new();
    texts.retain(|text| seen.insert(text.key));
    texts
}

impl Text {
    fn new(at: (usize, NodeId), key: u64, shingles: Vec<u64>) -> Self {
        Self {
            at,
            key,
            count: u64::try_from(shingles.len()).unwrap_or(u64::MAX),
            shingles,
            boilerplate: 0,
        }
    }
}

/// Runs of one field are no runs of another.
fn within(field: u64, mut shingles: Vec<u64>) -> Vec<u64> {
    for run in &mut shingles {
        *run = fields::hash(&(field, *run));
    }
    shingles
}

#[cfg(test)]
mod tests;
