//! Which copied texts follow a formula of the catalogue, rather than one another.

use catlint_core::Record;
use catlint_core::text::fold::{abbreviation, fold, name_key};

use crate::facts::{DuplicateFacts, Group, Tier};

/// What to do about texts on a formula; it tells findings of them from others.
pub(crate) const HELP: &str =
    "where a formula is no help to readers, say in each record what is true of it alone";

/// One in how many of the runs that two texts have in common must be one that many others have too, if they
/// follow a formula. A choice of ours.
const SHARE: u64 = 4;

/// Whether two texts that are nearly one follow a formula. It is a matter of these two alone, so that a run
/// about a few records judges them as one about all. O(words of the texts).
pub(crate) fn is_formula(facts: &DuplicateFacts<'_>, group: &Group<'_>) -> bool {
    is_common(group) || but_for_names(facts, group)
}

/// Whether a good part of what two texts have in common is what many have.
fn is_common(group: &Group<'_>) -> bool {
    let Tier::NearText(amount) = group.tier else {
        return false;
    };
    let common = amount.shared.saturating_add(amount.boilerplate);
    amount.boilerplate.saturating_mul(SHARE) >= common
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
