//! Character references of HTML, which exports leave behind: `Garc&#237;a`.

use std::borrow::Cow;

/// The text with its references decoded; those that are not known stay. O(length).
pub(crate) fn decoded(text: &str) -> Cow<'_, str> {
    if !(text.contains('&') && text.contains(';')) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let named = after
            .split_once(';')
            .and_then(|(name, after)| Some((character(name)?, after)));
        match named {
            Some((character, after)) => {
                out.push(character);
                rest = after;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(number);
    }
    let first = name.chars().next()?;
    match name {
        "amp" => Some('&'),
        "nbsp" | "ensp" | "emsp" => Some(' '),
        "quot" | "ldquo" | "rdquo" => Some('"'),
        "apos" | "lsquo" | "rsquo" => Some('\''),
        "mdash" | "ndash" => Some('–'),
        "szlig" => Some('ß'),
        // `&eacute;`: folding would drop the accent in any case.
        _ => ACCENTS
            .iter()
            .any(|accent| name.get(first.len_utf8()..) == Some(accent))
            .then_some(first),
    }
}

const ACCENTS: &[&str] = &[
    "acute", "grave", "uml", "circ", "tilde", "cedil", "ring", "slash", "caron",
];

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn references_are_decoded_and_all_else_stays() {
        assert_eq!(decoded("H&#233;ctor &amp; Jos&eacute;"), "Héctor & Jose");
        assert_eq!(decoded("R&D; more & more"), "R&D; more & more");
        assert_eq!(decoded("&#x41;&#99999999;"), "A&#99999999;");
    }
}
