//! Slips at the beginning of an address.

/// Whether a text begins with a head, without regard to the case of its letters.
pub(crate) fn begins_with(text: &str, head: &str) -> bool {
    let start = text.as_bytes().get(..head.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(head.as_bytes()))
}

/// The address behind a doubled scheme.
pub(crate) fn doubled_scheme(text: &str) -> Option<&str> {
    const FIRST: [&str; 2] = ["https://", "http://"];
    const SECOND: [&str; 6] = [
        "https://", "http://", "https:/", "http:/", "https//", "http//",
    ];
    let rest = behind(text, &FIRST)?;
    Some(behind(rest, &SECOND)?.trim_start_matches('/'))
}

/// What follows the first of the heads that a text begins with.
fn behind<'t>(text: &'t str, heads: &[&str]) -> Option<&'t str> {
    let head = heads.iter().find(|head| begins_with(text, head))?;
    text.get(head.len()..)
}

/// `htps://`, `http//`, `https:example.org`: the address with its scheme repaired.
pub(crate) fn misspelt_scheme(text: &str) -> Option<String> {
    let end = text.find(|c: char| !c.is_ascii_alphabetic())?;
    let (scheme, rest) = text.split_at_checked(end)?;
    let joint = rest
        .find(|c: char| !matches!(c, ':' | '/'))
        .unwrap_or(rest.len());
    let (joint, address) = rest.split_at_checked(joint)?;
    if !joint.contains('/') || joint.is_empty() || address.is_empty() {
        return None;
    }
    let is = |name: &str| scheme.eq_ignore_ascii_case(name);
    if joint == "://" && (is("http") || is("https")) {
        return None;
    }
    let lower = scheme.to_ascii_lowercase();
    let near =
        strsim::osa_distance(&lower, "https") <= 1 || strsim::osa_distance(&lower, "http") <= 1;
    let meant = if is("http") { "http" } else { "https" };
    near.then(|| format!("{meant}://{address}"))
}
