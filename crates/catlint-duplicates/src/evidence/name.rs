//! The names of two records.
#![expect(clippy::borrowed_box, reason = "the sets and maps hold boxes")]

use super::contrasts::apart;
use super::table::{CONTRADICTION, SLIGHT, STRONG, WEAK};
use super::{Evidence, Finding, How, Shared};
use crate::join::{Bags, Word};
use crate::profile::{NameProfile, Profiles};
use crate::roles::Role;
use crate::words::is_function_word;
use crate::words::numbers::Agreement;

/// Compares the names, their other forms and their numbers.
pub(super) fn compare(profiles: &Profiles<'_>, one: u32, other: u32, evidence: &mut Evidence) {
    let (Some(own), Some(its)) = (profiles.get(one), profiles.get(other)) else {
        return;
    };
    let (own, its) = (&own.name, &its.name);
    if own.words.is_empty() || its.words.is_empty() {
        return;
    }
    let bags = &profiles.names;
    let shared = Shared::of(bags, bags.of(one), bags.of(other));
    evidence.name = shared.overlap.per_mille();
    let by_words = class(profiles, &shared, profiles.peers(one, other), own, its);
    let finding = match best(by_words, own, its) {
        // `Trinity College (CT)` and `Trinity College (DC)`, `C` and `C++`.
        Finding::Same | Finding::Strong if own.is_told_from(its) => Finding::Slight,
        Finding::Same | Finding::Strong if profiles.is_common(one) || profiles.is_common(other) => {
            Finding::Common
        }
        finding => finding,
    };
    evidence.mark(Role::Name, None, finding);
    // An abbreviation of the name; one of anything else, such as a funder, says nothing.
    let initials = own.initials().or_else(|| its.initials());
    let short =
        |alias: &&Box<str>| its.aliases.contains(alias) && initials.as_deref() == Some(&***alias);
    if finding != Finding::Alias && own.aliases.iter().any(|alias| short(&alias)) {
        evidence.mark(Role::Alias, None, Finding::Same);
    }
    match own.numbers.agreement(&its.numbers) {
        Agreement::Neutral => {}
        Agreement::OneSided(_) => evidence.mark(Role::Name, None, Finding::OneSided),
        // A number without a type may be a slip like any other word; a name that differs in it
        // is no strong evidence.
        Agreement::Differ(..) => evidence.mark(Role::Name, None, Finding::Differs),
        Agreement::Conflict(..) => evidence.mark(Role::Name, None, Finding::Conflict),
    }
}

/// What the words alone say.
fn class(
    profiles: &Profiles<'_>,
    shared: &Shared,
    peers: u32,
    own: &NameProfile,
    its: &NameProfile,
) -> Finding {
    let bags = &profiles.names;
    let slips = shared.weight(bags, How::Slip) + shared.weight(bags, How::Short);
    // `Open Project` is `OpenProject`.
    if own.words.are(&its.words) || own.squeezed() == its.squeezed() {
        return Finding::Same;
    }
    if apart(shared, bags) {
        return Finding::Differs;
    }
    let equal = shared.weight(bags, How::Equal);
    let contradicted =
        1000 * shared.contradiction(bags) > u64::from(CONTRADICTION) * shared.overlap.whole;
    // A word that one has more may be all that tells it from the other: Arizona State University.
    let spelling =
        profiles.gathered || (noise(bags, &shared.own, &shared.its) && end(own) == end(its));
    let strong = spelling
        && shared.overlap.reaches(STRONG)
        && equal >= 2 * slips
        && !contradicted
        && shared.is_telling(bags, profiles.telling(), peers);
    match () {
        () if strong => Finding::Strong,
        () if shared.overlap.reaches(WEAK) && !contradicted => Finding::Weak,
        () if begins(own, its) => Finding::Weak,
        () if shared.overlap.reaches(SLIGHT) => Finding::Slight,
        () => Finding::Differs,
    }
}

/// Whether what is left of two names means nothing: on one side at most, and there only words such as `the`.
/// `Array.of` and `Array.from` are two.
fn noise(bags: &Bags, own: &[Word], its: &[Word]) -> bool {
    let mut words = own.iter().chain(its);
    (own.is_empty() || its.is_empty()) && words.all(|word| is_function_word(bags.text(*word)))
}

/// Whether a name ends in a word that no name ends in: `Speak as`, `Adnet.de`.
fn end(name: &NameProfile) -> bool {
    name.words.iter().last().is_some_and(is_function_word)
}

/// Whether the whole of one name is that of the other before its bracket, comma or colon.
fn begins(own: &NameProfile, its: &NameProfile) -> bool {
    let begins = |name: &NameProfile, other: &NameProfile| {
        name.head
            .as_deref()
            .is_some_and(|head| head == other.words.as_str())
    };
    begins(own, its) || begins(its, own)
}

/// The words, or another form of the name where that says more.
fn best(by_words: Finding, own: &NameProfile, its: &NameProfile) -> Finding {
    if matches!(by_words, Finding::Same | Finding::Strong) {
        return by_words;
    }
    if is_alias(own, its) || is_alias(its, own) {
        return Finding::Alias;
    }
    let initials = |long: &NameProfile, short: &NameProfile| {
        let written = short.words.single();
        written.is_some() && long.initials().as_deref() == written
    };
    let made = initials(own, its) || initials(its, own);
    match by_words {
        Finding::Slight | Finding::Differs if made => Finding::Initials,
        by_words => by_words,
    }
}

/// Whether another name of the one is the name of the other, and long enough to mean one thing.
fn is_alias(own: &NameProfile, its: &NameProfile) -> bool {
    let name = its.words.as_str();
    let long = |alias: &str| alias.contains(' ') || alias.chars().count() >= 6;
    let same = |alias: &&Box<str>| ***alias == *name && long(alias);
    let shared = |alias: &&Box<str>| its.aliases.contains(alias) && long(alias);
    own.aliases
        .iter()
        .any(|alias| same(&alias) || shared(&alias))
}
