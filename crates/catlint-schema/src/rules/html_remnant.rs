//! The rule `html-remnant`.

use catlint_core::document::Segment;
use catlint_core::text::marks::has_either;
use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::declared::schema_at;
use crate::facts::RecordFacts;
use crate::texts::Text;

declare_rule! {
    /// Markup of a web page left in a text.
    ///
    /// # What it finds
    /// HTML tags such as `<p>` and `<br/>`, and character references such as `&nbsp;` and `&amp;`. An
    /// `&` or `<` on its own is a sign like any other; so is `<b>` in a field that the schema declares as
    /// HTML (`contentMediaType: text/html`) or that is named so (`description_html`). A text may speak of
    /// markup: `<p>` between backticks, `<br>` as all it says, and a tag such as `<a>` that nothing closes
    /// are words. A field with markup in ten records or more, and in one of ten that have it, is told once.
    ///
    /// # Why it matters
    /// The text was copied out of a page's source. Readers see the markup, and comparisons fail on it.
    ///
    /// # Example
    /// ```yaml
    /// name: "<p>Nauru</p>"
    /// ```
    ///
    /// # How to mend
    /// Remove the markup and keep the words.
    pub(super) HtmlRemnant = "html-remnant",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<RecordFacts<'_>> for HtmlRemnant {
    fn check(&self, facts: &RecordFacts<'_>, found: &mut Vec<Diagnostic>) {
        for text in &facts.texts {
            let Some(remnant) = remnant(text.value).filter(|_| !is_html(facts, text)) else {
                continue;
            };
            let name = facts.name_of(text.node);
            let message = format!("{name} has markup of a web page in it: `{remnant}`");
            found.push(
                Diagnostic::new(&Self::META, facts.value_at(text.node), message)
                    .help("remove the markup and keep the words"),
            );
        }
    }
}

/// Whether a field is one of HTML: its schema or its name says so.
fn is_html(facts: &RecordFacts<'_>, text: &Text<'_>) -> bool {
    let pointer = facts.document.pointer(facts.record.root, text.node);
    let key = pointer.segments().iter().rev().find_map(|step| match step {
        Segment::Key(key) => Some(key),
        Segment::Index(_) => None,
    });
    let mut words = key
        .into_iter()
        .flat_map(|key| key.split(['_', '-', '.', ' ']));
    let declared = schema_at(facts.schema, &pointer);
    let media = declared.and_then(|schema| schema.get("contentMediaType")?.as_str());
    media.is_some_and(|media| media.starts_with("text/html"))
        || words.any(|word| word.eq_ignore_ascii_case("html"))
        || key.is_some_and(|key| key.ends_with("Html") || key.ends_with("HTML"))
}

/// The first tag or character reference in a text that is not about them.
fn remnant(text: &str) -> Option<&str> {
    if !has_either(text, b'<', b'&') {
        return None;
    }
    let mut tags = text.match_indices('<').filter_map(|(at, _)| {
        let (before, rest) = text.split_at_checked(at)?;
        tag(rest).filter(|tag| !is_word(before, tag, rest))
    });
    tags.next().or_else(|| {
        text.match_indices('&')
            .find_map(|(at, _)| reference(text.get(at..)?))
    })
}

/// Whether a tag is a word of a text about markup: it stands between backticks, is all that the text
/// says, or is an element that nothing closes though it has to be closed.
fn is_word(before: &str, tag: &str, rest: &str) -> bool {
    const CLOSED_BY_NOTHING: &[&str] = &["br", "hr", "p"];
    // Rows and items come in numbers.
    const CLOSED_BY_THE_NEXT: &[&str] = &["li", "tbody", "td", "th", "tr"];
    let in_code = before.matches('`').count() % 2 == 1;
    let all = before.trim().is_empty() && rest.trim() == tag;
    let name = tag.trim_matches(['<', '>']);
    let bare = name.chars().all(|c| c.is_ascii_alphanumeric());
    let among = |elements: &[&str]| {
        let mut elements = elements.iter();
        elements.any(|element| element.eq_ignore_ascii_case(name))
    };
    let is_next = || rest.get(1..).is_some_and(|after| after.contains('<'));
    let may_stay_open = among(CLOSED_BY_NOTHING) || (among(CLOSED_BY_THE_NEXT) && is_next());
    let closing = format!("</{}>", name.to_ascii_lowercase());
    let closed = || rest.to_ascii_lowercase().contains(&closing);
    in_code || all || (bare && !may_stay_open && !closed())
}

/// Well-known elements only: `<https://example.org>` and `List<T>` are no markup.
fn tag(text: &str) -> Option<&str> {
    const ELEMENTS: &[&str] = &[
        "a",
        "b",
        "blockquote",
        "br",
        "div",
        "em",
        "font",
        "h1",
        "h2",
        "h3",
        "h4",
        "hr",
        "i",
        "img",
        "li",
        "ol",
        "p",
        "script",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "tr",
        "u",
        "ul",
    ];
    let end = text.find('>')?;
    let inner = text.get(1..end)?;
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let length = name
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    let (name, rest) = name.split_at_checked(length)?;
    let known = ELEMENTS
        .iter()
        .any(|element| element.eq_ignore_ascii_case(name));
    let well_formed = rest.is_empty() || rest == "/" || rest.starts_with(' ');
    (known && well_formed).then(|| text.get(..=end)).flatten()
}

fn reference(text: &str) -> Option<&str> {
    const NAMES: &[&str] = &[
        "amp", "lt", "gt", "quot", "apos", "nbsp", "ndash", "mdash", "rsquo", "lsquo", "hellip",
    ];
    let end = text.get(..text.len().min(10)).or(Some(text))?.find(';')?;
    let name = text.get(1..end)?;
    let digits = name
        .strip_prefix('#')
        .map(|digits| digits.strip_prefix(['x', 'X']).unwrap_or(digits));
    let numeric = digits
        .is_some_and(|digits| !digits.is_empty() && digits.chars().all(|c| c.is_ascii_hexdigit()));
    (numeric || NAMES.contains(&name))
        .then(|| text.get(..=end))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::remnant;

    #[test]
    fn markup_is_found_and_other_angle_brackets_are_not() {
        assert_eq!(remnant("<p>Nauru</p>"), Some("<p>"));
        assert_eq!(remnant("a <b>bold</b> word"), Some("<b>"));
        assert_eq!(remnant("<li>One<li>Two"), Some("<li>"));
        assert_eq!(remnant("One<p>Two"), Some("<p>"));
        assert_eq!(remnant("a<br/>b"), Some("<br/>"));
        assert_eq!(remnant("<A HREF='x'>y"), Some("<A HREF='x'>"));
        assert_eq!(remnant("Fish &amp; chips"), Some("&amp;"));
        assert_eq!(remnant("it&#39;s"), Some("&#39;"));
        for text in [
            "5 < 6 and 7 > 2",
            "List<T>",
            "<https://example.org>",
            "R&D; more",
            "Q&A",
            "https://x.org/?a=1&lt=2",
            "The <a> HTML element represents a hyperlink",
            "Use `<p>` for paragraphs and `</p>` at their ends",
            "<br>",
            "A logo is shown with <img>",
            "The marker of an <li>",
        ] {
            assert_eq!(remnant(text), None, "{text}");
        }
    }
}
