//! Why two records are taken for one, in words.

mod line;
mod reason;

use catlint_core::Catalogue;

use crate::evidence::table::SIMILAR;
use crate::evidence::{Evidence, Mark, Shared};
use crate::near::Near;
use crate::profile::Profiles;
use crate::settings::DuplicateSettings;

/// The evidence for one pair.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Explained {
    /// The sum of its points.
    pub points: i32,
    /// What the names share, in thousandths.
    pub name: u32,
    /// Each piece of it in a word or two.
    pub marks: Vec<String>,
    /// The strongest of it in a sentence.
    pub reason: String,
    /// A line for each piece of it, with what was compared and its points.
    pub lines: Vec<String>,
}

impl Explained {
    /// Everything in one sentence, with the sum and what it takes.
    #[must_use]
    pub fn sum(&self) -> String {
        let (lines, points) = (self.lines.join("; "), self.points);
        format!("{lines}; together {points:+}, and {SIMILAR} are enough")
    }
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
        Some(explained(profiles, one, other))
    };
    pairs
        .iter()
        .map(|both| pair(both).unwrap_or_default())
        .collect()
}

/// Explains one pair of a collection.
pub(crate) fn explained(profiles: &Profiles<'_>, one: u32, other: u32) -> Explained {
    let evidence = Evidence::of(profiles, one, other);
    let pair = Pair {
        profiles,
        one,
        other,
    };
    Explained {
        points: evidence.points,
        name: evidence.name,
        marks: evidence.marks.iter().map(short).collect(),
        reason: pair.reason(&evidence),
        lines: evidence.marks.iter().map(|mark| pair.line(mark)).collect(),
    }
}

fn short(mark: &Mark) -> String {
    format!("{} {:?}", mark.role.name(), mark.finding).to_lowercase()
}

struct Pair<'p, 'a> {
    profiles: &'p Profiles<'a>,
    one: u32,
    other: u32,
}

impl Pair<'_, '_> {
    fn shared(&self) -> Shared {
        let bags = &self.profiles.names;
        Shared::of(bags, bags.of(self.one), bags.of(self.other))
    }

    fn field(&self, mark: &Mark) -> String {
        let field = mark.field.and_then(|field| self.profiles.fields.get(field));
        let field = field.map_or(mark.role.name(), |field| &field.path);
        format!("`{field}`")
    }
}
