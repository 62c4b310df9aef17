use catlint_core::{Catalogue, CollectionId};

use super::copies;
use crate::claims::Reader;
use crate::focus::Focus;
use crate::made;
use crate::settings::DuplicateSettings;

fn catalogue(texts: &[String]) -> Catalogue {
    let items = texts.iter().map(|text| format!("- text: {text}\n"));
    made::catalogue(items.collect(), &vec![("", ""); texts.len()])
}

fn pairs(texts: &[String]) -> Vec<(usize, usize, u64, u64)> {
    pairs_with(texts, &Focus::everything())
}

fn pairs_with(texts: &[String], focus: &Focus) -> Vec<(usize, usize, u64, u64)> {
    let catalogue = catalogue(texts);
    let settings = DuplicateSettings::plain(&catalogue);
    let records = catalogue.records.iter();
    let reader = Reader::new(&catalogue, &settings);
    let claims: Vec<_> = records.map(|record| reader.claims(record)).collect();
    let copies = copies(&catalogue, CollectionId(0), &claims, focus, |_| true);
    let pair = |copy: &super::Copy| {
        (
            copy.one.0,
            copy.other.0,
            copy.amount.shared,
            copy.amount.whole,
        )
    };
    copies.iter().map(pair).collect()
}

/// Words that are no words, each its own.
fn text(start: usize, count: usize) -> String {
    let words = (start..start + count).map(|number| format!("word{number}x"));
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_text_with_one_word_changed_is_a_copy_and_another_text_is_none() {
    let original = text(0, 40);
    let changed = original.replace("word20x", "other");
    assert_eq!(pairs(&[original, changed, text(100, 40)]), [(0, 1, 31, 36)]);
}

#[test]
fn half_of_all_runs_is_enough_and_one_less_is_not() {
    // 24 of 48 runs, and 23 of 49.
    let half = format!("{} {}", text(0, 28), text(100, 12));
    let less = format!("{} {}", text(0, 27), text(100, 13));
    assert_eq!(pairs(&[text(0, 40), half]).len(), 1);
    assert_eq!(pairs(&[text(0, 40), less]).len(), 0);
}

#[test]
fn a_passage_in_a_long_text_is_a_copy() {
    let long = format!("{} {} {}", text(200, 60), text(0, 30), text(300, 60));
    assert_eq!(pairs(&[text(0, 30), long]), [(0, 1, 26, 146)]);
}

#[test]
fn what_many_texts_have_is_boilerplate() {
    let notice = text(0, 40);
    let texts: Vec<String> = (1..8)
        .map(|number| format!("{notice} {}", text(1000 * number, 10)))
        .collect();
    assert_eq!(pairs(&texts), []);
    assert_eq!(pairs(&texts[..2]).len(), 1);
}
