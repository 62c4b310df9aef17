//! Makes the [`Profiles`] of a collection.

use catlint_core::document::Document;
use catlint_core::text::fold::fold;
use catlint_core::{Catalogue, CollectionId, Record};
use rayon::prelude::*;

use super::coordinate::{coordinate, is_coordinate};
use super::date::date;
use super::glance::Glances;
use super::holders::Holders;
use super::{Draft, Key, Profile, Profiles, Value};
use crate::fields::{self, FieldText, Scalar};
use crate::join::{BagBuilder, Bags};
use crate::roles::{Field, Fields, Role};
use crate::settings::DuplicateSettings;
use crate::url_key::UrlKey;
use crate::words::Words;

/// Records that the roles are inferred from: more tell nothing new.
const SAMPLE: usize = 1000;

impl<'a> Profiles<'a> {
    /// Reads every record of a collection, and one more behind them that the catalogue does not have. O(size of the
    /// collection).
    pub(crate) fn with_draft(
        catalogue: &'a Catalogue,
        collection: CollectionId,
        settings: &DuplicateSettings,
        draft: Option<&Draft>,
    ) -> Self {
        let mut records = numbers(catalogue, collection);
        let fields = infer(catalogue, collection, settings);
        let of = |number: &usize| {
            let record = catalogue.records.get(*number);
            record.map_or_else(ReadProfile::default, |record| {
                ReadProfile::of(catalogue, record, &fields)
            })
        };
        let mut read: Vec<ReadProfile> = records.par_iter().map(of).collect();
        if let (Some(draft), Some(record)) = (draft, records.last().copied()) {
            read.push(ReadProfile {
                profile: draft.profile(&fields, catalogue, record),
                ..ReadProfile::default()
            });
            records.push(usize::MAX);
        }
        Self::assemble(catalogue, fields, records, read)
    }

    /// The profiles of a collection whose records were read: `read` has them by their numbers in the catalogue.
    pub(crate) fn of_read(
        catalogue: &'a Catalogue,
        collection: CollectionId,
        fields: Fields,
        mut read: impl FnMut(usize) -> ReadProfile,
    ) -> Self {
        let records = numbers(catalogue, collection);
        let taken = records.iter().map(|number| read(*number)).collect();
        Self::assemble(catalogue, fields, records, taken)
    }

    fn assemble(
        catalogue: &'a Catalogue,
        fields: Fields,
        records: Vec<usize>,
        read: Vec<ReadProfile>,
    ) -> Self {
        let mut profiles = Vec::with_capacity(read.len());
        let mut words = Vec::with_capacity(read.len());
        for own in read {
            profiles.push(own.profile);
            words.push(own.words);
        }
        let names = || bag(profiles.iter().map(|profile| profile.name.words.iter()));
        let places = || {
            bag(words
                .iter()
                .map(|own| own.places.iter().flat_map(Words::iter)))
        };
        let texts = || texts(&fields, &words);
        let told = || rayon::join(|| Holders::of(&profiles), || Glances::read(&profiles));
        let ((names, (holders, glances)), (places, texts)) =
            rayon::join(|| rayon::join(names, told), || rayon::join(places, texts));
        Self {
            catalogue,
            fields,
            records,
            common: Vec::new(),
            lent: Vec::new(),
            gathered: false,
            profiles,
            glances,
            names,
            places,
            texts,
            holders,
        }
    }
}

/// The bag of the words of each record.
fn bag<'w, W: IntoIterator<Item = &'w str>>(records: impl Iterator<Item = W>) -> Bags {
    let mut builder = BagBuilder::default();
    records.for_each(|words| builder.push(words));
    builder.finish()
}

/// A bag for each field of words, and for those that differ from it by a number only.
fn texts(fields: &Fields, words: &[RecordWords]) -> Vec<(usize, Bags)> {
    let numbered = fields.all().par_iter().enumerate();
    let first = numbered.filter(|(number, field)| is_bag(field) && field.first == *number);
    let bags = first.map(|(number, _)| {
        let records = words.iter().map(|own| {
            let own = own.texts.iter().filter(move |(field, _)| *field == number);
            own.flat_map(|(_, words)| words.iter())
        });
        (number, bag(records))
    });
    bags.collect()
}

