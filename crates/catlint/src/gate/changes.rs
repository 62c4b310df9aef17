//! What a change touches, told from two catalogues: as it is, and as the base revision has it.
//!
//! A record that stood somewhere in the changed files, letter for letter, is not changed: moving
//! and re-ordering records, renaming files and turning line ends are no changes of records. Which
//! records stand elsewhere in their file is noted all the same, for those who ask for an order.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use catlint_core::document::{Document, NodeId};
use catlint_core::subsequence::longest_sorted;
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
    /// Roots of those of them that are new: no changed file had a record of their id.
    new: BTreeSet<(DocumentId, NodeId)>,
    /// Roots of the records that differ, and of those that stand elsewhere in their file: as few of them as
    /// explain the order.
    pub(crate) fresh: BTreeSet<(DocumentId, NodeId)>,
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
        let Compared {
            records,
            moved,
            gone,
        } = changed_records(head, &documents, base);
        let changes = Self {
            fresh: records.union(&moved).copied().collect(),
            new: new(head, &records, base),
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

    /// Whether the change adds a record.
    pub(crate) fn is_new(&self, record: &Record) -> bool {
        self.new.contains(&(record.document, record.root))
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

    /// Follows the records of a document to their new numbers, after its text was put in another
    /// order.
    pub(crate) fn follow(&mut self, document: DocumentId, renumbered: &BTreeMap<NodeId, NodeId>) {
        let follow = |(id, root): &(DocumentId, NodeId)| match renumbered.get(root) {
            Some(new) if *id == document => (*id, *new),
            _ => (*id, *root),
        };
        for roots in [&mut self.records, &mut self.new, &mut self.fresh] {
            *roots = roots.iter().map(follow).collect();
        }
    }

    fn differs(&self, record: &Record) -> bool {
        self.records.contains(&(record.document, record.root))
    }
}

type Roots = BTreeSet<(DocumentId, NodeId)>;

struct Compared {
    /// The roots of the records that differ.
    records: Roots,
    /// The roots of those that have another place among the others of their file.
    moved: Roots,
    /// The numbers of those in the base that are gone.
    gone: BTreeSet<usize>,
}

fn changed_records(
    head: &Catalogue,
    documents: &BTreeSet<DocumentId>,
    base: &Catalogue,
) -> Compared {
    let mut known = Known::of(base);
    let mut stayed: BTreeMap<DocumentId, Vec<(usize, NodeId)>> = BTreeMap::new();
    let mut elsewhere = Vec::new();
    let candidates = head.records.iter();
    let candidates = candidates.filter(|record| documents.contains(&record.document));
    // Each record of the base vouches for one record only, and first for the one in its own file:
    // of an original and its copy, the copy is new.
    for record in candidates {
        let spelling = Spelling::of(head, record);
        let path = head.document(record.document).path();
        match known.take(&spelling, |known| known == path) {
            Some(number) => {
                let own = stayed.entry(record.document).or_default();
                own.push((number, record.root));
            }
            None => elsewhere.push((record, spelling)),
        }
    }
    let changed = elsewhere
        .into_iter()
        .filter(|(_, spelling)| known.take(spelling, |_| true).is_none());
    let records = changed.map(|(record, _)| (record.document, record.root));
    Compared {
        records: records.collect(),
        moved: moved(&stayed),
        gone: known.left(),
    }
}

/// Of the records that differ, those whose id the base does not have.
fn new(head: &Catalogue, records: &Roots, base: &Catalogue) -> Roots {
    let key = |record: &Record| (record.collection, record.id.clone());
    let known: HashSet<_> = base.records.iter().map(key).collect();
    let differing = head.records.iter();
    let differing = differing.filter(|record| records.contains(&(record.document, record.root)));
    let new = differing.filter(|record| !known.contains(&key(record)));
    new.map(|record| (record.document, record.root)).collect()
}

/// The records that are no longer in the order of their numbers.
fn moved(stayed: &BTreeMap<DocumentId, Vec<(usize, NodeId)>>) -> Roots {
    let moved = stayed.iter().flat_map(|(document, records)| {
        let kept = longest_sorted(records, |one, other| one.0.cmp(&other.0));
        let records = records.iter().enumerate();
        let moved = records.filter(move |(index, _)| kept.binary_search(index).is_err());
        moved.map(|(_, (_, root))| (*document, *root))
    });
    moved.collect()
}

/// The records of the base by their spelling, with their numbers and the paths they stood under.
struct Known<'b>(HashMap<Spelling, Vec<(usize, &'b str)>>);

impl<'b> Known<'b> {
    fn of(base: &'b Catalogue) -> Self {
        let mut known: HashMap<_, Vec<_>> = HashMap::new();
        // The first of several stands last, where it is found and taken out at once.
        for (number, record) in base.records.iter().enumerate().rev() {
            let paths = known.entry(Spelling::of(base, record)).or_default();
            paths.push((number, base.document(record.document).path()));
        }
        Self(known)
    }

    /// Takes a record out, the first of several, and gives its number.
    fn take(&mut self, spelling: &Spelling, fits: impl Fn(&str) -> bool) -> Option<usize> {
        let paths = self.0.get_mut(spelling)?;
        let found = paths.iter().rposition(|(_, path)| fits(path))?;
        Some(paths.remove(found).0)
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
        let new: Vec<_> = new.iter().map(|link| link.url.as_str()).collect();
        assert_eq!(new, ["https://c", "https://d"]);
    }
}
