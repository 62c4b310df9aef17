//! `unsorted-list` mends what it finds: in order afterwards, and without a letter or a comment lost.

#![expect(clippy::panic, reason = "a test says what it saw")]

use catlint::fix::mend_document;
use catlint_core::document::{Document, Limits};
use catlint_core::selector::Selector;
use catlint_core::{
    Applicability, Catalogue, Collection, CollectionId, Day, Diagnostic, DocumentId, Record,
    RecordId,
};
use catlint_schema::constraints::{CollectionConstraints, Constraints, Sorted};
use proptest::prelude::*;

/// One item of a list, as somebody may write it.
#[derive(Debug, Clone)]
struct Item {
    name: String,
    /// Lines of a comment directly above.
    above: usize,
    beside: bool,
    /// A comment in it, below its last field.
    below: bool,
    /// A field with a text of several lines.
    long: bool,
    blank_before: bool,
}

fn item() -> impl Strategy<Value = Item> {
    let name = "[a-e]{1,2}|é";
    (
        name,
        0..3usize,
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(name, above, beside, below, long, blank_before)| Item {
            name,
            above,
            beside,
            below,
            long,
            blank_before,
        })
}

/// A list of lines. Each item has its number, and its comments have it, too.
fn lines(items: &[Item], indent: &str, end: &str) -> String {
    let mut lines = Vec::new();
    for (number, item) in items.iter().enumerate() {
        if item.blank_before {
            lines.push(String::new());
        }
        // Above the first item a comment may be about the list.
        let above = if number == 0 { 0 } else { item.above };
        lines.extend((0..above).map(|line| format!("{indent}# {number} above {line}")));
        let beside = if item.beside {
            format!(" # {number} beside")
        } else {
            String::new()
        };
        lines.push(format!("{indent}- name: '{}'{beside}", item.name));
        if item.long {
            lines.push(format!("{indent}  text: |"));
            lines.push(format!("{indent}    first # {number}"));
            lines.push(String::new());
            lines.push(format!("{indent}    # {number} is no comment"));
        }
        lines.push(format!("{indent}  number: {number}"));
        if item.below {
            lines.push(format!("{indent}  # {number} below"));
        }
    }
    lines.iter().map(|line| format!("{line}{end}")).collect()
}

fn brackets(items: &[Item]) -> String {
    let items = items.iter().enumerate();
    let items: Vec<_> = items
        .map(|(number, item)| {
            format!(
                "\n  {{ \"name\": \"{}\", \"number\": {number} }}",
                item.name
            )
        })
        .collect();
    format!("[{}\n]\n", items.join(","))
}

/// The records of a list, by name.
fn catalogue(path: &str, text: &str) -> Catalogue {
    let document = Document::parse(path, text.into(), &Limits::default());
    assert!(
        document.faults().is_empty(),
        "{text}\n{:?}",
        document.faults()
    );
    let root = document.roots()[0];
    let list = document.get(root, "list").unwrap_or(root);
    let records = document
        .items(list)
        .into_iter()
        .flatten()
        .map(|root| Record {
            collection: CollectionId(0),
            document: DocumentId(0),
            root,
            id: RecordId(String::new()),
            label: String::new(),
        });
    Catalogue {
        records: records.collect(),
        documents: vec![document],
        collections: vec![Collection::default()],
    }
}

fn findings(catalogue: &Catalogue) -> Vec<Diagnostic> {
    let by_name = Sorted {
        list: None,
        by: vec![Selector::parse("/name").expect("a selector")],
        descending: false,
        severity: None,
    };
    let own = CollectionConstraints {
        sorted: vec![by_name],
        ..CollectionConstraints::default()
    };
    let constraints = Constraints {
        collections: vec![own],
        incomplete: Default::default(),
        today: Day::from_epoch_days(0),
    };
    catlint_schema::audit_constraints(catalogue, &constraints, None).0
}

/// The text, mended until nothing is left to do.
fn mended(path: &str, text: &str, most: Applicability) -> String {
    let mut text = text.to_owned();
    for _ in 0..12 {
        let catalogue = catalogue(path, &text);
        let found = findings(&catalogue);
        let document = catalogue.document(DocumentId(0));
        match mend_document(document, &found, most, &Limits::default()) {
            Some(new) => text = new.text().to_owned(),
            None => return text,
        }
    }
    panic!("it never ends:\n{text}")
}

