//! Makes the [`Profiles`] of a collection.

use catlint_core::text::fold::fold;
use catlint_core::{Catalogue, CollectionId, Record};
use rayon::prelude::*;

use super::coordinate::{coordinate, is_coordinate};
use super::date::date;
use super::glance::Glances;
use super::holders::Holders;
use super::{Draft, Key, Profile, Profiles, Value};
use crate::fields::{self, Scalar};
use crate::join::{BagBuilder, Bags};
use crate::roles::{Field, Fields, Role};
use crate::settings::DuplicateSettings;
use crate::url_key::UrlKey;
use crate::words::Words;

/// Records that the roles are inferred from: more tell nothing new.
const SAMPLE: usize = 1000;

impl<'a> Profiles<'a> {
    /// Reads every record of a collection. O(size of the collection).
    pub(crate) fn new(
        catalogue: &'a Catalogue,
        collection: CollectionId,
        settings: &DuplicateSettings,
    ) -> Self {
        Self::with_draft(catalogue, collection, settings, None)
    }

    /// The same, with one more record behind them that the catalogue does not have.
    pub(crate) fn with_draft(
        catalogue: &'a Catalogue,
        collection: CollectionId,
        settings: &DuplicateSettings,
        draft: Option<&Draft>,
    ) -> Self {
        let all = catalogue.records.iter().enumerate();
        let mut records: Vec<usize> = all
            .filter(|(_, record)| record.collection == collection)
            .map(|(number, _)| number)
            .collect();
        let fields = infer(catalogue, collection, settings, &records);
        let read = |number: &usize| {
            let record = catalogue.records.get(*number);
            record.map_or_else(Default::default, |record| read(catalogue, record, &fields))
        };
        let mut read: Vec<(Profile, Texts)> = records.par_iter().map(read).collect();
        if let (Some(draft), Some(record)) = (draft, records.last().copied()) {
            read.push((draft.profile(&fields, catalogue, record), Texts::default()));
            records.push(usize::MAX);
        }
        Self::assemble(catalogue, fields, records, read)
    }

    fn assemble(
        catalogue: &'a Catalogue,
        fields: Fields,
        records: Vec<usize>,
        read: Vec<(Profile, Texts)>,
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
        for (profile, own) in read {
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

fn infer(
    catalogue: &Catalogue,
    collection: CollectionId,
    settings: &DuplicateSettings,
    records: &[usize],
) -> Fields {
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
        sample.map(|(number, record)| {
            let document = catalogue.document(record.document);
            (number, record, fields::scalars(document, record.root))
        }),
        path,
    )
}

/// The words of a record that go into bags.
#[derive(Debug, Default)]
struct Texts {
    places: Vec<Words>,
    texts: Vec<(usize, Words)>,
}

fn read(catalogue: &Catalogue, record: &Record, fields: &Fields) -> (Profile, Texts) {
    let document = catalogue.document(record.document);
    let (mut profile, mut own) = (Profile::default(), Texts::default());
    let scalars = fields::scalars(document, record.root);
    profile.values.reserve(scalars.len());
    for scalar in scalars {
        let Some((number, field)) = fields
            .number(scalar.field)
            .and_then(|number| Some((number, fields.get(number)?)))
        else {
            continue;
        };
        if let Some(key) = key(field, scalar.value, &mut profile, &mut own) {
            profile.values.push(Value {
                field: number,
                node: scalar.node,
                key,
            });
        }
    }
    (profile, own)
}

fn key(field: &Field, value: &str, profile: &mut Profile, own: &mut Texts) -> Option<Key> {
    Some(match field.role {
        Role::Name => {
            match field.list && !profile.name.words.is_empty() {
                true => profile.name.add_alias(value),
                false => profile.name.add(value),
            }
            Key::Words
        }
        Role::Alias => {
            profile.name.add_alias(value);
            Key::Words
        }
        Role::Text => {
            if is_bag(field) {
                own.texts.push((field.first, Words::of(value)));
            }
            Key::Words
        }
        Role::Place => match coordinate(value).filter(|_| is_coordinate(&field.path)) {
            Some(degrees) => Key::Coordinate(degrees),
            None => {
                own.places.push(Words::of(value));
                Key::Words
            }
        },
        Role::Year => Key::When(date(value)?),
        Role::Identifier => Key::Identifier(identifier(value)?),
        Role::Link => Key::Link(UrlKey::in_form(value, field.form)?.into()),
        Role::Partition => Key::Partition(fold(value).into()),
        Role::None => return None,
    })
}

/// Letters and digits alone; nothing for what is too short to identify anything.
fn identifier(value: &str) -> Option<Box<str>> {
    let kept: String = fold(value)
        .chars()
        .filter(|letter| *letter != ' ')
        .collect();
    (kept.chars().count() >= 4).then(|| kept.into())
}
