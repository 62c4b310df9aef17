//! Copied texts: which are told one by one, and which follow a formula of the catalogue.

mod made;

use catlint_core::{Diagnostic, Severity};
use catlint_duplicates::{DuplicateSettings, audit_all, told_once};

/// Names that have nothing to do with one another.
const NAMES: [&str; 24] = [
    "Alder", "Basalt", "Cobalt", "Dovecot", "Ember", "Fathom", "Garnet", "Hazel", "Indigo",
    "Juniper", "Kestrel", "Lagoon", "Mallow", "Nimbus", "Osprey", "Pumice", "Quarry", "Rampart",
    "Saffron", "Tundra", "Umber", "Velvet", "Walnut", "Zephyr",
];

/// What the audit finds of texts, made of the number and the name of each record.
fn found(count: usize, text: impl Fn(usize, &str) -> String) -> Vec<Diagnostic> {
    let names: Vec<&str> = NAMES.into_iter().take(count).collect();
    let items = names.iter().enumerate();
    let items = items.map(|(number, name)| {
        let text = text(number, name);
        format!("- {{ id: r{number}, name: {name}, about: \"{text}\" }}\n")
    });
    let named: Vec<(&str, &str)> = names.iter().map(|name| (*name, *name)).collect();
    let catalogue = made::catalogue(items.collect(), &named);
    let found = audit_all(&catalogue, &DuplicateSettings::plain(&catalogue));
    let mut found = told_once(&catalogue, found);
    found.retain(|finding| finding.rule.0 == "copied-text");
    found
}

/// Words that are no words, each its own.
fn words(start: usize, count: usize) -> String {
    let words = (start..start + count).map(|number| format!("word{number}x"));
    words.collect::<Vec<_>>().join(" ")
}

fn levels(found: &[Diagnostic]) -> Vec<Severity> {
    found.iter().map(|finding| finding.severity).collect()
}

#[test]
fn texts_that_differ_in_the_name_alone_are_one_note() {
    let formula = |_: usize, name: &str| format!("{name} is {} of {name}.", words(0, 30));
    let found = found(3, formula);
    assert_eq!(levels(&found), [Severity::Note]);
    assert_eq!(
        found[0].message,
        "but for its name, `about` is the text of Alder; 3 records follow such a formula there"
    );
    assert_eq!(
        found[0].help.as_deref().unwrap_or_default(),
        "where a formula is no help to readers, say in each record what is true of it alone; 28 of its 30 runs \
         of five words are the same; where that is how this catalogue is written, say so under `ignore:` in the \
         config, with `rule: copied-text` and `field: /about`"
    );
    let places = found[0].related.len() + 1;
    assert_eq!(places, 3, "whoever asks about one of them hears of it");
}

#[test]
fn another_word_than_the_name_makes_it_a_copy() {
    let copies = |number: usize, name: &str| match number {
        0 => format!("{name} is {} of {name}.", words(0, 30)),
        _ => format!("{name} is {} for {name}.", words(0, 30)),
    };
    assert_eq!(levels(&found(2, copies)), [Severity::Warning]);
    // Nor is a name a formula that neither text has.
    let nameless = |number: usize, _: &str| format!("{} {}", words(0, 30), words(100 + number, 1));
    assert_eq!(levels(&found(2, nameless)), [Severity::Warning]);
}

#[test]
fn copies_that_have_much_in_common_with_many_are_on_a_formula() {
    // Two records have 20 words of their own between so many that all have, and one that only one has.
    let texts = |common: usize| {
        move |number: usize, _: &str| {
            let own = words(100 * (number / 2 + 1), 20);
            format!("{} {own} {}", words(0, common), words(5000 + number, 1))
        }
    };
    let formula = found(20, texts(11));
    assert_eq!(levels(&formula), [Severity::Note]);
    assert_eq!(
        formula[0].message,
        "95 % of `about` is the text of Alder; 20 records follow such a formula there"
    );
    let copies = found(20, texts(10));
    assert_eq!(levels(&copies), [Severity::Warning; 10]);
    // Five are not many.
    let few = found(4, texts(11));
    assert_eq!(levels(&few), [Severity::Warning; 2]);
}

#[test]
fn a_text_of_ten_records_is_a_note() {
    let same = |_: usize, _: &str| words(0, 30);
    assert_eq!(levels(&found(9, same)), [Severity::Warning]);
    let ten = found(10, same);
    assert_eq!(levels(&ten), [Severity::Note]);
    assert_eq!(
        ten[0].message,
        "`about` is the same text as that of Alder and 8 more records"
    );
}
