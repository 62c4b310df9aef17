//! Texts that were copied and changed a little, by runs of five words (Broder 1997, there called shingles).

mod repeats;
mod shingles;
mod sought;
mod word_hashes;

use std::collections::{HashMap, HashSet};

use catlint_core::document::NodeId;
use catlint_core::{Catalogue, CollectionId};

use crate::claims::RecordClaims;
use crate::fields;
use crate::focus::Focus;
use rayon::prelude::*;
use repeats::Repeats;
use shingles::each_shingle;
use sought::Sought;

/// Runs that more different texts than this have are boilerplate.
const BOILERPLATE: usize = 5;
/// A text of fewer runs, two lines, follows a formula more often than it was copied.
const FEWEST: usize = 12;
/// Texts that share so much of what both have are copies, in thousandths.
const ALIKE: u64 = 500;
/// So much of the shorter one, if it is a passage of [`PASSAGE`] runs, is a copied passage.
const CONTAINED: u64 = 800;
const PASSAGE: u64 = 20;
/// Places for each run of all texts, nearly all of which stand in one and need not be sorted: at most two in five
/// find theirs taken.
const PLACES: usize = 2;
/// Copies share so many runs: of two texts of [`FEWEST`] each more than half of either.
const LEAST: usize = FEWEST * 2 / 3;

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
#[derive(Clone, Copy)]
struct Text<'a> {
    at: (usize, NodeId),
    /// The hash of what it claims: equal texts of one field have the same.
    key: u64,
    field: u64,
    text: &'a str,
}

impl Text<'_> {
    fn each_run(&self, take: impl FnMut(u64)) {
        each_shingle(self.field, self.text, |_| true, take);
    }
}

/// The runs of one text.
struct Runs {
    at: (usize, NodeId),
    /// Those that may stand in another text.
    shingles: Vec<u64>,
    /// How many runs it has that are no boilerplate.
    count: u64,
    /// And how many that are.
    boilerplate: u64,
}

/// The copies within each field of a collection of which `is_own` says that it tells of the record itself,
/// sorted; one of each pair is in the focus. Texts that are equal are compared once.
/// O(words), and the pairs of texts that share a run.
pub(crate) fn copies(
    catalogue: &Catalogue,
    collection: CollectionId,
    claims: &[RecordClaims],
    focus: &Focus,
    is_own: impl Fn(u64) -> bool + Sync,
) -> Vec<Copy> {
    let texts = texts(catalogue, collection, claims, is_own);
    let mut runs = runs(&texts, focus);
    let shared = shared(&mut runs);
    let judged = shared.into_iter();
    let copies = judged.filter_map(|((one, other), shared)| {
        let at = |number: u32| runs.get(usize::try_from(number).ok()?);
        judge(at(one)?, at(other)?, shared)
    });
    let mut copies: Vec<Copy> = copies
        .filter(|copy| focus.has(copy.one.0) || focus.has(copy.other.0))
        .collect();
    copies.sort_unstable();
    copies
}

/// The runs of the texts that are compared.
fn runs(texts: &[Text<'_>], focus: &Focus) -> Vec<Runs> {
    if focus.is_everything() {
        let all = texts.par_iter().map(|text| Runs::of(text, |_| true));
        let mut all: Vec<Runs> = all.collect();
        let repeats = Repeats::of(PLACES, all.iter().flat_map(|runs| &runs.shingles));
        all.par_iter_mut()
            .for_each(|runs| runs.shingles.retain(|run| repeats.may_have_twice(*run)));
        return all;
    }
    // Of the others, only what they share with a possible copy is looked at.
    let compared = near_focus(texts, focus);
    if compared.len() < 2 {
        return Vec::new();
    }
    let sought = Sought::of(&compared);
    let all = texts.par_iter();
    all.map(|text| Runs::of(text, |run| sought.count(run) > 0))
        .collect()
}

/// The texts in the focus, and those that share so many runs with one of them that they may be copies of it;
/// nothing if there are none.
fn near_focus<'a>(texts: &[Text<'a>], focus: &Focus) -> Vec<Text<'a>> {
    let own = texts.iter().filter(|text| focus.has(text.at.0)).copied();
    let own: Vec<_> = own.collect();
    if own.is_empty() {
        return own;
    }
    let sought = Sought::of(&own);
    let near = texts.par_iter().filter(|text| {
        let least = if focus.has(text.at.0) { 2 } else { 1 };
        sought.shared(text, least) >= LEAST
    });
    let near: Vec<_> = near.copied().collect();
    if near.is_empty() {
        return near;
    }
    let others = near.into_iter().filter(|text| !focus.has(text.at.0));
    own.into_iter().chain(others).collect()
}

fn judge(one: &Runs, other: &Runs, shared: u64) -> Option<Copy> {
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
fn shared(texts: &mut [Runs]) -> HashMap<(u32, u32), u64> {
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
fn discount(texts: &mut [Runs], number: u32) -> Option<&mut Runs> {
    let text = texts.get_mut(usize::try_from(number).ok()?)?;
    text.count -= 1;
    Some(text)
}

/// The long texts, of equal ones the first. Which texts are long, the claims know.
fn texts<'a>(
    catalogue: &'a Catalogue,
    collection: CollectionId,
    claims: &[RecordClaims],
    is_own: impl Fn(u64) -> bool + Sync,
) -> Vec<Text<'a>> {
    let records = catalogue.records.par_iter().zip(claims).enumerate();
    let records = records.filter(|(_, (record, _))| record.collection == collection);
    let long = records.flat_map_iter(|(number, (record, claims))| {
        let is_own = &is_own;
        claims.texts().filter_map(move |(key, node)| {
            let document = catalogue.document(record.document);
            let field = fields::field_of(document, record.root, node);
            Some(Text {
                at: (number, node),
                key,
                field,
                text: document.as_str(node).filter(|_| is_own(field))?,
            })
        })
    });
    let mut texts: Vec<Text<'a>> = long.collect();
    let mut seen = HashSet::new();
    texts.retain(|text| seen.insert(text.key));
    texts
}

impl Runs {
    /// Counts every run of a text and keeps those that are asked for.
    fn of(text: &Text<'_>, is_kept: impl Fn(u64) -> bool) -> Self {
        let mut runs = Self {
            at: text.at,
            shingles: Vec::new(),
            count: 0,
            boilerplate: 0,
        };
        text.each_run(|run| {
            runs.count += 1;
            if is_kept(run) {
                runs.shingles.push(run);
            }
        });
        runs
    }
}

#[cfg(test)]
mod tests;
