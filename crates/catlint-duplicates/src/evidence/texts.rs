//! The texts of two records that are compared word by word: lists, authors, short descriptions.

use super::table::{AGREES, ALL, DIFFERS, SOMEWHAT};
use super::{Finding, Shared};
use crate::join::{Bags, Overlap};
use crate::profile::Profiles;

/// Lists of many items, of which one may be shorter: the tracks of a record.
fn lists(shared: &Shared, lighter: u64, many: bool) -> Finding {
    let overlap = Overlap {
        shared: shared.overlap.shared,
        whole: lighter,
    };
    match () {
        () if overlap.reaches(AGREES) && many => Finding::Same,
        () if overlap.reaches(AGREES) => Finding::Strong,
        () if overlap.reaches(AGREES - DIFFERS) => Finding::Weak,
        () => Finding::Differs,
    }
}

/// A list of fewer words is too short to miss anything in it.
const FEW: usize = 6;
/// The names of two people have so many words; a firm of fewer has many products.
const SEVERAL: usize = 4;
/// Two lists of more words are not the same by chance; a list of fewer may be one of people.
const MANY: usize = 20;

pub(super) fn compare(
    profiles: &Profiles<'_>,
    number: usize,
    bags: &Bags,
    one: u32,
    other: u32,
) -> Option<Finding> {
    let (own, its) = (bags.of(one), bags.of(other));
    if own.is_empty() || its.is_empty() {
        return None;
    }
    let shared = Shared::of(bags, own, its);
    let telling = shared.is_telling(bags, profiles.telling(), profiles.len());
    let field = profiles.fields.get(number);
    let several = field.is_some_and(|field| field.list);
    let agents = field.is_some_and(|field| field.agents);
    if several && !agents && own.len().min(its.len()) >= FEW {
        let many = own.len().min(its.len()) >= MANY;
        let lighter = bags.total(one).min(bags.total(other));
        return Some(lists(&shared, lighter, many));
    }
    Some(match () {
        () if !telling && shared.overlap.reaches(SOMEWHAT) => Finding::Common,
        // One author writes many papers, and one maker has many things; all of the authors write few.
        () if agents
            && own.len() >= SEVERAL
            && shared.overlap.reaches(ALL)
            && shared.has_rare(bags, profiles.rare()) =>
        {
            Finding::Strong
        }
        () if agents && shared.overlap.reaches(SOMEWHAT) => Finding::Slight,
        // However much of it agrees: the descriptions of a family follow one formula.
        () if shared.overlap.reaches(SOMEWHAT) => Finding::Weak,
        () if shared.overlap.reaches(DIFFERS) => return None,
        // Two people describe one thing in different words, and few lists are whole.
        () if several || !agents => return None,
        () => Finding::Differs,
    })
}
