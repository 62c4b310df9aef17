//! The rule `moved-url`.

use catlint_core::Applicability;
use catlint_core::link::Verdict;
use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::NetworkFacts;

declare_rule! {
    /// A link whose page has moved for good.
    ///
    /// # What it finds
    /// A link that leads, by permanent redirects only, to another address of the same site that answers.
    ///
    /// # Why it matters
    /// Redirects are removed one day, and then the link is dead.
    ///
    /// # Example
    /// ```yaml
    /// url: http://www.example.gov/old   # 301 to https://www.example.gov/new
    /// ```
    ///
    /// # How to mend
    /// Write the new address.
    pub(super) MovedUrl = "moved-url",
    category: Links,
    level: NOTE,
    since: "0.1.0",
    fix: Sometimes,
}

impl Rule<NetworkFacts<'_>> for MovedUrl {
    fn check(&self, facts: &NetworkFacts<'_>, found: &mut Vec<Diagnostic>) {
        for link in facts.with(Verdict::Moved) {
            let Some(target) = link.final_url.as_deref() else {
                continue;
            };
            let target = &with_fragment(target, &link.url);
            let message = |field: &str| format!("{field} has moved for good to {target}");
            let Some(diagnostic) = facts.about(&Self::META, link, message) else {
                continue;
            };
            let edits = facts.replacements(link, target);
            let diagnostic = diagnostic.help(format!("write `{target}`"));
            found.push(if edits.is_empty() {
                diagnostic
            } else {
                diagnostic.fix(Applicability::Unsafe, edits)
            });
        }
    }
}

/// The target with the fragment of the link, which is never sent and so never comes back, unless
/// the redirect brought one of its own (RFC 9110, 10.2.2).
fn with_fragment(target: &str, link: &str) -> String {
    match link.split_once('#') {
        Some((_, fragment)) if !target.contains('#') => format!("{target}#{fragment}"),
        _ => target.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::with_fragment;

    #[test]
    fn a_fragment_moves_along() {
        let new = "https://a.example/new";
        assert_eq!(with_fragment(new, "https://a.example/old"), new);
        assert_eq!(
            with_fragment(new, "https://a.example/old#x"),
            "https://a.example/new#x"
        );
        assert_eq!(
            with_fragment("https://a.example/#y", "https://a.example/old#x"),
            "https://a.example/#y"
        );
    }
}
