//! What makes two findings of two runs the same one: rule, records and field, never the line.

use crate::catalogue::Catalogue;
use crate::diagnostic::Diagnostic;
use crate::document::{Pattern, Pointer, Segment};
use crate::place::Place;

/// The identity of a finding. It survives edits elsewhere in the file, the moving of records and
/// the moving of items in a list. Several findings may share one; they are counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Identity {
    /// The records that it is about, each as `collection/id`, sorted.
    pub records: Vec<String>,
    /// The file that it is about, where it is about no record; empty otherwise.
    pub path: String,
    /// The name of the rule.
    pub rule: String,
    /// The field as a pointer from the record's root, with `*` for the items of a list. Empty where
    /// the finding is about several records, which may have the same in fields of other names.
    pub field: String,
}

impl Identity {
    /// The identity of a finding. O(depth × related places).
    #[must_use]
    pub fn of(catalogue: &Catalogue, diagnostic: &Diagnostic) -> Self {
        let place = diagnostic.primary.place;
        let places = diagnostic.related.iter().map(|label| label.place);
        let places = std::iter::once(place).chain(places);
        let mut records: Vec<_> = places
            .filter_map(|place| record(catalogue, place))
            .collect();
        records.sort_unstable();
        records.dedup();
        let outside = catalogue.record_at(place).is_none();
        let field = || field(&catalogue.pointer(place), diagnostic.absent.as_deref());
        Self {
            path: if outside {
                catalogue.document(place.document()).path().to_owned()
            } else {
                String::new()
            },
            rule: diagnostic.rule.0.to_owned(),
            field: (records.len() < 2).then(field).unwrap_or_default(),
            records,
        }
    }

    /// Whether whoever knows the other finding knows this one: it is the same, or about some of the
    /// same records.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        let within = |record| other.records.binary_search(record).is_ok();
        self == other
            || (self.records.len() > 1
                && (&self.rule, &self.path) == (&other.rule, &other.path)
                && self.records.iter().all(within))
    }

    /// A number for it. FNV-1a, 128 bits (Fowler, Noll and Vo; RFC 9923), over the parts with a zero
    /// byte after each.
    #[must_use]
    pub fn fingerprint(&self) -> u128 {
        let own = [&self.rule, &self.path, &self.field];
        let parts = own.into_iter().chain(&self.records);
        fnv1a(parts.map(String::as_str))
    }
}

fn record(catalogue: &Catalogue, place: Place) -> Option<String> {
    let record = catalogue.record_at(place)?;
    let collection = &catalogue.collection(record.collection).name;
    Some(format!("{collection}/{}", record.id))
}

fn field(pointer: &Pointer, absent: Option<&str>) -> String {
    let absent = absent.map(|name| Pointer::new(vec![Segment::Key(name.to_owned())]));
    let absent = absent.unwrap_or_default();
    format!("{}{absent}", Pattern::field_of(pointer))
}

fn fnv1a<'p>(parts: impl Iterator<Item = &'p str>) -> u128 {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let bytes = parts.flat_map(|part| part.bytes().chain(std::iter::once(0)));
    bytes.fold(OFFSET, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(PRIME)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_a_list_are_as_one_and_keys_are_not() {
        let pointer = Pointer::new(vec![
            Segment::Key("links".into()),
            Segment::Index(3),
            Segment::Key("a/b".into()),
        ]);
        assert_eq!(field(&pointer, None), "/links/*/a~1b");
        assert_eq!(field(&Pointer::default(), Some("country")), "/country");
    }

    #[test]
    fn a_smaller_group_is_within_a_larger_one_and_not_the_other_way() {
        let group = |records: &[&str]| Identity {
            records: records.iter().map(|record| (*record).to_owned()).collect(),
            rule: "duplicate-name".into(),
            ..Identity::default()
        };
        let three = group(&["a", "b", "c"]);
        assert!(group(&["a", "c"]).is_within(&three));
        assert!(three.is_within(&three));
        assert!(!three.is_within(&group(&["a", "c"])));
        assert!(
            !group(&["a"]).is_within(&three),
            "of one record is another finding"
        );
    }
}
