//! Cookies for one chain of requests: some sites redirect until they get one back.

use url::Url;

/// Cookies that are kept for one chain, and the longest of them, in bytes.
const MOST: usize = 20;
const LONGEST: usize = 4096;

/// The cookies of one chain, each for the host that set it; gone with the chain.
#[derive(Debug, Default)]
pub(super) struct Cookies {
    pairs: Vec<(String, String)>,
}

impl Cookies {
    /// Keeps the cookies of an answer.
    pub(super) fn keep<'a>(&mut self, url: &Url, set: impl Iterator<Item = &'a str>) {
        let host = url.host_str().unwrap_or_default();
        for value in set {
            let pair = value.split(';').next().unwrap_or_default().trim();
            let Some((name, _)) = pair.split_once('=') else {
                continue;
            };
            let again = |kept: &str| kept.split_once('=').is_some_and(|(own, _)| own == name);
            self.pairs.retain(|(of, kept)| of != host || !again(kept));
            if self.pairs.len() < MOST && pair.len() <= LONGEST {
                self.pairs.push((host.to_owned(), pair.to_owned()));
            }
        }
    }

    /// The header for a request, where there is something to send.
    pub(super) fn header(&self, url: &Url) -> Option<String> {
        let host = url.host_str().unwrap_or_default();
        let own = self.pairs.iter().filter(|(of, _)| of == host);
        let own: Vec<&str> = own.map(|(_, pair)| pair.as_str()).collect();
        (!own.is_empty()).then(|| own.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_go_back_to_their_host_alone_and_the_last_one_counts() {
        let url = |text: &str| Url::parse(text).expect(text);
        let mut cookies = Cookies::default();
        let one = url("https://a.example/x");
        cookies.keep(&one, ["s=1; Path=/; HttpOnly", "t=2", "junk"].into_iter());
        cookies.keep(&one, std::iter::once("s=3"));
        assert_eq!(
            cookies.header(&url("https://a.example/y")).as_deref(),
            Some("t=2; s=3")
        );
        assert_eq!(cookies.header(&url("https://b.example/y")), None);
        let many: Vec<String> = (0..100).map(|number| format!("c{number}=1")).collect();
        cookies.keep(&one, many.iter().map(String::as_str));
        assert!(cookies.pairs.len() <= MOST);
    }
}
