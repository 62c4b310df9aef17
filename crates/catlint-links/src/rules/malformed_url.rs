//! The rule `malformed-url`.

use catlint_core::{Diagnostic, Rule, declare_rule};
use url::{ParseError, Url};

use super::placeholder_url::is_placeholder;

use crate::facts::FormFacts;
use crate::link::ParsedLink;
use crate::scheme::{begins_with, doubled_scheme, misspelt_scheme};

declare_rule! {
    /// A link that is no web address.
    ///
    /// # What it finds
    /// A link that cannot be parsed as a URL, has white space in it, lacks its scheme or its slashes, or
    /// has its scheme twice. Templates and patterns of addresses (`https://{host}/`, `%s`) are left alone, and so are
    /// fields that are called `homepage` or the like and mostly hold words, unless the config names them under `links`.
    ///
    /// # Why it matters
    /// Nobody can follow it, and no program can check it.
    ///
    /// # Example
    /// ```yaml
    /// url: www.pngworkers.org
    /// url: https://https://www.pngworkers.org/
    /// ```
    ///
    /// # How to mend
    /// Copy the address from the browser's address bar, from `https://` to the end.
    pub(super) MalformedUrl = "malformed-url",
    category: Links,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<FormFacts<'_>> for MalformedUrl {
    fn check(&self, facts: &FormFacts<'_>, found: &mut Vec<Diagnostic>) {
        for link in facts.links.iter().filter(|link| !is_placeholder(link)) {
            let Some((what, help)) = fault(link) else {
                continue;
            };
            let message = |field: &str| format!("{field} is not a web address: {what}");
            found.push(facts.about(&Self::META, link, message).help(help));
        }
    }
}

/// What is wrong with the address, and what to type.
fn fault(link: &ParsedLink<'_>) -> Option<(String, String)> {
    const COPY: &str =
        "copy the address from the browser's address bar, from `https://` to the end";
    let trimmed = link.url.trim();
    if begins_with(trimmed, "www.") {
        return Some((
            "it lacks its scheme".to_owned(),
            format!("write `https://{trimmed}`"),
        ));
    }
    if let Some(inner) = trimmed.strip_prefix('<') {
        let inner = inner.trim_end_matches('>');
        return Some((
            "it stands between `<` and `>`".to_owned(),
            format!("write `{inner}`"),
        ));
    }
    if trimmed.contains(char::is_whitespace) {
        let help = "remove the space, or write each address as an item of its own";
        return Some(("it has a space inside".to_owned(), help.to_owned()));
    }
    if let Some(rest) = doubled_scheme(trimmed) {
        return Some((
            "its scheme is there twice".to_owned(),
            format!("write `https://{rest}`"),
        ));
    }
    if let Some(repaired) = misspelt_scheme(trimmed) {
        return Some((
            "its beginning is misspelt".to_owned(),
            format!("write `{repaired}`"),
        ));
    }
    match &link.parsed {
        Err(ParseError::RelativeUrlWithoutBase) => Some((
            "it lacks its scheme, such as `https://`".to_owned(),
            COPY.to_owned(),
        )),
        Err(error) => Some((error.to_string(), COPY.to_owned())),
        Ok(url) if matches!(url.scheme(), "http" | "https") => {
            host_fault(url).map(|what| (what, COPY.to_owned()))
        }
        Ok(_) => None,
    }
}

fn host_fault(url: &Url) -> Option<String> {
    let host = url.domain()?;
    let labels = host.trim_end_matches('.');
    if labels.split('.').any(str::is_empty) {
        return Some("its host has two full stops in a row".to_owned());
    }
    (!labels.contains('.') && host != "localhost")
        .then(|| format!("its host `{host}` has no ending such as `.org`"))
}

#[cfg(test)]
mod tests {
    use super::{ParsedLink, fault};
    use crate::made_up::link;

    #[test]
    fn slips_are_told_and_living_addresses_are_left_alone() {
        let slips = [
            "www.pngworkers.org",
            "https://https://example.gov/",
            "http//example.gov/a",
            "htps://example.gov/",
            "https:/example.gov/a",
            "https://exa mple.gov/a",
            "example.gov/page",
            "https://",
            "https://example..gov/",
            "http://intranet/page",
            "https://example.gov:99999/",
            "hhttps://example.gov/",
            "<https://example.gov/>",
            "https://[::1/",
        ];
        for text in slips {
            assert!(fault(&ParsedLink::new(&link(text))).is_some(), "{text}");
        }
        let fine = [
            "https://en.wikipedia.org/wiki/Foo_(bar)",
            "https://example.gov/a;b=c?x[]=1",
            "https://münchen.de/straße",
            "https://web.archive.org/web/2020/http://example.gov/",
            "http://example.gov:8080/",
            "https://example.gov/ünïcode?q=é#frag",
            "mailto:team@example.gov",
            "https://xn--mnchen-3ya.de/",
            "http://ilo.org/wcmsp5/groups/public/--asia/--ro-bangkok/documents/publication/wcms_228484.pdf",
        ];
        for text in fine {
            assert_eq!(fault(&ParsedLink::new(&link(text))), None, "{text}");
        }
    }
}
