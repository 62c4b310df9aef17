//! The rule `odd-url-segment`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::odd_segments::odd_segments;

use crate::facts::SiteFacts;

declare_rule! {
    /// A part of a link that is one letter off what other links of the same host have there.
    ///
    /// # What it finds
    /// The folders of links to one host are compared place by place. Links are kin where three other
    /// folders are the same. A folder that only one link has, and that is one letter off what two or
    /// more of its kin, and most of them, have in its place, is reported. Codes of two or three letters
    /// and folders with digits are left out, and so are the owner and the project on sites such as
    /// github.com: they are names, which may well be alike.
    ///
    /// # Why it matters
    /// It is nearly always a slip: the page is not there, and nobody can see it by looking.
    ///
    /// # Example
    /// ```yaml
    /// url: https://www.ilo.org/wcmsp5/group/public/a.pdf    # others: wcmsp5/groups/public
    /// ```
    ///
    /// # How to mend
    /// Try the address with the other spelling in a browser. If it opens, write that one. catlint never
    /// changes it by itself: both may be right.
    pub(super) OddUrlSegment = "odd-url-segment",
    category: Links,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<SiteFacts<'_>> for OddUrlSegment {
    fn check(&self, facts: &SiteFacts<'_>, found: &mut Vec<Diagnostic>) {
        for odd in odd_segments(facts.links) {
            let part = |part: &str| format!("`{part}`");
            let written: Vec<_> = odd.parts.iter().map(|(own, _)| part(own)).collect();
            let usual: Vec<_> = odd.parts.iter().map(|(_, usual)| part(usual)).collect();
            let (written, usual) = (written.join(" and "), usual.join(" and "));
            let host = &odd.host;
            let message = |field: &str| {
                format!("{field} has {written} where other links of {host} have {usual}")
            };
            found.push(
                facts
                    .about(&Self::META, odd.link, message)
                    .label(format!("{written}, or {usual}?"))
                    .help(format!(
                        "try the address with {usual}; if it opens, write that"
                    )),
            );
        }
    }
}
