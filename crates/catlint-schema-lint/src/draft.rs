//! The drafts of JSON Schema.

/// A draft; the later one is the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Draft {
    /// Draft 4 of 2013.
    Four,
    /// Draft 6 of 2017.
    Six,
    /// Draft 7 of 2018.
    Seven,
    /// Draft 2019-09.
    Of2019,
    /// Draft 2020-12.
    #[default]
    Of2020,
}

impl Draft {
    /// The draft that a `$schema` names; the latest without one, as the validator has it.
    #[must_use]
    pub fn of(schema: Option<&str>) -> Self {
        let names = [
            ("draft-04", Self::Four),
            ("draft-06", Self::Six),
            ("draft-07", Self::Seven),
            ("2019-09", Self::Of2019),
        ];
        let named = names
            .into_iter()
            .find(|(name, _)| schema.is_some_and(|schema| schema.contains(name)));
        named.map_or(Self::Of2020, |(_, draft)| draft)
    }

    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Four => "draft 4",
            Self::Six => "draft 6",
            Self::Seven => "draft 7",
            Self::Of2019 => "draft 2019-09",
            Self::Of2020 => "draft 2020-12",
        }
    }
}
