//! Secrets in texts: what must not be shown, nor written to a file.

use std::borrow::Cow;

/// The text with user names and passwords of URLs, and values of query parameters that are named
/// like secrets, replaced by as many `*`. Byte positions of all else stay as they are.
#[must_use]
pub fn redact(text: &str) -> Cow<'_, str> {
    let mut secrets: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, _) in text.match_indices("://") {
        let start = at + 3;
        let end = text
            .get(start..)
            .map_or(start, |rest| start + address_length(rest));
        let address = text.get(start..end).unwrap_or_default();
        let authority = address.find(['/', '?', '#']).unwrap_or(address.len());
        if let Some(sign) = address
            .get(..authority)
            .and_then(|authority| authority.rfind('@'))
        {
            secrets.push(start..start + sign);
        }
        secrets.extend(secret_values(address).map(|range| start + range.start..start + range.end));
    }
    if secrets.is_empty() {
        return Cow::Borrowed(text);
    }
    let hide = |at: usize| secrets.iter().any(|range| range.contains(&at));
    let starred = text.char_indices().map(|(at, character)| {
        if hide(at) {
            "*".repeat(character.len_utf8())
        } else {
            character.to_string()
        }
    });
    Cow::Owned(starred.collect())
}

fn address_length(rest: &str) -> usize {
    rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '<' | '>'))
        .unwrap_or(rest.len())
}

fn secret_values(address: &str) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    const NAMES: &[&str] = &[
        "access_token",
        "api_key",
        "apikey",
        "auth",
        "key",
        "passwd",
        "password",
        "pwd",
        "secret",
        "sig",
        "signature",
        "token",
        "x-amz-signature",
        "x-amz-credential",
    ];
    let starts = address.match_indices(['?', '&']).map(|(at, _)| at + 1);
    starts.filter_map(|start| {
        let rest = address.get(start..)?;
        let parameter = rest.get(..rest.find(['&', '#']).unwrap_or(rest.len()))?;
        let (name, value) = parameter.split_once('=')?;
        let secret = NAMES.iter().any(|known| known.eq_ignore_ascii_case(name)) && value.len() >= 8;
        let from = start + name.len() + 1;
        secret.then(|| from..from + value.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_become_stars_and_everything_else_stays_in_place() {
        let text = "see https://me:S3CR3Tpw@example.org/a?token=T0KENtok1&page=2 and more";
        let redacted = redact(text);
        assert_eq!(
            redacted,
            "see https://***********@example.org/a?token=*********&page=2 and more"
        );
        assert_eq!(redacted.len(), text.len());
        for harmless in [
            "https://example.org/@user?key=a",
            "a@b.c",
            "https://x.org/?q=a@b",
        ] {
            assert_eq!(redact(harmless), harmless);
        }
    }
}
