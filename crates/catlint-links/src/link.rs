//! One link: its text, where it stands, and the address that it is read as.

use std::ops::Deref;

use catlint_core::Place;
use url::{ParseError, Url};

/// One URL as it is written, with every place that cites it. A large catalogue has tens of thousands
/// of them: the text is the document's own, and one place, which most have, is no list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link<'c> {
    /// The text.
    pub url: &'c str,
    /// The first place that cites it, in the order of the catalogue.
    pub first: Place,
    /// The other places, in that order.
    pub others: Box<[Place]>,
}

impl Link<'_> {
    /// Where it stands, in the order of the catalogue.
    pub fn places(&self) -> impl Iterator<Item = Place> + '_ {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }

    /// The text as an address. O(length).
    ///
    /// # Errors
    /// Where it cannot be read as a URL.
    pub fn parse(&self) -> Result<Url, ParseError> {
        Url::parse(self.url.trim())
    }
}

/// A link with the address that it is read as: kept only while something asks for it, since it takes
/// more room than the link.
#[derive(Debug)]
pub struct ParsedLink<'a> {
    /// The link.
    pub link: &'a Link<'a>,
    /// The text as an address, or why it is none.
    pub parsed: Result<Url, ParseError>,
}

impl<'a> ParsedLink<'a> {
    /// Reads the address of a link.
    #[must_use]
    pub fn new(link: &'a Link<'a>) -> Self {
        let parsed = link.parse();
        Self { link, parsed }
    }

    /// The address, where it is one of the web.
    #[must_use]
    pub fn web(&self) -> Option<&Url> {
        let parsed = self.parsed.as_ref().ok();
        parsed.filter(|url| matches!(url.scheme(), "http" | "https"))
    }
}

impl<'a> Deref for ParsedLink<'a> {
    type Target = Link<'a>;

    fn deref(&self) -> &Link<'a> {
        self.link
    }
}
