//! JSON Pointers (RFC 6901), and patterns of them.

use std::fmt;

/// One step down a tree.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Segment {
    /// Into a mapping, by key.
    Key(String),
    /// Into a sequence, by index from 0.
    Index(usize),
}

impl fmt::Display for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => f.write_str(&key.replace('~', "~0").replace('/', "~1")),
            Self::Index(index) => write!(f, "{index}"),
        }
    }
}

/// A path from one node down to another, written as a JSON Pointer: `/links/0/url`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Pointer(Vec<Segment>);

impl Pointer {
    /// Makes a pointer of its segments.
    #[must_use]
    pub fn new(segments: Vec<Segment>) -> Self {
        Self(segments)
    }

    /// Reads a pointer. Every segment becomes a key; [`Document::at`](super::Document::at) takes a
    /// key of digits as an index where it meets a sequence. Nothing unless the text is empty or
    /// begins with `/`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::default());
        }
        let segments = text.strip_prefix('/')?.split('/');
        Some(Self(
            segments
                .map(|segment| Segment::Key(unescape(segment)))
                .collect(),
        ))
    }

    /// The steps, outermost first.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }

    /// Whether it leads nowhere but to the root.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The pointer as people write a field: `links[0].url`; of the root, nothing.
    #[must_use]
    pub fn field(&self) -> String {
        let mut field = String::new();
        for segment in &self.0 {
            match segment {
                Segment::Index(index) => field.push_str(&format!("[{index}]")),
                Segment::Key(key) => {
                    if !field.is_empty() {
                        field.push('.');
                    }
                    field.push_str(key);
                }
            }
        }
        field
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|segment| write!(f, "/{segment}"))
    }
}

/// A pointer in which `*` stands for every key or index: `/links/*/url`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Pattern(Vec<Option<String>>);

impl Pattern {
    /// Reads a pattern; the same form as a pointer.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let Pointer(segments) = Pointer::parse(text)?;
        let part = |segment| match segment {
            Segment::Key(key) if key == "*" => None,
            Segment::Key(key) => Some(key),
            Segment::Index(index) => Some(index.to_string()),
        };
        Some(Self(segments.into_iter().map(part).collect()))
    }

    /// The field that a pointer leads to: that of `/links/0/url` is `/links/*/url`.
    #[must_use]
    pub fn field_of(pointer: &Pointer) -> Self {
        let part = |segment: &Segment| match segment {
            Segment::Key(key) => Some(key.clone()),
            Segment::Index(_) => None,
        };
        Self(pointer.segments().iter().map(part).collect())
    }

    /// Whether it stands for the root alone.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn of(parts: Vec<Option<String>>) -> Self {
        Self(parts)
    }

    /// Its steps: a key, or nothing where any will do.
    #[must_use]
    pub fn parts(&self) -> &[Option<String>] {
        &self.0
    }

    /// The key that it begins with; nothing where any will do, and of the root.
    #[must_use]
    pub fn first(&self) -> Option<&str> {
        self.0.first()?.as_deref()
    }

    /// Whether a pointer leads to what the pattern stands for, or into it.
    #[must_use]
    pub fn covers(&self, pointer: &Pointer) -> bool {
        let segments = pointer.segments();
        let fits = |(part, segment): (&Option<String>, &Segment)| match (part, segment) {
            (None, _) => true,
            (Some(part), Segment::Key(key)) => part == key,
            (Some(part), Segment::Index(index)) => part.parse() == Ok(*index),
        };
        self.0.len() <= segments.len() && self.0.iter().zip(segments).all(fits)
    }

    /// Every node that the pattern stands for, seen from `root`, in the order of the text.
    #[must_use]
    pub fn find(&self, document: &super::Document, root: super::NodeId) -> Vec<super::NodeId> {
        let mut found = vec![root];
        for part in &self.0 {
            match part {
                Some(key) => {
                    let named = found.iter().filter_map(|node| named(document, *node, key));
                    found = named.collect();
                }
                None => {
                    let all = found.iter().flat_map(|node| all(document, *node));
                    found = all.collect();
                }
            }
        }
        found
    }

    /// As [`Pattern::find`], without a list made of one node where there is no `*`.
    pub(crate) fn nodes(
        &self,
        document: &super::Document,
        root: super::NodeId,
    ) -> impl Iterator<Item = super::NodeId> + use<> {
        let (single, several) = match self.0.contains(&None) {
            true => (None, self.find(document, root)),
            false => {
                let mut keys = self.0.iter().flatten();
                let single = keys.try_fold(root, |node, key| named(document, node, key));
                (single, Vec::new())
            }
        };
        single.into_iter().chain(several)
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|part| match part {
            Some(key) => write!(f, "/{}", Segment::Key(key.clone())),
            None => f.write_str("/*"),
        })
    }
}

/// The value of a key, or the item of a number.
pub(super) fn named(
    document: &super::Document,
    node: super::NodeId,
    key: &str,
) -> Option<super::NodeId> {
    match document.items(node) {
        Some(_) => document.item(node, key.parse().ok()?),
        None => document.get(node, key),
    }
}

/// Every item, or the value of every key.
pub(super) fn all(
    document: &super::Document,
    node: super::NodeId,
) -> impl Iterator<Item = super::NodeId> {
    let items = document.items(node).into_iter().flatten();
    let members = document.members(node).into_iter().flatten();
    items.chain(members.map(|(_, value)| value))
}

fn unescape(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_is_written_as_in_rfc_6901_and_as_a_field() {
        let pointer = Pointer::new(vec![
            Segment::Key("a/b~c".into()),
            Segment::Index(0),
            Segment::Key("url".into()),
        ]);
        assert_eq!(pointer.to_string(), "/a~1b~0c/0/url");
        assert_eq!(pointer.field(), "a/b~c[0].url");
        assert_eq!(
            Pointer::parse("/a~1b~0c/0/url").expect("valid").to_string(),
            pointer.to_string()
        );
        assert!(Pointer::parse("links").is_none());
    }

    #[test]
    fn a_pattern_covers_what_it_stands_for_and_all_in_it() {
        let pointer = Pointer::new(vec![
            Segment::Key("links".into()),
            Segment::Index(2),
            Segment::Key("url".into()),
        ]);
        let covers = |pattern: &str| Pattern::parse(pattern).expect(pattern).covers(&pointer);
        for pattern in [
            "",
            "/links",
            "/links/*",
            "/links/2",
            "/links/*/url",
            "/*/*/*",
        ] {
            assert!(covers(pattern), "{pattern}");
        }
        for pattern in ["/link", "/links/1", "/links/*/url/x", "/links/*/title"] {
            assert!(!covers(pattern), "{pattern}");
        }
    }
}
