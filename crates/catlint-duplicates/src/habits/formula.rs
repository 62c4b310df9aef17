//! Which copied texts follow a formula of the catalogue, rather than one another.

use catlint_core::Record;
use catlint_core::text::fold::{abbreviation, fold, name_key};

use super::{Family, MANY};
use crate::facts::{DuplicateFacts, Group, Tier};

/// Parts the near copies of one field into those on a formula and the others. On a formula are texts that
/// differ in the names of their records alone; and where those and such as have runs that many others have
/// too are [`MANY`], these as well. O(words of the texts).
pub(crate) fn part<'g, 'a>(
    facts: &DuplicateFacts<'a>,
    copies: Family<'g, 'a>,
) -> (Family<'g, 'a>, Vec<&'g Group<'a>>) {
    let Family { field, groups } = copies;
    let (mut formula, rest): (Vec<_>, Vec<_>) = groups
        .into_iter()
        .partition(|group| but_for_names(facts, group));
    let (common, mut others): (Vec<_>, Vec<_>) = rest
        .into_iter()
        .partition(|group| matches!(group.tier, Tier::NearText(amount) if amount.boilerplate > 0));
    match formula.len() + common.len() < MANY {
        true => others.extend(common),
        false => formula.extend(common),
    }
    let formula = Family {
        field,
        groups: formula,
    };
    (formula, others)
}

/// Whether the texts of a group are the same but for the name of the record that each is in.
pub(crate) fn but_for_names(facts: &DuplicateFacts<'_>, group: &Group<'_>) -> bool {
    let mut claims = group.claims.iter();
    let without = |claim| nameless(facts.record(claim)?, claim.value);
    let first = claims.next().and_then(without);
    first.is_some() && claims.all(|claim| without(claim) == first)
}

/// The words of a text, with a mark for each name of its record; nothing where it has no such name in it.
fn nameless(record: &Record, text: &str) -> Option<Vec<String>> {
    let (names, text) = (names(record), fold(text));
    let names: Vec<Vec<&str>> = names.iter().map(|name| name.split(' ').collect()).collect();
    let words: Vec<&str> = text.split(' ').collect();
    let (mut rest, mut kept, mut named) = (words.as_slice(), Vec::new(), false);
    while let [word, after @ ..] = rest {
        let name = names
            .iter()
            .find_map(|name| rest.strip_prefix(name.as_slice()));
        named |= name.is_some();
        kept.push(name.map_or(*word, |_| "").to_owned());
        rest = name.unwrap_or(after);
    }
    named.then_some(kept)
}

/// What a text may call its record, folded: the longest first.
fn names(record: &Record) -> Vec<String> {
    let (_, short) = abbreviation(&record.label);
    let mut names = vec![
        fold(&record.label),
        name_key(&record.label),
        fold(short.unwrap_or_default()),
        fold(&record.id.0),
    ];
    names.retain(|name| !name.is_empty());
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}
