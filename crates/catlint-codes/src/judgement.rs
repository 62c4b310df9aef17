//! What can be said of a text in the place of a code.

use crate::entry::Entry;

/// What a text is to a list of codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Judgement<'l> {
    /// A code of the list, exactly.
    Valid,
    /// A code of the list but for capitals.
    WrongCase {
        /// The code as the list has it.
        meant: &'l Entry,
    },
    /// A number that has lost the zeros before it.
    MissingZeros {
        /// The code as the list has it.
        meant: &'l Entry,
    },
    /// No code of the list any more, or not yet, or never: the list knows why.
    Former(&'l Former),
    /// The code of the same thing in another list.
    OtherCode {
        /// The code of this list.
        meant: &'l Entry,
        /// What the text is: "three-letter code of ISO 3166-1".
        kind: &'static str,
    },
    /// A name instead of a code.
    Name {
        /// What has this name, in the order of the list; never empty.
        meant: Vec<&'l Entry>,
    },
    /// An expression that cannot be read, or in which a word is wrong.
    Expression {
        /// The reason, a whole clause.
        why: String,
        /// The expression that was meant, where that is certain.
        meant: Option<String>,
        /// Whether the standard allows it all the same.
        tolerated: bool,
    },
    /// Nothing that the list knows.
    Unknown {
        /// What was probably meant.
        nearest: Option<&'l Entry>,
    },
}

/// A code that is met in the place of codes of a list, and is none of today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// The code.
    pub code: String,
    /// In which way it is none.
    pub state: State,
    /// The codes of today that stand for it; one, several or none.
    pub meant: Vec<String>,
    /// The reason, a whole clause: "East Timor is `TL` since 2002".
    pub why: String,
}

/// In which way a code is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It was one and has been withdrawn.
    Retired,
    /// It was one of what is a part of something larger now.
    Joined,
    /// It is kept for something else.
    Reserved,
    /// It never was one, however often it is written.
    Wrong,
    /// It still is one, and is no longer to be used.
    Deprecated,
}

impl State {
    /// The state of this name in a table.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "retired" => Self::Retired,
            "joined" => Self::Joined,
            "reserved" => Self::Reserved,
            "wrong" => Self::Wrong,
            "deprecated" => Self::Deprecated,
            _ => return None,
        })
    }
}

impl Judgement<'_> {
    /// The code or expression that was meant, where that is beyond doubt.
    #[must_use]
    pub fn certain(&self) -> Option<&str> {
        match self {
            Self::WrongCase { meant }
            | Self::MissingZeros { meant }
            | Self::OtherCode { meant, .. } => Some(&meant.code),
            Self::Name { meant } => match meant[..] {
                [only] => Some(&only.code),
                _ => None,
            },
            Self::Former(former) => former.certain(),
            Self::Expression { meant, .. } => meant.as_deref(),
            Self::Valid | Self::Unknown { .. } => None,
        }
    }
}

impl Former {
    /// The code of today, if there is one only and it stands for the same thing.
    #[must_use]
    pub fn certain(&self) -> Option<&str> {
        match &self.meant[..] {
            [only] if !matches!(self.state, State::Reserved | State::Joined) => Some(only),
            _ => None,
        }
    }
}
