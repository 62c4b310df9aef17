//! What the text of a page tells: whether it says "not found", is for sale, or is the page that
//! the site shows for any address.
//!
//! A comparison with the page for a made-up address is the approach of Bar-Yossef, Broder, Kumar
//! and Tomkins, *Sic Transit Gloria Telae* (2004). Only what can be told from one page and one
//! control is told: a false alarm costs more than a miss.

use std::collections::HashSet;

use crate::evidence::Doubt;

/// A text with fewer words is an empty shell that a script fills: it says nothing.
const FEWEST_WORDS: usize = 12;
/// Words that a page may have for itself and still be the same page: a greeting, a name of a day;
/// and of a long page one word in so many.
const OWN_WORDS: usize = 4;
const OWN_SHARE: usize = 50;

/// Words that a title begins or ends with where there is no page, in the languages of the web.
const NOT_FOUND: &[&str] = &[
    "404",
    "error 404",
    "not found",
    "page not found",
    "page cannot be found",
    "page can't be found",
    "page could not be found",
    "page doesn't exist",
    "page does not exist",
    "page introuvable",
    "page non trouvée",
    "página no encontrada",
    "página não encontrada",
    "pagina non trovata",
    "pagina niet gevonden",
    "seite nicht gefunden",
    "halaman tidak ditemukan",
    "страница не найдена",
    "không tìm thấy trang",
];

/// What pages of parked domains say.
const FOR_SALE: &[&str] = &[
    "domain is for sale",
    "domain may be for sale",
    "domain name is for sale",
    "buy this domain",
    "this domain is parked",
    "domain is parked",
    "parked free, courtesy of",
    "domain has expired",
    "the domain has been registered at",
    "inquire about this domain",
];

/// Companies that show pages for parked domains.
const PARKING: &[&str] = &[
    "sedoparking.com",
    "parkingcrew.net",
    "parklogic.com",
    "bodis.com",
    "above.com",
    "hugedomains.com",
    "afternic.com",
    "dan.com",
    "undeveloped.com",
    "cashparking.com",
    "parkweb.co",
];

/// A page, reduced to what is compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    title: String,
    words: Vec<String>,
}

impl Page {
    /// Reads HTML, as much as there is of it. O(length).
    #[must_use]
    pub fn read(html: &[u8]) -> Self {
        let html = String::from_utf8_lossy(html);
        let title = element(&html, "title").map(|title| text_of(title).join(" "));
        Self {
            title: title.unwrap_or_default(),
            words: text_of(element(&html, "body").unwrap_or(&html)),
        }
    }

    /// What the page says against itself.
    #[must_use]
    pub fn doubt(&self) -> Option<Doubt> {
        if self.is_for_sale() {
            return Some(Doubt::Parked);
        }
        self.says_not_found().then_some(Doubt::SaysNotFound)
    }

    /// Whether it is the page that the site shows for a made-up address as well: it has the same
    /// title, and next to nothing of its own. A page with a text of its own is never the same,
    /// however much of a template is around it.
    #[must_use]
    pub fn is_same_as(&self, control: &Self) -> bool {
        if self.words.len() < FEWEST_WORDS || self.title != control.title {
            return false;
        }
        let (own, other) = (self.steady_words(), control.steady_words());
        let only_here = own.difference(&other).count();
        only_here <= OWN_WORDS + own.len() / OWN_SHARE
    }

    fn says_not_found(&self) -> bool {
        let title = self.title.trim_matches(|c: char| !c.is_alphanumeric());
        let parts = title.split(['|', '–', '—', '·', ':', '-', '»', '«', '/']);
        parts.chain([title]).map(str::trim).any(|part| {
            NOT_FOUND.contains(&part.trim_matches(|c: char| !c.is_alphanumeric()))
                || is_code_and_words(part)
        })
    }

    fn is_for_sale(&self) -> bool {
        // A page about domains has more to say than a page that is one.
        let short = self.words.len() <= 250;
        let text = self.words.join(" ");
        short
            && FOR_SALE
                .iter()
                .any(|words| text.contains(words) || self.title.contains(words))
    }

    /// The words without those that are different each time: numbers, addresses, tokens.
    fn steady_words(&self) -> HashSet<&str> {
        let changing = |c: char| c.is_ascii_digit() || c == '/';
        let words = self.words.iter().map(String::as_str);
        words.filter(|word| !word.contains(changing)).collect()
    }
}

/// `404 not found`, `404 page not found`.
fn is_code_and_words(part: &str) -> bool {
    let rest = part
        .strip_prefix("404")
        .or_else(|| part.strip_suffix("404"))
        .map(|rest| rest.trim_matches(|c: char| !c.is_alphabetic()));
    rest.is_some_and(|rest| rest == "error" || NOT_FOUND.contains(&rest))
}

/// Whether a host belongs to a company that shows pages for parked domains.
#[must_use]
pub fn is_parking_site(site: &str) -> bool {
    PARKING.contains(&site)
}

