//! Whether a text with fixes in it still says the same everywhere else.

use std::collections::BTreeMap;

use catlint_core::document::{Document, FaultKind, Kind, NodeId};
use catlint_core::{Edit, Span};

use super::rearranged::{Child, children, is_rearranged, paired};
use super::text::{moved, near};

/// Whether a document may be edited at all: it was read to its end, and of no key has it two.
pub(super) fn is_sound(document: &Document) -> bool {
    let harmful = |kind: &FaultKind| {
        kind.is_fatal() || matches!(kind, FaultKind::DuplicateKey { .. } | FaultKind::ComplexKey)
    };
    !document.faults().iter().any(|fault| harmful(&fault.kind))
}

/// Nodes that have another number than they had: old and new.
pub(super) type Renumbered = BTreeMap<NodeId, NodeId>;

/// The nodes that have another number, where the new document has the same nodes as the old one, and
/// the same values, comments and aliases wherever no edit touches them; nothing where it has not. The
/// edits must be sorted.
///
/// A fix replaces values and keys, or moves whole items of a list; one that adds or removes any is
/// refused. O(nodes × log edits).
pub(super) fn keeps(old: &Document, new: &Document, edits: &[&Edit]) -> Option<Renumbered> {
    let mut comparison = Comparison {
        old,
        new,
        edits,
        renumbered: Renumbered::new(),
        rearranged: false,
    };
    let mut roots = old.roots().iter().zip(new.roots());
    let same = is_sound(new)
        && old.node_count() == new.node_count()
        && old.roots().len() == new.roots().len()
        && roots.all(|(old, new)| comparison.same(*old, *new))
        && comparison.same_comments();
    same.then_some(comparison.renumbered)
}

struct Comparison<'a> {
    old: &'a Document,
    new: &'a Document,
    edits: &'a [&'a Edit],
    renumbered: Renumbered,
    /// Whether items of some list were moved.
    rearranged: bool,
}

impl Comparison<'_> {
    /// Compares two nodes and what is in them; the limits of a parse keep them from being deep.
    fn same(&mut self, old: NodeId, new: NodeId) -> bool {
        if old != new {
            self.renumbered.insert(old, new);
        }
        let aliases = (self.old.resolve(old) != old, self.new.resolve(new) != new);
        match aliases {
            (true, true) => return self.same_alias(old, new),
            (false, false) => {}
            _ => return false,
        }
        let touched = near(self.edits, self.old.span(old)).next().is_some();
        match (self.old.kind(old), self.new.kind(new)) {
            (Kind::Null, Kind::Null) => true,
            (Kind::Bool(old), Kind::Bool(new)) => old == new,
            (Kind::Number(old), Kind::Number(new)) => touched || old.text() == new.text(),
            (Kind::String(old), Kind::String(new)) => touched || old == new,
            (Kind::Sequence(_), Kind::Sequence(_)) | (Kind::Mapping(_), Kind::Mapping(_)) => {
                self.same_children(&children(self.old, old), &children(self.new, new))
            }
            // Another kind of value is what a fix may be for, where it is written in full.
            (_, Kind::Sequence(_) | Kind::Mapping(_)) => false,
            (Kind::Sequence(_) | Kind::Mapping(_), _) => false,
            _ => touched,
        }
    }

    fn same_children(&mut self, old: &[Child], new: &[Child]) -> bool {
        if old.len() != new.len() {
            return false;
        }
        let pairs = match is_rearranged(self.old, old, self.edits) {
            true => {
                self.rearranged = true;
                paired(self.old, old, self.new, new)
            }
            false => Some(old.iter().copied().zip(new.iter().copied()).collect()),
        };
        pairs.is_some_and(|pairs: Vec<(Child, Child)>| {
            let mut pairs = pairs.into_iter();
            pairs.all(|(old, new)| {
                let keys = match (old.key, new.key) {
                    (Some(old), Some(new)) => self.same(old, new),
                    (old, new) => old == new,
                };
                keys && self.same(old.value, new.value)
            })
        })
    }

    /// An alias stands for what it stood for, and that is as it was: else the value would change in
    /// places that the fix does not speak of.
    fn same_alias(&self, old: NodeId, new: NodeId) -> bool {
        let (old, new) = (self.old.resolve(old), self.new.resolve(new));
        let target = self.old.span(old);
        moved(target, self.edits).map(|span| span.start) == Some(self.new.span(new).start)
    }

    /// Whether no comment is lost or changed, and none has moved unless an item has.
    fn same_comments(&self) -> bool {
        let text = |document: &Document, span: &Span| document.source().slice(*span).to_owned();
        let texts = |document: &Document| {
            let comments = document.comments().iter();
            let mut texts: Vec<_> = comments.map(|span| text(document, span)).collect();
            if self.rearranged {
                texts.sort();
            }
            texts
        };
        texts(self.old) == texts(self.new)
    }
}

