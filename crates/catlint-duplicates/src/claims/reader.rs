//! Reads records one by one.

use catlint_core::{Catalogue, CollectionId, Record};

use super::claim::RecordClaims;
use super::gather::gather;
use crate::profile::infer;
use crate::roles::Fields;
use crate::settings::DuplicateSettings;

/// Reads records one by one: knows what each field of each collection is.
#[derive(Debug)]
pub struct Reader<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) settings: &'a DuplicateSettings,
    pub(crate) fields: Vec<Fields>,
}

impl<'a> Reader<'a> {
    /// Learns from some records of each collection what its fields are.
    #[must_use]
    pub fn new(catalogue: &'a Catalogue, settings: &'a DuplicateSettings) -> Self {
        let collections = (0u32..).zip(&catalogue.collections);
        let fields =
            collections.map(|(number, _)| infer(catalogue, CollectionId(number), settings));
        Self {
            catalogue,
            settings,
            fields: fields.collect(),
        }
    }

    /// Gathers what a record claims. O(size of the record).
    #[must_use]
    pub fn claims(&self, record: &Record) -> RecordClaims {
        let fields = self.fields.get(record.collection.0 as usize);
        let part = self.settings.of(record.collection);
        gather(self.catalogue, record, part, fields)
    }
}
