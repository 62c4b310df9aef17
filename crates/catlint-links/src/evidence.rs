//! What was seen of a link: plain data between the network and the verdict.

use catlint_core::link::Hop;

use crate::failure::Failure;

/// Everything seen while one URL was asked once: one chain of requests and what it ended in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence {
    /// The status of the answer from the URL itself, if one came.
    pub first: Option<u16>,
    /// The redirects that were followed, in order; most links have none.
    pub redirects: Vec<Hop>,
    /// How it was asked.
    pub method: Option<Method>,
    /// A mark of a wall that keeps programs out, such as the header `cf-mitigated`.
    pub wall: bool,
    /// Why the page that answered is probably not the one that was meant, as its text tells.
    pub doubt: Option<Doubt>,
    /// Why there is no answer.
    pub failure: Option<Failure>,
}

impl Evidence {
    /// The evidence of a URL that was not asked, or got no answer.
    #[must_use]
    pub fn failed(failure: Failure) -> Self {
        Self {
            failure: Some(failure),
            ..Self::default()
        }
    }

    /// The statuses of all answers, in order.
    pub fn statuses(&self) -> impl Iterator<Item = u16> + '_ {
        let later = self.redirects.iter().filter_map(|hop| hop.status);
        self.first.into_iter().chain(later)
    }

    /// The status of the last answer.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.statuses().last()
    }

    /// The answer as it stands, redirects followed: its status, where there was one.
    #[must_use]
    pub fn answered(&self) -> Option<u16> {
        self.status().filter(|_| self.failure.is_none())
    }

    /// The address of the last answer, where a redirect led to it.
    #[must_use]
    pub fn final_url(&self) -> Option<&str> {
        let mut answers = self
            .redirects
            .iter()
            .rev()
            .filter(|hop| hop.status.is_some());
        answers.next().map(|hop| hop.url.as_str())
    }

    /// The chain of requests for a URL, in order; empty where nothing was asked.
    #[must_use]
    pub fn hops(&self, url: &str) -> Vec<Hop> {
        let first = self.method.map(|_| Hop {
            url: url.to_owned(),
            status: self.first,
        });
        first
            .into_iter()
            .chain(self.redirects.iter().cloned())
            .collect()
    }
}

/// How a URL is asked. HEAD may only acquit: servers answer it carelessly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// For the head of the page only.
    Head,
    /// For the page.
    Get,
}

impl Method {
    /// As it is written in a request.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Head => "HEAD",
            Self::Get => "GET",
        }
    }
}

/// What the text of a page with a good status says against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// Its title says that there is no such page.
    SaysNotFound,
    /// The site shows the same page for an address that was made up.
    SameForAny,
    /// It offers the domain for sale, or is a page of a parking company.
    Parked,
}

impl Doubt {
    /// Every doubt, gravest first.
    pub const ALL: [Self; 3] = [Self::Parked, Self::SaysNotFound, Self::SameForAny];

    /// The spelling in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SaysNotFound => "says-not-found",
            Self::SameForAny => "same-for-any",
            Self::Parked => "parked",
        }
    }

    /// For people, as a fragment.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::SaysNotFound => "the page that answers says that it was not found",
            Self::SameForAny => "the site shows the same page for any address",
            Self::Parked => "the domain seems to be for sale or parked",
        }
    }
}