/// The inside of the first element of a name.
fn element<'h>(html: &'h str, name: &str) -> Option<&'h str> {
    let start = find_tag(html, name)?;
    let inside = html.get(start..)?;
    let inside = inside.get(inside.find('>')? + 1..)?;
    let end = find_tag(inside, &format!("/{name}")).unwrap_or(inside.len());
    inside.get(..end)
}

/// Where the first tag of a name begins, whatever its case.
fn find_tag(html: &str, name: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = html.get(from..)?.find('<') {
        let after = html.get(from + at + 1..)?;
        let tag = after.get(..name.len());
        let ends = after
            .get(name.len()..)
            .is_none_or(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()));
        if ends && tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name)) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

/// The words that a reader sees, in lower case.
fn text_of(html: &str) -> Vec<String> {
    let mut text = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(rest.get(..at).unwrap_or_default());
        text.push(' ');
        rest = after_tag(rest.get(at..).unwrap_or_default());
    }
    text.push_str(rest);
    let text = decode(&text.to_lowercase());
    text.split_whitespace().map(ToOwned::to_owned).collect()
}

/// What follows a tag; a script and a style sheet are passed over with what they hold.
fn after_tag(tag: &str) -> &str {
    if let Some(comment) = tag.strip_prefix("<!--") {
        return comment.split_once("-->").map_or("", |(_, rest)| rest);
    }
    for hidden in ["script", "style", "noscript", "svg", "template"] {
        if find_tag(tag.get(..hidden.len() + 2).unwrap_or_default(), hidden) == Some(0) {
            let end = find_tag(tag, &format!("/{hidden}")).unwrap_or(tag.len());
            return tag
                .get(end..)
                .and_then(|end| end.split_once('>'))
                .map_or("", |(_, rest)| rest);
        }
    }
    tag.split_once('>').map_or("", |(_, rest)| rest)
}

/// The few character references that a title is likely to have.
fn decode(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    [
        ("&nbsp;", " "),
        ("&#8211;", "–"),
        ("&ndash;", "–"),
        ("&#39;", "'"),
        ("&#8217;", "'"),
        ("&rsquo;", "'"),
        ("&#8230;", "…"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titled(title: &str) -> Page {
        Page::read(
            format!("<html><head><TITLE lang=en>{title}</TITLE></head><body><p>Hello</p></body>")
                .as_bytes(),
        )
    }

    #[test]
    fn a_title_that_says_not_found_is_heard_and_one_about_it_is_not() {
        for title in [
            "404",
            "404 Not Found",
            "Page not found | Ministry of Labour",
            "Ministry of Labour &#8211; Page not found",
            "Error 404",
            "404 - Page Not Found",
            "Página no encontrada - Consulado",
            "Страница не найдена",
            "Not found.",
            "404: Seite nicht gefunden",
        ] {
            assert_eq!(titled(title).doubt(), Some(Doubt::SaysNotFound), "{title}");
        }
        for title in [
            "Lost and not found: a history",
            "Labour mobility unit",
            "Area code 404",
            "Flight 404 to Port Moresby",
            "HTTP 404 - Wikipedia, the free encyclopedia",
            "",
        ] {
            assert_eq!(titled(title).doubt(), None, "{title}");
        }
    }

    #[test]
    fn a_domain_for_sale_is_told_from_a_page_about_domains() {
        let parked = Page::read(
            b"<body><h1>example.gov</h1>This domain is for sale! <a href=x>Buy this domain</a>",
        );
        assert_eq!(parked.doubt(), Some(Doubt::Parked));
        let long = format!(
            "<body>{} how to tell that a domain is for sale",
            "word ".repeat(400)
        );
        assert_eq!(Page::read(long.as_bytes()).doubt(), None);
        let script =
            Page::read(b"<body><script>if (x<y) 'this domain is for sale'</script>Welcome");
        assert_eq!(script.doubt(), None);
    }

    fn page(body: &str) -> Page {
        Page::read(format!("<title>Site</title><body>{body}</body>").as_bytes())
    }

    #[test]
    fn the_page_for_any_address_is_recognised_through_its_noise() {
        let words = "we are sorry but the page that you asked for is no longer available please use the search or go to the front page of our site";
        let one = page(&format!(
            "{words} /initiatives/twe-let 12:03:44 request 881273"
        ));
        let other = page(&format!(
            "{words} /initiatives/x93ad 12:03:45 request 881274"
        ));
        assert!(one.is_same_as(&other));
        let real = page(
            "The labour mobility unit recruits seasonal workers in all provinces and helps them with papers, training and travel to their employers abroad",
        );
        assert!(!real.is_same_as(&other));
        // A shell that a script fills is the same for every address of a living site.
        assert!(!page("You need JavaScript").is_same_as(&page("You need JavaScript")));
    }

    #[test]
    fn broken_html_is_read_as_far_as_it_goes() {
        for html in [
            "<",
            "<title",
            "<title>a",
            "<!-- x",
            "<script>",
            "<body><style>a</style",
            "é<b>\u{fffd}",
        ] {
            let _ = Page::read(html.as_bytes());
        }
        let cut = &"<title>ü</title>".as_bytes()[..8];
        assert_eq!(Page::read(cut).doubt(), None);
    }
}
