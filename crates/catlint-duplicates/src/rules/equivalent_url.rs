//! The rule `equivalent-url`.

use catlint_core::text::web_address::WebAddress;
use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::{DuplicateFacts, Group, Tier};
use crate::finding::both_places;
use crate::url_key::Sameness;

declare_rule! {
    /// Two records have the same web address in another form.
    ///
    /// # What it finds
    /// Addresses in the same field of two records that differ only in `www.`, a trailing slash, an index
    /// file, tracking parameters such as `utm_source`, or the order of their parameters. Such addresses
    /// lead to one page on nearly every site. What may be shared is left to `shared-url`.
    ///
    /// # Why it matters
    /// The likeliest way to enter a thing twice is to paste its address in another form.
    ///
    /// # Example
    /// ```yaml
    /// url: https://tunaaustralia.org.au/news/scholarships
    /// url: https://www.tunaaustralia.org.au/news/scholarships/
    /// ```
    ///
    /// # How to mend
    /// Join the records if they are about one thing; otherwise link each to the page that is about it.
    pub(super) EquivalentUrl = "equivalent-url",
    category: Duplicates,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<DuplicateFacts<'_>> for EquivalentUrl {
    fn check(&self, facts: &DuplicateFacts<'_>, found: &mut Vec<Diagnostic>) {
        for group in &facts.groups {
            let Tier::Url {
                sameness: Sameness::Equivalent,
                shared: false,
            } = group.tier
            else {
                continue;
            };
            let differing = differing(group);
            let message =
                |other: &str| format!("this is the address of {other} in another form{differing}");
            let help = "join the two records if they are about one thing, or link each to a page of its own";
            found.extend(both_places(
                facts,
                &Self::META,
                group,
                message,
                ("one form", "another form"),
                help,
            ));
        }
    }
}

/// What differs between the two forms that are shown, as the end of a sentence.
fn differing(group: &Group<'_>) -> String {
    let [one, .., other] = group.claims.as_slice() else {
        return String::new();
    };
    let addresses = WebAddress::parse(one.value).zip(WebAddress::parse(other.value));
    let parts = addresses.map_or_else(Vec::new, |(one, other)| one.differences(&other));
    match parts.as_slice() {
        [] => String::new(),
        [one] => format!(": only {one} differs"),
        [most @ .., last] => format!(": only {} and {last} differ", most.join(", ")),
    }
}