/// Whether the words of a field are compared one by one.
fn is_bag(field: &Field) -> bool {
    field.role == Role::Text && !field.prose
}

/// The numbers of the records of a collection.
fn numbers(catalogue: &Catalogue, collection: CollectionId) -> Vec<usize> {
    let all = catalogue.records.iter().enumerate();
    let own = all.filter(|(_, record)| record.collection == collection);
    own.map(|(number, _)| number).collect()
}

/// What each field of a collection is. O(size of the sample).
pub(crate) fn infer(
    catalogue: &Catalogue,
    collection: CollectionId,
    settings: &DuplicateSettings,
) -> Fields {
    let records = numbers(catalogue, collection);
    // Every n-th record: the first ones may be of one kind.
    let step = records.len().div_ceil(SAMPLE).max(1);
    let sample = records.iter().step_by(step);
    let sample = sample.filter_map(|number| Some((*number, catalogue.records.get(*number)?)));
    let path = |record: &Record, scalar: &Scalar<'_>| {
        fields::path(
            catalogue.document(record.document),
            record.root,
            scalar.node,
        )
    };
    Fields::infer(
        catalogue.collection(collection),
        settings.of(collection),
        sample.map(|(number, record)| (number, record, fields::scalars(catalogue, record))),
        path,
    )
}

/// What was read of a record.
#[derive(Debug, Default)]
pub(crate) struct ReadProfile {
    profile: Profile,
    words: RecordWords,
}

/// The words of a record that go into bags.
#[derive(Debug, Default)]
struct RecordWords {
    places: Vec<Words>,
    /// Each with the number of its field.
    texts: Vec<(usize, Words)>,
}

impl ReadProfile {
    fn of(catalogue: &Catalogue, record: &Record, fields: &Fields) -> Self {
        let document = catalogue.document(record.document);
        let mut read = Self::default();
        for statement in fields::statements(catalogue, record) {
            read.take(document, fields, &statement, None);
        }
        read
    }

    /// Takes what is said in a field that has a role; `address` is the form of a web address, if it is known.
    pub(crate) fn take(
        &mut self,
        document: &Document,
        fields: &Fields,
        said: &FieldText<'_>,
        address: Option<&str>,
    ) {
        let number = fields.number(said.field);
        let Some((number, field)) = number.and_then(|number| Some((number, fields.get(number)?)))
        else {
            return;
        };
        if !fields::counts(document, said) {
            return;
        }
        if let Some(key) = self.key(field, said.value, address) {
            self.profile.values.push(Value {
                field: number,
                node: said.node,
                key,
            });
        }
    }

    fn key(&mut self, field: &Field, value: &str, address: Option<&str>) -> Option<Key> {
        let name = &mut self.profile.name;
        Some(match field.role {
            Role::Name => {
                match field.list && !name.words.is_empty() {
                    true => name.add_alias(value),
                    false => name.add(value),
                }
                Key::Words
            }
            Role::Alias => {
                name.add_alias(value);
                Key::Words
            }
            Role::Text => {
                if is_bag(field) {
                    self.words.texts.push((field.first, Words::of(value)));
                }
                Key::Words
            }
            Role::Place => match coordinate(value).filter(|_| is_coordinate(&field.path)) {
                Some(degrees) => Key::Coordinate(degrees),
                None => {
                    self.words.places.push(Words::of(value));
                    Key::Words
                }
            },
            Role::Year => Key::When(date(value)?),
            Role::Identifier => Key::Identifier(identifier(value)?),
            Role::Link => Key::Link(match address {
                Some(address) => address.into(),
                None => UrlKey::in_form(value, field.form)?.into(),
            }),
            Role::Partition => Key::Partition(fold(value).into()),
            Role::None => return None,
        })
    }
}

/// Letters and digits alone; nothing for what is too short to identify anything.
fn identifier(value: &str) -> Option<Box<str>> {
    let kept: String = fold(value)
        .chars()
        .filter(|letter| *letter != ' ')
        .collect();
    (kept.chars().count() >= 4).then(|| kept.into())
}
