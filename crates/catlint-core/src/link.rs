//! What was learnt of a link, as plain data.

use std::fmt;

use crate::day::Day;
use crate::place::Place;

/// What a check of a link says about the *page*. Being refused says something about the checker,
/// so [`Verdict::Blocked`] and [`Verdict::Unknown`] never count against a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Verdict {
    /// It answers.
    Alive,
    /// It answers at another address, and every step there was permanent.
    Moved,
    /// It answers at another address.
    Redirected,
    /// It answers, but perhaps with another page than the one that was meant.
    Suspect,
    /// It is not there: 404 or 410 to a full request, or the host does not exist.
    Gone,
    /// A wall keeps checkers out: 401, 403, 429, 451, 999 ...
    Blocked,
    /// No answer that says anything about the page: a timeout, a server error, no network.
    #[default]
    Unknown,
    /// Not asked, by our own policy: an address that is not public, an unusual port.
    Refused,
}

impl Verdict {
    /// Every verdict, in the order of reports.
    pub const ALL: [Self; 8] = [
        Self::Alive,
        Self::Moved,
        Self::Redirected,
        Self::Suspect,
        Self::Gone,
        Self::Blocked,
        Self::Unknown,
        Self::Refused,
    ];

    /// Whether the page answers, here or elsewhere.
    #[must_use]
    pub fn acquits(self) -> bool {
        matches!(self, Self::Alive | Self::Moved | Self::Redirected)
    }

    /// The one spelling of it, everywhere.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Alive => "alive",
            Self::Moved => "moved",
            Self::Redirected => "redirected",
            Self::Suspect => "suspect",
            Self::Gone => "gone",
            Self::Blocked => "blocked",
            Self::Unknown => "unknown",
            Self::Refused => "refused",
        }
    }

    /// Whether no page was seen, though one was asked for.
    fn says_nothing_good(self) -> bool {
        matches!(self, Self::Gone | Self::Blocked | Self::Unknown)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// How long a link has been as it is, and whether the change under test brought it. What a verdict
/// is worth depends on it: see [`LinkOutcome::standing`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// Nothing is known besides what this run saw: no history, no revision to compare with.
    #[default]
    Unknown,
    /// The change under test adds it.
    New,
    /// The change under test leaves it as it was: not the contributor's business.
    Old,
    /// The history knows it, and nothing counts against it.
    Steady,
    /// It has failed lately, but not often or long enough to be called dead.
    Failing {
        /// Failures that counted, this run's included.
        strikes: u32,
        /// Failures after which it is dead.
        needed: u32,
        /// The day of the first of them.
        since: Day,
    },
    /// It has given no answer that says anything for a long time. That is no proof, so it never
    /// becomes [`Standing::Dead`].
    Silent {
        /// Checks that counted, this run's included.
        checks: u32,
        /// The day of the first of them.
        since: Day,
    },
    /// It has failed often and long enough.
    Dead {
        /// Failures that counted.
        strikes: u32,
        /// The day of the first of them.
        since: Day,
        /// The day it was last seen alive, where it ever was.
        last_alive: Option<Day>,
    },
    /// It was dead and answers again.
    Revived {
        /// The day since which it was thought dead.
        since: Day,
    },
}

impl Standing {
    /// Every name, in the order of the variants.
    pub const NAMES: [&'static str; 8] = [
        "unknown", "new", "old", "steady", "failing", "silent", "dead", "revived",
    ];

    /// The one spelling of it, everywhere.
    #[must_use]
    pub fn name(self) -> &'static str {
        let index = match self {
            Self::Unknown => 0,
            Self::New => 1,
            Self::Old => 2,
            Self::Steady => 3,
            Self::Failing { .. } => 4,
            Self::Silent { .. } => 5,
            Self::Dead { .. } => 6,
            Self::Revived { .. } => 7,
        };
        Self::NAMES[index]
    }
}

/// One request and its answer on the way to a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hop {
    /// The address asked.
    pub url: String,
    /// The status of the answer, if one came.
    pub status: Option<u16>,
}

/// What was learnt of one distinct URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkOutcome {
    /// The URL that was checked.
    pub url: String,
    /// What the evidence says.
    pub verdict: Verdict,
    /// The status of the last answer, if one came.
    pub status: Option<u16>,
    /// Where the last answer came from, where that is another address.
    pub final_url: Option<String>,
    /// Every request of the chain that decided, in order.
    pub hops: Vec<Hop>,
    /// The kind of failure where there is no answer: `name-not-found`, `read-timeout` ...
    pub failure: Option<&'static str>,
    /// Why, in a few words for people: "the host name does not exist".
    pub cause: Option<String>,
    /// The method that decided: `HEAD` or `GET`; nothing where nothing was asked.
    pub checked_by: Option<&'static str>,
    /// The address of an archived copy, where the page is gone and one was found.
    pub archived: Option<String>,
    /// What is known of it besides this run.
    pub standing: Standing,
    /// Every place of the catalogue that cites the URL.
    pub places: Vec<Place>,
}

impl LinkOutcome {
    /// An outcome with a verdict, and nothing else known.
    #[must_use]
    pub fn new(url: impl Into<String>, verdict: Verdict) -> Self {
        Self {
            url: url.into(),
            verdict,
            status: None,
            final_url: None,
            hops: Vec::new(),
            failure: None,
            cause: None,
            checked_by: None,
            archived: None,
            standing: Standing::Unknown,
            places: Vec::new(),
        }
    }

    /// Whether the link is to be called dead. Where a history is kept, one failure is not enough;
    /// and what is dead stays dead while nothing answers in its place.
    #[must_use]
    pub fn is_dead(&self) -> bool {
        match self.standing {
            Standing::Dead { .. } => self.verdict.says_nothing_good(),
            Standing::Failing { .. } | Standing::Silent { .. } => false,
            _ => self.verdict == Verdict::Gone,
        }
    }

    /// Whether the link is on its way to be called dead, and has done nothing for itself in this run.
    #[must_use]
    pub fn is_failing(&self) -> bool {
        let failing = matches!(
            self.standing,
            Standing::Failing { .. } | Standing::Silent { .. }
        );
        failing && self.verdict.says_nothing_good()
    }
}
