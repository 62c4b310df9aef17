//! Texts that are no addresses but what addresses are made by, or known by: templates and patterns.

use crate::scheme::begins_with;

/// Whether a text has a hole to be filled, as `https://{host}/a`, `https://x.org/%s` and `<id>` have, or
/// is a pattern, as `https://[-\w]+.x.org` is. Nobody follows such a text, and nothing is wrong with it.
/// What a slip may leave in an address is no sign of one: `<https://x.org>`, `https://[::1/`. O(length).
pub(crate) fn is_template(text: &str) -> bool {
    let is_sign = |byte| {
        matches!(
            byte,
            b'{' | b'<' | b'%' | b'[' | b'*' | b'\\' | b'^' | b'(' | b'?'
        )
    };
    text.bytes().any(is_sign)
        && !is_of_another_scheme(text)
        && (has_braces(text)
            || has_angle_brackets(text)
            || has_conversion(text)
            || is_pattern(text))
}

/// `javascript:a={}`, `data:text/html,<b>`: what is in it is code, and its scheme is the matter with it.
fn is_of_another_scheme(text: &str) -> bool {
    let (scheme, _) = text.split_once(':').unwrap_or_default();
    let is_of_scheme =
        |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'+' | b'-' | b'.');
    !scheme.is_empty()
        && scheme.bytes().all(is_of_scheme)
        && !["http", "https", "ftp"]
            .iter()
            .any(|own| own.eq_ignore_ascii_case(scheme))
}

/// `{host}`, `${HOST}`, `{{ site.url }}`, `{}`: not the braces of a GUID, nor those of JSON.
fn has_braces(text: &str) -> bool {
    /// The hexadecimal digits of a GUID (RFC 9562).
    const DIGITS: usize = 32;
    let is_guid = |inner: &str| {
        let digits = inner.bytes().filter(u8::is_ascii_hexdigit).count();
        let hyphens = inner.bytes().filter(|byte| *byte == b'-').count();
        digits == DIGITS && digits + hyphens == inner.len()
    };
    let mut inner = inside(text, '{', '}');
    inner.any(|inner| !inner.contains('"') && !is_guid(inner))
}

/// `<id>`, `<your name>`: words, and no address. Where one is closed, it is markup.
fn has_angle_brackets(text: &str) -> bool {
    let is_of_words = |inner: &str| {
        let may = |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '_' | '-');
        inner.starts_with(char::is_alphabetic) && inner.chars().all(may)
    };
    inside(text, '<', '>').any(is_of_words) && !text.contains("</")
}

/// What stands between each opening sign and the next closing one, where no other opens between them.
fn inside(text: &str, opening: char, closing: char) -> impl Iterator<Item = &str> {
    let parts = text.split(opening).skip(1);
    parts.filter_map(move |part| part.split_once(closing).map(|(inner, _)| inner))
}

/// `%s`, `%d`, `%(name)s`: no octet of an address is written so.
fn has_conversion(text: &str) -> bool {
    let parts = text.split('%').skip(1);
    let mut parts = parts.map(|part| part.strip_prefix(['s', 'd']).ok_or(part));
    parts.any(|part| match part {
        Ok(behind) => !behind.starts_with(|next: char| next.is_ascii_alphanumeric()),
        Err(part) => part.starts_with('('),
    })
}

fn is_pattern(text: &str) -> bool {
    const SIGNS: [&str; 10] = [
        "(?:", r"\.", r"\w+", r"\w*", r"\w{", r"\w]", r"\d+", r"\d*", r"\d{", r"\d]",
    ];
    text.starts_with('^')
        || begins_with(text, "https?:")
        || SIGNS.iter().any(|sign| text.contains(sign))
        || behind_scheme(text).is_some_and(is_host_pattern)
}

fn behind_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once("://")?;
    let is_name = scheme.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_name.then_some(rest)
}

/// `*.x.org`, `[-a-z]+.x.org`, `[host]`; not `[::1]` nor what is left of it, and not `[x.org]`, where
/// only the brackets are too much.
fn is_host_pattern(rest: &str) -> bool {
    let end = rest.find(['/', '?', '#', '[']).unwrap_or(rest.len());
    let (host, rest) = rest.split_at(end);
    if host.contains('*') {
        return true;
    }
    let class = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    class.is_some_and(|(class, behind)| {
        let is_repeated = behind.starts_with(['+', '*', '?', '{']);
        let is_word = !class.is_empty() && !class.contains('.');
        !class.contains(':') && (is_repeated || is_word)
    })
}

#[cfg(test)]
mod tests {
    use super::is_template;

    #[test]
    fn what_is_to_be_filled_and_what_is_to_be_matched_is_no_address() {
        for text in [
            "https://x/{qs …}",
            "https://{host}/a b",
            "https://{{ site.url }}/a",
            "https://ilo.org/{}",
            "${HOME_PAGE}",
            "%s",
            "https://ilo.org/%s/page",
            "https://ilo.org/%(name)s",
            "<id>",
            "https://ilo.org/<your name>/",
            r"https://[-\w]+.x.eu",
            "https://[a-z.]+.x.eu/",
            "https://[^/]+.x.eu",
            "https://[host]/page",
            "https://*.ilo.org/",
            r"https?://ilo\.org/.*",
            "^https://ilo",
            r"https://ilo.org/\d+",
        ] {
            assert!(is_template(text), "{text}");
        }
    }

    #[test]
    fn an_address_with_a_slip_is_still_one() {
        for text in [
            "https//ilo.org",
            "http:/ilo.org",
            "https://i lo.org",
            "htp://",
            "<https://www.ilo.org/>",
            "<www.ilo.org>",
            "https://[::1/",
            "https://[::1]/a",
            "https://[]/",
            "https://[ilo.org]/",
            "[ILO](https://www.ilo.org/)",
            r"http:\\www.ilo.org\data",
            r"https:\/\/www.ilo.org\/data",
            "https://www.ilo.org/page_(2)?a[]=1&b[0]=%20%d0%b0%D1%81",
            "https://www.ilo.org/100%so",
            "https://www.ilo.org/a*b",
            "https://x.org/page?id={3F2504E0-4F89-11D3-9A0C-0305E82C3301}",
            "https://x.org/?q={\"a\":{\"b\":1}}",
            "https://x.org/?a<b",
            "https://x.org/<b>page</b>",
            "data:text/html,<script>alert(1)",
            "javascript:void({a})",
        ] {
            assert!(!is_template(text), "{text}");
        }
    }
}
