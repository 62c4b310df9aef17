//! What a field is to the search for duplicates: its role.
//!
//! Roles are declared in the config, known from the collection (its id, label and partition), or
//! inferred from the names of fields and from what stands in them: see `infer`.

mod infer;
mod names;
mod shape;

pub(crate) use infer::{Field, Fields};

/// What a field says about its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// What the thing is called, or a part of that: a given name.
    Name,
    /// Another name of the thing: an alias, an acronym, the name in another language.
    Alias,
    /// A text: a description, but also the authors of a paper.
    Text,
    /// A year or a date of the thing itself.
    Year,
    /// A value that hardly two things share: an ISBN, a phone number.
    Identifier,
    /// Where the thing is: address, town, coordinates.
    Place,
    /// A web address.
    Link,
    /// What sets things of one name apart: the country.
    Partition,
    /// Nothing that would tell two things apart or join them.
    None,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 9] = [
        Self::Name,
        Self::Alias,
        Self::Text,
        Self::Year,
        Self::Identifier,
        Self::Place,
        Self::Link,
        Self::Partition,
        Self::None,
    ];

    /// The spelling in the config.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Alias => "alias",
            Self::Text => "text",
            Self::Year => "year",
            Self::Identifier => "identifier",
            Self::Place => "place",
            Self::Link => "link",
            Self::Partition => "partition",
            Self::None => "none",
        }
    }

    /// The role of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}
