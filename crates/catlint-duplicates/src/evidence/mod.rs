//! What speaks for two records being one, and what against it: marks of a fixed table, all of them told.
//!
//! [`Evidence::of`] compares two records field by field. A field that one of them lacks says nothing. Each
//! [`Mark`] has its points in [`table`]; their sum decides, unless a mark is a veto.

mod contrasts;
mod name;
mod places;
pub(crate) mod table;
mod texts;
mod values;
mod words;

pub(crate) use words::{How, Shared, are_akin};

use crate::profile::Profiles;
use crate::roles::Role;

/// What a comparison of two values found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Finding {
    /// The same.
    Same,
    /// Most of it is the same.
    Strong,
    /// About half of it is the same.
    Weak,
    /// A little of it is the same.
    Slight,
    /// One is another name of the other.
    Alias,
    /// One is made of the first letters of the other.
    Initials,
    /// One slip apart.
    Slip,
    /// The same, as so many others have it.
    Common,
    /// They say different things.
    Differs,
    /// Only one has a number.
    OneSided,
    /// Nothing else that both have is the same.
    Alone,
    /// They are two of a series, or of two countries.
    Conflict,
}

/// One piece of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    /// What was compared.
    pub(crate) role: Role,
    /// The field, where it is one.
    pub(crate) field: Option<usize>,
    /// What was found.
    pub(crate) finding: Finding,
    /// What it counts.
    pub(crate) points: i32,
}

/// Everything that was found in comparing two records.
#[derive(Debug, Clone, Default)]
pub(crate) struct Evidence {
    /// Each piece of it.
    pub(crate) marks: Vec<Mark>,
    /// The sum of the points.
    pub(crate) points: i32,
    /// What the names share, in thousandths.
    pub(crate) name: u32,
    /// Whether both have a value that would say something if it agreed.
    compared: bool,
}

impl Evidence {
    /// Compares two records. O(words²) in the words that are not equal.
    pub(crate) fn of(profiles: &Profiles<'_>, one: u32, other: u32) -> Self {
        let mut evidence = Self::default();
        name::compare(profiles, one, other, &mut evidence);
        values::compare(profiles, one, other, &mut evidence);
        evidence.alone();
        evidence
    }

    /// Compares everything but the names.
    pub(crate) fn besides_name(profiles: &Profiles<'_>, one: u32, other: u32) -> Self {
        let mut evidence = Self::default();
        values::compare(profiles, one, other, &mut evidence);
        evidence
    }

    fn mark(&mut self, role: Role, field: Option<usize>, finding: Finding) {
        // Two descriptions on one subject agree in part, and so do the notes below: that is one thing.
        let said = |mark: &Mark| mark.role == Role::Text && mark.finding == Finding::Weak;
        if role == Role::Text && finding == Finding::Weak && self.marks.iter().any(said) {
            return;
        }
        let points = table::points(role, finding);
        self.points += points;
        self.marks.push(Mark {
            role,
            field,
            finding,
            points,
        });
    }

    /// Says so where both records have more than a name, and nothing of it agrees.
    fn alone(&mut self) {
        let agrees =
            |mark: &Mark| !matches!(mark.role, Role::Name | Role::Partition) && mark.points > 0;
        if self.compared && !self.marks.iter().any(agrees) {
            self.mark(Role::Name, None, Finding::Alone);
        }
    }

    /// Whether something rules out that they are one, whatever else they share.
    pub(crate) fn conflict(&self) -> Option<&Mark> {
        self.marks
            .iter()
            .find(|mark| mark.finding == Finding::Conflict)
    }

    /// Whether they are probably one.
    pub(crate) fn is_similar(&self) -> bool {
        self.points >= table::SIMILAR && self.conflict().is_none() && self.identifies()
    }

    /// Whether anything of it is about the thing itself: two things may well have one owner, one page and
    /// one address.
    fn identifies(&self) -> bool {
        let about = |mark: &Mark| match mark.role {
            Role::Name | Role::Alias => mark.points > 0,
            Role::Identifier => matches!(mark.finding, Finding::Same | Finding::Slip),
            Role::Text => mark.finding == Finding::Same,
            _ => false,
        };
        self.marks.iter().any(about)
    }

    /// Whether anything at all would make one look at the two: another name, one page.
    pub(crate) fn identifies_anything(&self) -> bool {
        let page = |mark: &Mark| mark.role == Role::Link && mark.points > 0;
        self.identifies() || self.marks.iter().any(page)
    }

    /// Whether two records of one name may be one: nothing but what they lack in common speaks against it.
    pub(crate) fn is_namesake(&self) -> bool {
        let against = |mark: &Mark| mark.points < 0 && mark.finding != Finding::Alone;
        let named = |mark: &Mark| mark.role == Role::Name && mark.finding == Finding::Same;
        self.marks.iter().any(named) && !self.marks.iter().any(against) && self.conflict().is_none()
    }

    /// Whether what was compared besides the names contradicts, or agrees in nothing.
    pub(crate) fn speaks_against(&self) -> bool {
        self.forbids() || (self.compared && self.points <= 0)
    }

    /// Whether the two cannot be of one group.
    pub(crate) fn forbids(&self) -> bool {
        let contradicted = self.marks.iter().any(|mark| mark.points < 0);
        self.conflict().is_some() || (contradicted && !self.is_similar())
    }
}
