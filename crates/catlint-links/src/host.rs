//! Whose a URL is: the registrable domain, by the Public Suffix List.

use url::{Host, Url};

/// The registrable domain of a URL's host, such as `example.co.uk` of `www.example.co.uk`; the
/// host itself where there is none, as with an address or a name of one's own network.
///
/// What belongs to one owner is asked as one: politeness, shards and suspicion go by it.
#[must_use]
pub fn site(url: &Url) -> String {
    match url.host() {
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            psl::domain_str(name).unwrap_or(name).to_owned()
        }
        // A port of an address is a host of its own: that is how test servers stand side by side.
        Some(address) => format!(
            "{address}:{}",
            url.port_or_known_default().unwrap_or_default()
        ),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_what_one_owner_can_register() {
        for (url, expected) in [
            ("https://www.example.co.uk/a", "example.co.uk"),
            ("http://apmigration.ilo.org/", "ilo.org"),
            ("http://ilo.org./", "ilo.org"),
            ("https://someone.github.io/x", "someone.github.io"),
            ("http://intranet/", "intranet"),
            ("http://127.0.0.1:8080/", "127.0.0.1:8080"),
            ("https://[::1]/", "[::1]:443"),
        ] {
            assert_eq!(site(&Url::parse(url).expect(url)), expected, "{url}");
        }
    }
}
