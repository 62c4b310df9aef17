//! Why two records are taken for one, in words.

use catlint_core::Catalogue;

use crate::evidence::{Evidence, Mark};
use crate::near::Near;
use crate::profile::Profiles;
use crate::settings::DuplicateSettings;

/// The evidence for one pair.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Explained {
    /// The sum of its points.
    pub points: i32,
    /// Each piece of it in a word or two.
    pub marks: Vec<String>,
    /// A line for each piece of it.
    pub lines: Vec<String>,
}

/// Explains pairs of records, by their numbers in the catalogue. O(size of the catalogue).
#[must_use]
pub fn explain(
    catalogue: &Catalogue,
    settings: &DuplicateSettings,
    pairs: &[(usize, usize)],
) -> Vec<Explained> {
    let near = Near::new(catalogue, settings);
    let pair = |(one, other): &(usize, usize)| {
        let (profiles, one) = near.locate(*one)?;
        let (_, other) = near.locate(*other)?;
        let evidence = Evidence::of(profiles, one, other);
        let marks = evidence.marks.iter();
        Some(Explained {
            points: evidence.points,
            marks: evidence.marks.iter().map(short).collect(),
            lines: marks.map(|mark| line(profiles, mark, &evidence)).collect(),
        })
    };
    pairs
        .iter()
        .map(|both| pair(both).unwrap_or_default())
        .collect()
}

fn line(profiles: &Profiles<'_>, mark: &Mark, evidence: &Evidence) -> String {
    let field = mark.field.and_then(|field| profiles.fields.get(field));
    let field = field.map_or(mark.role.name(), |field| &field.path);
    format!(
        "{field}: {:?} {:+} (name {})",
        mark.finding, mark.points, evidence.name
    )
}

fn short(mark: &Mark) -> String {
    format!("{} {:?}", mark.role.name(), mark.finding).to_lowercase()
}
