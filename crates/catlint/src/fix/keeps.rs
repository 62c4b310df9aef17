//! Whether a text with fixes in it still says the same everywhere else.

use catlint_core::document::{Document, FaultKind, Kind, NodeId};
use catlint_core::{Edit, Span};

use super::text::{moved, touches};

/// Whether a document may be edited at all: it was read to its end, and of no key has it two.
pub(super) fn is_sound(document: &Document) -> bool {
    let harmful = |kind: &FaultKind| {
        kind.is_fatal() || matches!(kind, FaultKind::DuplicateKey { .. } | FaultKind::ComplexKey)
    };
    !document.faults().iter().any(|fault| harmful(&fault.kind))
}

/// Whether the new document has the same nodes as the old one, and the same values, comments and
/// aliases wherever no edit touches them. The edits must be sorted.
///
/// A fix replaces values and keys; one that adds or removes any is refused. O(nodes × edits).
pub(super) fn keeps(old: &Document, new: &Document, edits: &[&Edit]) -> bool {
    let comparison = Comparison { old, new, edits };
    let roots = old.roots().iter().zip(new.roots());
    is_sound(new)
        && old.node_count() == new.node_count()
        && old.roots().len() == new.roots().len()
        && roots
            .into_iter()
            .all(|(old, new)| comparison.same(*old, *new))
        && comparison.same_comments()
}

struct Comparison<'a> {
    old: &'a Document,
    new: &'a Document,
    edits: &'a [&'a Edit],
}

impl Comparison<'_> {
    /// Compares two nodes and what is in them; the limits of a parse keep them from being deep.
    fn same(&self, old: NodeId, new: NodeId) -> bool {
        let aliases = (self.old.resolve(old) != old, self.new.resolve(new) != new);
        match aliases {
            (true, true) => return self.same_alias(old, new),
            (false, false) => {}
            _ => return false,
        }
        let touched = self.is_touched(self.old.span(old));
        match (self.old.kind(old), self.new.kind(new)) {
            (Kind::Null, Kind::Null) => true,
            (Kind::Bool(old), Kind::Bool(new)) => old == new,
            (Kind::Number(old), Kind::Number(new)) => touched || old.text() == new.text(),
            (Kind::String(old), Kind::String(new)) => touched || old == new,
            (Kind::Sequence(old), Kind::Sequence(new)) => {
                old.len() == new.len() && old.zip(new).all(|(old, new)| self.same(old, new))
            }
            (Kind::Mapping(old), Kind::Mapping(new)) => {
                let mut members = old.clone().zip(new.clone());
                old.len() == new.len()
                    && members.all(|(old, new)| self.same(old.0, new.0) && self.same(old.1, new.1))
            }
            // Another kind of value is what a fix may be for, where it is written in full.
            (_, Kind::Sequence(_) | Kind::Mapping(_)) => false,
            (Kind::Sequence(_) | Kind::Mapping(_), _) => false,
            _ => touched,
        }
    }

    /// An alias stands for what it stood for, and that is as it was: else the value would change in
    /// places that the fix does not speak of.
    fn same_alias(&self, old: NodeId, new: NodeId) -> bool {
        let (old, new) = (self.old.resolve(old), self.new.resolve(new));
        let target = self.old.span(old);
        !self.is_touched(target)
            && moved(target, self.edits).map(|span| span.start) == Some(self.new.span(new).start)
    }

    fn same_comments(&self) -> bool {
        let text = |document: &Document, span: Span| document.source().slice(span).to_owned();
        let old = self.old.comments().iter().map(|span| text(self.old, *span));
        let new = self.new.comments().iter().map(|span| text(self.new, *span));
        old.eq(new)
    }

    fn is_touched(&self, span: Span) -> bool {
        self.edits.iter().any(|edit| touches(edit.span, span))
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
        keeps(&parse(text), &parse(&new), &[&edit])
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
    fn what_an_alias_stands_for_is_left_alone() {
        let text = "a: &x one\nb: *x\nc: two\n";
        assert!(!judge(text, "one", "three"));
        assert!(judge(text, "two", "three"));
        assert!(!judge(text, "&x", "&y"));
        assert!(!judge(text, "*x", "one"));
    }
}
