//! References: a value here must be found there.

use catlint_core::document::Pattern;
use catlint_core::selector::{Predicate, Selector, Standpoint, Value};
use catlint_core::{CollectionId, Place, Severity};

use super::targets::Target;

/// Values that must be found elsewhere.
#[derive(Debug, Clone)]
pub struct Reference {
    /// The items that the values are seen from; the record itself without.
    pub each: Option<Pattern>,
    /// The values.
    pub fields: Vec<Selector>,
    /// Where they must be found.
    pub target: Target,
    /// What messages call what is referred to: the name of a collection, a file or a list.
    pub name: String,
    /// How many records must refer to each target.
    pub min_members: usize,
    /// Records, or items, whose references are not judged.
    pub unless: Predicate,
    /// The severity of what is found, where it is not the rules'.
    pub severity: Option<Severity>,
}

/// A reference by its collection and its number there.
pub(super) type Of = (CollectionId, usize);

/// A value that is not found where it should be.
#[derive(Debug)]
pub struct BrokenReference<'a> {
    /// The field it is a value of.
    pub field: &'a Selector,
    /// The value.
    pub value: Value<'a>,
    /// What is asked.
    pub asked: &'a Reference,
    /// The target that was probably meant.
    pub meant: Option<String>,
    /// A few targets, where nothing near was found.
    pub examples: Vec<String>,
    /// Where the targets are: a file or a directory.
    pub whereabouts: Option<String>,
    pub(super) of: Of,
}

/// A target that too few refer to.
#[derive(Debug)]
pub struct SmallTarget<'a> {
    /// Where it is.
    pub place: Place,
    /// What it is known by.
    pub written: String,
    /// Where it is referred to.
    pub members: Vec<Place>,
    /// What is asked.
    pub asked: &'a Reference,
    /// The collection that should refer to it.
    pub from: String,
    pub(super) keys: Vec<String>,
    pub(super) of: Of,
}

/// Every value that must be found, with its field.
pub(super) fn values<'a>(
    asked: &'a Reference,
    from: Standpoint<'a>,
) -> impl Iterator<Item = (&'a Selector, Value<'a>)> {
    asked.fields.iter().flat_map(move |field| {
        let values = field.values(from).into_iter();
        values.map(move |value| (field, value))
    })
}