/// Names and numbers of the items, in the order of the text.
fn names(path: &str, text: &str) -> Vec<(String, String)> {
    let catalogue = catalogue(path, text);
    let field = |record: &Record, name: &str| {
        let pointer = catlint_core::Pointer::parse(name).expect("a pointer");
        catalogue
            .text_at(record, &pointer)
            .unwrap_or_default()
            .to_owned()
    };
    let records = catalogue.records.iter();
    records
        .map(|record| (field(record, "/name"), field(record, "/number")))
        .collect()
}

/// The comments of each item by its number, with the lines that are no comments.
fn kept_together(text: &str) -> Vec<Vec<String>> {
    let number = |line: &str| {
        let words = line.split_whitespace().skip_while(|word| *word != "#");
        words.skip(1).find_map(|word| word.parse::<usize>().ok())
    };
    let mut items: Vec<Vec<String>> = Vec::new();
    let mut above = Vec::new();
    let outside = ["", "list:", "z: 1"];
    for line in text.lines().filter(|line| !outside.contains(&line.trim())) {
        match line.trim_start() {
            rest if rest.starts_with('#') && rest.contains("above") => above.push(line.to_owned()),
            rest if rest.starts_with("- ") => {
                above.push(line.to_owned());
                items.push(std::mem::take(&mut above));
            }
            _ => items.last_mut().unwrap_or(&mut above).push(line.to_owned()),
        }
    }
    for item in &items {
        let numbers: std::collections::BTreeSet<_> =
            item.iter().filter_map(|line| number(line)).collect();
        assert!(
            numbers.len() <= 1,
            "comments of several items at one: {item:#?}"
        );
    }
    items.sort();
    items
}

/// Checks that a text is the other one in order: the same items, none lost.
fn is_in_order(path: &str, before: &str, after: &str) {
    assert_eq!(findings(&catalogue(path, after)), [], "{after}");
    let (mut expected, mut found) = (names(path, before), names(path, after));
    assert!(found.is_sorted_by_key(|(name, _)| name.clone()), "{after}");
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_list_of_lines_is_sorted_and_nothing_is_lost(
        items in prop::collection::vec(item(), 1..12),
        nested in any::<bool>(),
        crlf in any::<bool>(),
    ) {
        let end = if crlf { "\r\n" } else { "\n" };
        let (head, indent, tail) = match nested {
            true => (format!("list:{end}"), "  ", format!("z: 1{end}")),
            false => (String::new(), "", String::new()),
        };
        let text = format!("{head}{}{tail}", lines(&items, indent, end));
        let safe = mended("a.yaml", &text, Applicability::Safe);
        prop_assert_eq!(kept_together(&safe), kept_together(&text), "{}", safe);
        // An item that comes first on its way may have a comment above.
        let new = mended("a.yaml", &safe, Applicability::Unsafe);
        is_in_order("a.yaml", &text, &new);
        prop_assert_eq!(kept_together(&new), kept_together(&text), "{}", new);
        let bare = items.iter().all(|item| item.above == 0);
        prop_assert!(!bare || safe == new);
    }

    #[test]
    fn a_list_in_brackets_is_sorted_and_its_layout_stays(
        items in prop::collection::vec(item(), 1..12),
    ) {
        let text = brackets(&items);
        let new = mended("a.json", &text, Applicability::Safe);
        is_in_order("a.json", &text, &new);
        let layout = |text: &str| text.replace(|sign: char| !"[]{},\n ".contains(sign), "");
        prop_assert_eq!(layout(&new), layout(&text));
    }
}

#[test]
fn a_comment_that_may_be_about_the_list_stops_a_safe_fix() {
    let text = "# the best first\n- name: b\n- name: a\n";
    assert_eq!(mended("a.yaml", text, Applicability::Safe), text);
    let new = mended("a.yaml", text, Applicability::Unsafe);
    assert_eq!(new, "- name: a\n# the best first\n- name: b\n");
}
