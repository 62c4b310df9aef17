//! Texts that begin like an address and go on as something else.

/// Whether a text only begins with an address: a remark about a page, or what a program says of itself.
/// O(length).
pub(crate) fn is_remark(text: &str) -> bool {
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return false;
    }
    let rest = || text.split_whitespace().skip(1);
    rest().filter(|word| is_plain_word(word)).count() >= WORDS || rest().any(is_of_user_agent)
}

/// Words from which on a text is a sentence: a slip leaves one or two in an address.
const WORDS: usize = 3;

fn is_plain_word(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ',']);
    word.chars().all(char::is_alphabetic)
}

/// A product with its version (`Mozilla/5.0`), or the beginning of a comment about it (RFC 9110, 10.1.5).
fn is_of_user_agent(word: &str) -> bool {
    let product = word.trim_start_matches('(').split_once('/');
    let is_version = |version: &str| {
        let (whole, part) = version.split_once('.').unwrap_or_default();
        let is_number = |text: &str| text.starts_with(|first: char| first.is_ascii_digit());
        whole.bytes().all(|byte| byte.is_ascii_digit()) && is_number(whole) && is_number(part)
    };
    word == "(compatible;"
        || word.starts_with("+http")
        || product.is_some_and(|(name, version)| {
            name.bytes().all(|byte| byte.is_ascii_alphanumeric()) && is_version(version)
        })
}

#[cfg(test)]
mod tests {
    use super::is_remark;

    #[test]
    fn an_address_with_a_space_is_no_remark() {
        for text in [
            "https://ilo.org/ has the list, but it is not complete.",
            "https://ilo.org/bot.html) Mozilla/5.0 (X11)",
            "https://ilo.org Bot/1.12 +https://ilo.org/bot",
            "http://ilo.org (compatible; Bot)",
        ] {
            assert!(is_remark(text), "{text}");
        }
        for text in [
            "https://ilo.org/",
            "https://ilo.org/a page",
            "https://ilo.org/a page/2.html",
            "https://ilo.org/a report (1).pdf",
            "https://ilo.org/ https://un.org/",
        ] {
            assert!(!is_remark(text), "{text}");
        }
    }
}
