//! The texts of one field: distinct values with their counts, and the formats that all of them have.

use std::collections::BTreeMap;

use catlint_core::Place;

use crate::format::TextFormat;

/// Distinct values that are told apart in one field. A field with more is no list of choices, and
/// a catalogue of a million names need not be held twice.
const MOST_VALUES: usize = 20_000;
/// Characters of a value that can be a choice.
const LONGEST_VALUE: usize = 80;

/// A value: how often it occurs, and where first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Value {
    /// How often.
    pub count: usize,
    /// Where first.
    pub place: Place,
}

/// The texts of one field.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    values: BTreeMap<String, Value>,
    /// All texts.
    pub count: usize,
    /// Texts without a letter or another sign.
    pub blank: usize,
    /// Whether some value was too long to be a choice, or there were too many.
    pub open: bool,
    misfits: [bool; TextFormat::ALL.len()],
}

impl Texts {
    pub(crate) fn add(&mut self, text: &str, place: Place) {
        self.count += 1;
        self.blank += usize::from(text.trim().is_empty());
        for (misfit, format) in self.misfits.iter_mut().zip(TextFormat::ALL) {
            *misfit = *misfit || !format.fits(text);
        }
        if let Some(value) = self.values.get_mut(text) {
            value.count += 1;
        } else if self.values.len() >= MOST_VALUES || text.chars().nth(LONGEST_VALUE).is_some() {
            self.open = true;
        } else {
            self.values
                .insert(text.to_owned(), Value { count: 1, place });
        }
    }

    /// The distinct values that are not too long, by text.
    pub fn values(&self) -> impl Iterator<Item = (&str, Value)> + Clone {
        self.values
            .iter()
            .map(|(text, value)| (text.as_str(), *value))
    }

    /// How many distinct values there are; nothing where that is not known.
    #[must_use]
    pub fn distinct(&self) -> Option<usize> {
        (!self.open).then_some(self.values.len())
    }

    /// The format that all of the texts have.
    #[must_use]
    pub fn format(&self) -> Option<TextFormat> {
        let formats = TextFormat::ALL.into_iter().zip(self.misfits);
        let mut fitting = formats.filter(|(_, misfit)| !misfit && self.count > 0);
        fitting.next().map(|(format, _)| format)
    }
}
