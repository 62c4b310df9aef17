//! In what two addresses differ, in the words of people.

use super::{Query, WebAddress, decode_unreserved, shorten};

impl WebAddress<'_> {
    /// The parts in which two addresses differ, as one would name them: `www.`, the slash at the end. Empty
    /// where nothing is left to tell. O(length).
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<&'static str> {
        let parts = [
            (self.scheme() != other.scheme(), "`http` and `https`"),
            (
                self.full_host() != other.full_host(),
                self.host_difference(other),
            ),
            (self.path() != other.path(), self.path_difference(other)),
            (self.query() != other.query(), self.query_difference(other)),
            (self.fragment() != other.fragment(), "the part after `#`"),
        ];
        let differing = parts.into_iter().filter(|(differs, _)| *differs);
        differing.map(|(_, part)| part).collect()
    }

    fn path(&self) -> String {
        decode_unreserved(self.encoded_path()).into_owned()
    }

    fn host_difference(&self, other: &Self) -> &'static str {
        match self.host() == other.host() {
            true => "`www.`",
            false => "the host",
        }
    }

    fn path_difference(&self, other: &Self) -> &'static str {
        let (own, its) = (self.path(), other.path());
        match () {
            () if own.trim_end_matches('/') == its.trim_end_matches('/') => "the slash at the end",
            () if shorten(&own) == shorten(&its)
                && own.ends_with(".git") != its.ends_with(".git") =>
            {
                "`.git` at the end"
            }
            () if shorten(&own) == shorten(&its) => "the name of an index file",
            () if own.to_lowercase() == its.to_lowercase() => "capitals in the path",
            () => "the path",
        }
    }

    fn query_difference(&self, other: &Self) -> &'static str {
        let kept = |address: &Self| address.kept_query(Query::StripTracking);
        let sorted = |address: &Self| {
            let mut parameters: Vec<_> = address.query().unwrap_or_default().split('&').collect();
            parameters.sort_unstable();
            parameters.join("&")
        };
        match () {
            () if sorted(self) == sorted(other) => "the order of the parameters",
            () if kept(self) == kept(other) => "parameters that only count visits",
            () => "the part after `?`",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::WebAddress;

    #[test]
    fn people_are_told_what_differs() {
        let page = "https://example.org/a";
        for (one, other, expected) in [
            (
                page,
                "http://www.example.org/a/",
                "`http` and `https`, `www.`, the slash at the end",
            ),
            (
                page,
                "https://example.org/a/index.html",
                "the name of an index file",
            ),
            (page, "https://example.org/a.git", "`.git` at the end"),
            (
                page,
                "https://example.org/A#b",
                "capitals in the path, the part after `#`",
            ),
            (
                page,
                "https://example.org/a?utm_source=x",
                "parameters that only count visits",
            ),
            (
                "https://example.org/?a&b",
                "https://example.org/?b&a",
                "the order of the parameters",
            ),
            (
                "https://example.org/?a",
                "https://example.com/b?c",
                "the host, the path, the part after `?`",
            ),
            (page, "https://EXAMPLE.org:443/%61", ""),
        ] {
            let parsed = |text| WebAddress::parse(text).expect("an address");
            assert_eq!(
                parsed(one).differences(&parsed(other)).join(", "),
                expected,
                "{other}"
            );
        }
    }
}
