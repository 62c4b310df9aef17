use catlint_core::document::{Document, Limits, Pattern};
use catlint_core::{Collection, RecordId};

use super::*;

/// A catalogue of lists: every item of a file is a record.
fn catalogue(files: &[(&str, &str)]) -> Catalogue {
    let mut catalogue = Catalogue {
        collections: vec![Collection::default()],
        ..Catalogue::default()
    };
    for ((path, text), id) in files.iter().zip(0..) {
        let document = Document::parse(path, text.as_bytes().to_vec(), &Limits::default());
        let pattern = Pattern::parse("/*").expect("a pattern");
        for root in pattern.find(&document, document.roots()[0]) {
            catalogue.records.push(Record {
                collection: CollectionId(0),
                document: DocumentId(id),
                root,
                id: RecordId(String::new()),
                label: document.source().slice(document.span(root)).to_owned(),
            });
        }
        catalogue.documents.push(document);
    }
    catalogue
}

fn compare(head: &Catalogue, base: &Catalogue) -> Changes {
    let all = head.numbered_documents().map(|(id, _)| id).collect();
    let old_links = catlint_links::collect(base, &Vec::new());
    Changes::between(head, all, base, &old_links).0
}

/// The changed records of what `head` makes of `base`, by file.
fn changed(base: &[(&str, &str)], head: &[(&str, &str)]) -> Vec<String> {
    let (base, head) = (catalogue(base), catalogue(head));
    let changes = compare(&head, &base);
    let records = head.records.iter().filter(|record| changes.differs(record));
    let path = |record: &Record| head.document(record.document).path().to_owned();
    records
        .map(|record| format!("{} {}", path(record), record.label.trim_end()))
        .collect()
}

#[test]
fn a_record_is_changed_unless_it_stood_there_letter_for_letter() {
    let base = [("a.yaml", "- a: 1\n- b: 2\n")];
    for (head, expected) in [
        ("- a: 1\n- b: 2\n", &[][..]),
        ("- b: 2\n- a: 1\n", &[]),
        ("# Why.\n- a: 1\r\n\r\n- b: 2", &[]),
        ("- a: 1\n", &[]),
        ("- a: 1\n- b: 3\n", &["a.yaml b: 3"]),
        ("- a: 1 # so\n- b: '2'\n", &["a.yaml b: '2'"]),
        ("- a: 1\n- b: 2\n- b: 2\n", &["a.yaml b: 2"]),
        ("- { a: 1 }\n- b: 2\n", &["a.yaml { a: 1 }"]),
    ] {
        assert_eq!(changed(&base, &[("a.yaml", head)]), expected, "{head:?}");
    }
}

#[test]
fn of_records_in_another_order_as_few_as_possible_are_moved() {
    let base = catalogue(&[("a.yaml", "- a: 1\n- b: 2\n- c: 3\n- a: 1\n")]);
    for (head, expected) in [
        ("- a: 1\n- b: 2\n- c: 3\n- a: 1\n", &[][..]),
        ("- c: 3\n- a: 1\n- b: 2\n- a: 1\n", &["c: 3"]),
        ("- b: 2\n- c: 3\n- a: 1\n- a: 1\n", &["a: 1"]),
        ("- d: 4\n- c: 3\n- b: 2\n", &["d: 4", "c: 3"]),
    ] {
        let head = catalogue(&[("a.yaml", head)]);
        let changes = compare(&head, &base);
        let fresh = changes.fresh.iter();
        let fresh = fresh.map(|(id, root)| {
            let document = head.document(*id);
            document.source().slice(document.span(*root))
        });
        assert_eq!(fresh.collect::<Vec<_>>(), expected);
    }
}

#[test]
fn of_an_original_and_its_copy_in_another_file_the_copy_is_new() {
    let base = [("b.yaml", "- a: 1\n- b: 2\n")];
    let head = [("a.yaml", "- a: 1\n"), ("b.yaml", "- a: 1\n- b: 3\n")];
    assert_eq!(changed(&base, &head), ["a.yaml a: 1", "b.yaml b: 3"]);
}

#[test]
fn a_record_may_be_moved_to_another_file_and_depth() {
    let base = [("a.yaml", "-   a: 1\n    b:\n      c: |\n        d\n")];
    let moved = [("b.yaml", "- a: 1\n  b:\n    c: |\n      d\n")];
    assert_eq!(changed(&base, &moved), [""; 0]);
    let other = [("b.yaml", "- a: 1\n  b:\n  c: |\n      d\n")];
    assert_eq!(changed(&base, &other).len(), 1, "depth has a meaning");
}

#[test]
fn a_key_and_an_anchor_outside_belong_to_the_record() {
    let base = [("a.yaml", "x: &x { v: 1 }\ny: { w: *x }\n")];
    let key = [("a.yaml", "z: &x { v: 1 }\ny: { w: *x }\n")];
    assert_eq!(changed(&base, &key).len(), 1);
    let anchor = [("a.yaml", "x: &x { v: 2 }\ny: { w: *x }\n")];
    assert_eq!(changed(&base, &anchor).len(), 2);
}

#[test]
fn a_link_is_new_where_no_changed_file_had_it_and_no_old_record_has_it() {
    let base = catalogue(&[("a.yaml", "- url: https://a\n- url: https://b\n")]);
    let head = catalogue(&[(
        "a.yaml",
        "- url: https://a\n- url: https://c\n- url: https://b\n  more: [https://a, https://d]\n",
    )]);
    let changes = compare(&head, &base);
    let links = catlint_links::collect(&head, &Vec::new());
    let new = changes.new_links(&head, &links);
    let new: Vec<_> = new.iter().map(|link| link.url).collect();
    assert_eq!(new, ["https://c", "https://d"]);
}
