//! Texts that were copied and changed a little, by runs of five words (Broder 1997, there called shingles).

mod shingles;

use std::collections::HashMap;

use catlint_core::document::NodeId;
use catlint_core::text::fold::signature;
use catlint_core::{Catalogue, CollectionId};

use crate::claims::LONG_TEXT;
use crate::fields;
use shingles::shingles;

/// Runs that more different texts than this have are boilerplate.
const BOILERPLATE: usize = 5;
/// A text of fewer runs is too short to be compared.
const FEWEST: usize = 8;
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
    shingles: Vec<u64>,
    boilerplate: u64,
}

/// The copies within each field of a collection, sorted. Texts that are equal are compared once.
/// O(words), and the pairs of texts that share a run.
pub(crate) fn copies(catalogue: &Catalogue, collection: CollectionId) -> Vec<Copy> {
    let mut texts = texts(catalogue, collection);
    let (postings, boilerplate) = postings(&texts);
    for text in &mut texts {
        let all = text.shingles.len();
        text.shingles
            .retain(|shingle| boilerplate.binary_search(shingle).is_err());
        text.boilerplate = u64::try_from(all - text.shingles.len()).unwrap_or(0);
    }
    let mut shared: HashMap<(u32, u32), u64> = HashMap::new();
    for run in postings.chunk_by(|one, other| one.0 == other.0) {
        if (2..=BOILERPLATE).contains(&run.len()) {
            for (position, (_, one)) in run.iter().enumerate() {
                for (_, other) in run.iter().skip(position + 1) {
                    *shared.entry((*one, *other)).or_default() += 1;
                }
            }
        }
    }
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
    let count = |text: &Text| u64::try_from(text.shingles.len()).unwrap_or(u64::MAX);
    let (own, its) = (count(one), count(other));
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

/// The long texts, of equal ones the first.
fn texts(catalogue: &Catalogue, collection: CollectionId) -> Vec<Text> {
    let mut seen = std::collections::HashSet::new();
    let mut texts = Vec::new();
    for (number, record) in catalogue.records.iter().enumerate() {
        if record.collection != collection {
            continue;
        }
        let document = catalogue.document(record.document);
        for text in fields::texts(document, record.root) {
            let signature = signature(text.value);
            let address = text.value.contains("://") && !text.value.contains(' ');
            let long = signature.letters >= LONG_TEXT && !address;
            if long && seen.insert((text.field, signature)) {
                texts.push(Text {
                    at: (number, text.node),
                    shingles: within(text.field, &shingles(text.value)),
                    boilerplate: 0,
                });
            }
        }
    }
    texts
}

/// Runs of one field are no runs of another.
fn within(field: u64, shingles: &[u64]) -> Vec<u64> {
    let own = shingles
        .iter()
        .map(|shingle| fields::hash(&(field, shingle)));
    own.collect()
}

/// Runs with the numbers of the texts that have them, sorted; and the runs that too many have.
fn postings(texts: &[Text]) -> (Vec<(u64, u32)>, Vec<u64>) {
    let mut postings = Vec::new();
    for (text, number) in texts.iter().zip(0u32..) {
        postings.extend(text.shingles.iter().map(|shingle| (*shingle, number)));
    }
    postings.sort_unstable();
    let runs = postings.chunk_by(|one, other| one.0 == other.0);
    let many = runs.filter(|run| run.len() > BOILERPLATE);
    let boilerplate = many.filter_map(|run| run.first()).map(|(hash, _)| *hash);
    let boilerplate = boilerplate.collect();
    (postings, boilerplate)
}

#[cfg(test)]
mod tests;
