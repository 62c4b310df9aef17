//! What a change touches, told from two catalogues: as it is, and as the base revision has it.
//!
//! A record that stood somewhere in the changed files, letter for letter, is not changed: moving
//! and re-ordering records, renaming files and turning line ends are no changes of records.

use std::collections::{BTreeSet, HashMap};

use catlint_core::document::{Document, NodeId};
use catlint_core::{
    Catalogue, CollectionId, Diagnostic, DocumentId, Place, Record, RuleName, Span,
};
use catlint_links::Link;

/// What differs from the base revision.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// The revision, as notices call it.
    pub(crate) since: String,
    /// Files whose text differs.
    documents: BTreeSet<DocumentId>,
    /// Roots of the records whose text differs.
    records: BTreeSet<(DocumentId, NodeId)>,
    /// Links that the changed files had before.
    old_links: BTreeSet<String>,
    /// Collections that are judged anew, because their schema or their config differs.
    pub(crate) anew: BTreeSet<CollectionId>,
    /// Rules that the change makes stricter.
    pub(crate) stricter: BTreeSet<RuleName>,
}

impl Changes {
    /// Compares. `documents` are the files of `head` whose text differs; `base` holds what they,
    /// and files that are gone, had instead, and `old_links` its links. The numbers are those of
    /// the records of `base` that are no longer as they were.
    pub(crate) fn between(
        head: &Catalogue,
        documents: BTreeSet<DocumentId>,
        base: &Catalogue,
        old_links: &[Link],
    ) -> (Self, BTreeSet<usize>) {
        let old_links = old_links.iter().map(|link| link.url.clone());
        let (records, gone) = changed_records(head, &documents, base);
        let changes = Self {
            records,
            documents,
            old_links: old_links.collect(),
            ..Self::default()
        };
        (changes, gone)
    }

    /// How many records differ.
    pub(crate) fn count(&self) -> usize {
        self.records.len()
    }

    /// Whether a finding is the change's business: one of its places, or its rule.
    pub(crate) fn concerns(&self, catalogue: &Catalogue, diagnostic: &Diagnostic) -> bool {
        let related = diagnostic.related.iter().map(|label| label.place);
        self.stricter.contains(&diagnostic.rule)
            || self.involves(catalogue, diagnostic.primary.place)
            || related
                .into_iter()
                .any(|place| self.involves(catalogue, place))
    }

    /// Whether a place is in a record that differs or is judged anew, or, outside all records, in
    /// a file that differs.
    pub(crate) fn involves(&self, catalogue: &Catalogue, place: Place) -> bool {
        match catalogue.record_at(place) {
            Some(record) => self.differs(record) || self.anew.contains(&record.collection),
            None => self.documents.contains(&place.document()),
        }
    }

    /// The links that stand in changed records only and that no changed file had before.
    pub(crate) fn new_links(&self, catalogue: &Catalogue, links: &[Link]) -> Vec<Link> {
        let changed = |place: &Place| {
            let record = catalogue.record_at(*place);
            record.is_some_and(|record| self.differs(record))
        };
        let is_new =
            |link: &&Link| !self.old_links.contains(&link.url) && link.places.iter().all(changed);
        links.iter().filter(is_new).cloned().collect()
    }

    fn differs(&self, record: &Record) -> bool {
        self.records.contains(&(record.document, record.root))
    }
}

type Roots = BTreeSet<(DocumentId, NodeId)>;

/// The roots of the records that differ, and the numbers of those in the base that are gone.
fn changed_records(
    head: &Catalogue,
    documents: &BTreeSet<DocumentId>,
    base: &Catalogue,
) -> (Roots, BTreeSet<usize>) {
    let mut known = Known::of(base);
    let candidates = head.records.iter();
    let candidates = candidates.filter(|record| documents.contains(&record.document));
    let candidates = candidates.map(|record| (record, Spelling::of(head, record)));
    // Each record of the base vouches for one record only, and first for the one in its own file:
    // of an original and its copy, the copy is new.
    let path = |record: &Record| head.document(record.document).path();
    let elsewhere: Vec<_> = candidates
        .filter(|(record, spelling)| !known.take(spelling, |known| known == path(record)))
        .collect();
    let changed = elsewhere
        .into_iter()
        .filter(|(_, spelling)| !known.take(spelling, |_| true))
        .map(|(record, _)| (record.document, record.root))
        .collect();
    (changed, known.left())
}

/// The records of the base by their spelling, with their numbers and the paths they stood under.
struct Known<'b>(HashMap<Spelling, Vec<(usize, &'b str)>>);

impl<'b> Known<'b> {
    fn of(base: &'b Catalogue) -> Self {
        let mut known: HashMap<_, Vec<_>> = HashMap::new();
        for (number, record) in base.records.iter().enumerate() {
            let paths = known.entry(Spelling::of(base, record)).or_default();
            paths.push((number, base.document(record.document).path()));
        }
        Self(known)
    }

    fn take(&mut self, spelling: &Spelling, fits: impl Fn(&str) -> bool) -> bool {
        let Some(paths) = self.0.get_mut(spelling) else {
            return false;
        };
        let found = paths.iter().position(|(_, path)| fits(path));
        found.map(|index| paths.swap_remove(index)).is_some()
    }

    /// The numbers of the records that were not taken.
    fn left(&self) -> BTreeSet<usize> {
        let left = self.0.values().flatten();
        left.map(|(number, _)| *number).collect()
    }
}

/// All that the judgement of a record by itself depends on.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Spelling {
    collection: CollectionId,
    /// The file's name or path, where the config asks something of it.
    file: Option<String>,
    /// The key that the record stands under.
    key: Option<String>,
    /// Its text, then those of the anchors outside it that it refers to.
    texts: Vec<String>,
}

impl Spelling {
    fn of(catalogue: &Catalogue, record: &Record) -> Self {
        let document = catalogue.document(record.document);
        let collection = catalogue.collection(record.collection);
        let file = match (collection.by_path, collection.file_name.is_some()) {
            (true, _) => Some(document.path()),
            (false, true) => document.path().rsplit('/').next(),
            (false, false) => None,
        };
        let key = document.key_of(record.root);
        let mut texts = vec![flush(document, document.span(record.root))];
        let mut open = vec![record.root];
        let mut seen = BTreeSet::new();
        while let Some(root) = open.pop() {
            for node in document.descendants(root) {
                let target = document.resolve(node);
                if target != node && !document.contains(record.root, target) && seen.insert(target)
                {
                    texts.push(flush(document, document.span(target)));
                    open.push(target);
                }
            }
        }
        Self {
            collection: record.collection,
            file: file.map(ToOwned::to_owned),
            key: key
                .and_then(|key| document.as_str(key))
                .map(ToOwned::to_owned),
            texts,
        }
    }
}

/// A text as it would stand at the left edge, without its line ends: an item of a list that becomes
/// a file of its own is still the same.
fn flush(document: &Document, span: Span) -> String {
    let source = document.source();
    let edge = source.position(span.start).column.saturating_sub(1) as usize;
    let mut lines = source.slice(span).trim_end().lines();
    let mut text = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        let indent = line.len() - line.trim_start_matches(' ').len();
        text.push('\n');
        text.push_str(line.get(edge.min(indent)..).unwrap_or_default());
    }
    text
}

#[cfg(test)]
mod tests {
    use catlint_core::document::{Limits, Pattern};
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
        let new: Vec<_> = new.iter().map(|link| link.url.as_str()).collect();
        assert_eq!(new, ["https://c", "https://d"]);
    }
}
