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
        let (mut names, mut places) = (BagBuilder::default(), BagBuilder::default());
        let fields_of_words = fields.all().iter().enumerate();
        let fields_of_words =
            fields_of_words.filter(|(number, field)| is_bag(field) && field.first == *number);
        let mut texts: Vec<(usize, BagBuilder)> = fields_of_words
            .map(|(number, _)| (number, BagBuilder::default()))
            .collect();
        let mut profiles = Vec::with_capacity(read.len());
        let mut glances = Glances::default();
        for own in read {
            let profile = own.profile;
            names.push(profile.name.words.iter());
            places.push(own.places.iter().flat_map(Words::iter));
            for (number, builder) in &mut texts {
                let of = own.texts.iter().filter(|(field, _)| field == number);
                builder.push(of.flat_map(|(_, words)| words.iter()));
            }
            glances.push(&profile);
            profiles.push(profile);
        }
        let finish = |(number, builder): (usize, BagBuilder)| (number, builder.finish());
        let bags = || rayon::join(|| names.finish(), || places.finish());
        let ((names, places), holders): ((Bags, Bags), _) =
            rayon::join(bags, || Holders::of(&profiles));
        Self {
            holders,
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
            texts: texts.into_iter().map(finish).collect(),
        }
    }
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

/// What was read of a record: its profile, and the words that go into bags.
#[derive(Debug, Default)]
pub(crate) struct ReadProfile {
    profile: Profile,
    places: Vec<Words>,
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
                    self.texts.push((field.first, Words::of(value)));
                }
                Key::Words
            }
            Role::Place => match coordinate(value).filter(|_| is_coordinate(&field.path)) {
                Some(degrees) => Key::Coordinate(degrees),
                None => {
                    self.places.push(Words::of(value));
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
