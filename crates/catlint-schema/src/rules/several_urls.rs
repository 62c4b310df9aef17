//! The rule `several-urls`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::RecordFacts;

declare_rule! {
    /// Two web addresses in one value.
    ///
    /// # What it finds
    /// A value that is made of web addresses only, and of more than one: separated by spaces, commas,
    /// semicolons or line breaks. Addresses inside a sentence are not reported.
    ///
    /// # Why it matters
    /// Neither address can be opened or checked.
    ///
    /// # Example
    /// ```yaml
    /// url: https://a.example/x https://b.example/y
    /// ```
    ///
    /// # How to mend
    /// Write each address as an item of its own.
    pub(super) SeveralUrls = "several-urls",
    category: Fields,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<RecordFacts<'_>> for SeveralUrls {
    fn check(&self, facts: &RecordFacts<'_>, found: &mut Vec<Diagnostic>) {
        for text in &facts.texts {
            let count = addresses(text.value);
            if count < 2 {
                continue;
            }
            let name = facts.name_of(text.node);
            let message = format!("{name} holds {count} web addresses in one value");
            found.push(
                Diagnostic::new(&Self::META, facts.value_at(text.node), message)
                    .help("write each address as an item of its own, one a line"),
            );
        }
    }
}

/// How many addresses the value is made of; 0 where it has anything else in it.
fn addresses(value: &str) -> usize {
    let is_address = |part: &str| part.starts_with("http://") || part.starts_with("https://");
    // Nearly every text ends here; the rest is read several times.
    let separator = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|');
    let whole = value.trim_matches(separator);
    if !is_address(whole) {
        return 0;
    }
    if !whole.contains(separator) {
        return 1;
    }
    let parts = || value.split(separator).filter(|part| !part.is_empty());
    let separated = value
        .split_whitespace()
        .filter(|part| is_address(part))
        .count();
    // A comma or semicolon may stand inside an address: it separates only before another one.
    if separated >= 1 && parts().all(is_address) {
        parts().count()
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::addresses;

    #[test]
    fn only_values_made_of_addresses_count() {
        assert_eq!(addresses("https://a.org/x https://b.org/y"), 2);
        assert_eq!(
            addresses("https://a.org/x, http://b.org/y;https://c.org"),
            3
        );
        assert_eq!(addresses("https://a.org/x"), 1);
        assert_eq!(addresses("https://a.org/x,y;z"), 0);
        assert_eq!(addresses("see https://a.org/x and https://b.org/y"), 0);
        assert_eq!(
            addresses("https://web.archive.org/web/2020/https://a.org/"),
            1
        );
    }
}