#[cfg(test)]
mod tests {
    use catlint_core::DocumentId;
    use catlint_core::document::Limits;

    use super::super::text::edited;
    use super::*;

    fn judge(text: &str, from: &str, to: &str) -> bool {
        let start = text.find(from).expect("it is there");
        let edit = Edit {
            document: DocumentId(0),
            span: Span::new(start, start.saturating_add(from.len())),
            replacement: to.to_owned(),
        };
        let parse = |text: &str| Document::parse("a.yaml", text.into(), &Limits::default());
        let new = edited(text, &[&edit]).expect("it fits");
        keeps(&parse(text), &parse(&new), &[&edit]).is_some()
    }

    #[test]
    fn a_value_or_a_key_may_change_and_nothing_else() {
        let text = "name: a # of it\ncountry: no\nlist: [x, y]\n";
        assert!(judge(text, "no", "\"no\""));
        assert!(judge(text, "country", "region"));
        assert!(judge(text, "x", "z"));
        for (from, to) in [
            ("no", "\"no"),
            ("no", "x: y"),
            ("no", "no\nmore: 1"),
            ("country", "name"),
            ("x", "x, x"),
            ("x, y", "x"),
            ("a #", "a#"),
            (" # of it", ""),
            ("no", "# no"),
            ("no", "&a no"),
            ("[x, y]", "z"),
            ("list", "a: b"),
        ] {
            let kept = judge(text, from, to);
            assert!(!kept || to == "&a no", "{from} to {to}");
        }
    }

    #[test]
    fn another_value_may_not_change() {
        let parse = |text: &str| Document::parse("a.yaml", text.into(), &Limits::default());
        let old = parse("a: x\nb: y\nc: 1\nd: true\n");
        let edit = Edit {
            document: DocumentId(0),
            span: Span::new(3, 4),
            replacement: "z".to_owned(),
        };
        let judge = |new: &str| keeps(&old, &parse(new), &[&edit]).is_some();
        assert!(judge("a: z\nb: y\nc: 1\nd: true\n"));
        for other in [
            "a: z\nb: z\nc: 1\nd: true\n",
            "a: z\nb: y\nc: 2\nd: true\n",
            "a: z\nb: y\nc: 1\nd: false\n",
            "a: z\nb: 1\nc: 1\nd: true\n",
            "a: z\nb: y\nc: 1\nd:\n",
            "a: z\nb: y\nC: 1\nd: true\n",
        ] {
            assert!(!judge(other), "{other}");
        }
    }

    #[test]
    fn what_an_alias_stands_for_is_left_alone() {
        let text = "a: &x one\nb: *x\nc: two\n";
        assert!(!judge(text, "one", "three"));
        assert!(judge(text, "two", "three"));
        assert!(!judge(text, "&x", "&y"));
        assert!(!judge(text, "*x", "one"));
    }

    #[test]
    fn whole_items_may_be_moved_and_take_their_numbers_along() {
        let parse = |text: &str| Document::parse("a.yaml", text.into(), &Limits::default());
        let edit = |start: usize, end: usize, replacement: &str| Edit {
            document: DocumentId(0),
            span: Span::new(start, end),
            replacement: replacement.to_owned(),
        };
        let old = parse("- b # of b\n- a\n- c\n");
        let (out, back) = (edit(0, 11, ""), edit(14, 14, "\n- b # of b"));
        let edits = [&out, &back];
        let text = edited(old.text(), &edits).expect("it fits");
        assert_eq!(text, "- a\n- b # of b\n- c\n");
        let renumbered = keeps(&old, &parse(&text), &edits).expect("all is there");
        let new = parse(&text);
        let kept = renumbered.iter().map(|(one, other)| {
            let texts = (old.as_str(*one), new.as_str(*other));
            assert_eq!(texts.0, texts.1);
            texts.0
        });
        assert_eq!(kept.collect::<Vec<_>>(), [Some("b"), Some("a")]);
        for lossy in [
            "- a\n- b\n- c\n",
            "- a\n- d # of b\n- c\n",
            "- a\n- a # of b\n- c\n",
        ] {
            assert_eq!(keeps(&old, &parse(lossy), &edits), None, "{lossy}");
        }
    }
}
