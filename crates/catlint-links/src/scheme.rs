//! Slips at the beginning of an address.

/// The length of the address behind a doubled scheme.
pub(crate) fn doubled_scheme(lower: &str) -> Option<usize> {
    let rest = lower
        .strip_prefix("https://")
        .or_else(|| lower.strip_prefix("http://"))?;
    let doubled = [
        "https://", "http://", "https:/", "http:/", "https//", "http//",
    ];
    let inner = doubled
        .iter()
        .find_map(|scheme| rest.strip_prefix(scheme))?;
    Some(inner.trim_start_matches('/').len())
}

/// `htps://`, `http//`, `https:example.org`: the address with its scheme repaired.
pub(crate) fn misspelt_scheme(text: &str) -> Option<String> {
    let end = text.find(|c: char| !c.is_ascii_alphabetic())?;
    let (scheme, rest) = text.split_at_checked(end)?;
    let lower = scheme.to_ascii_lowercase();
    let joint = rest
        .find(|c: char| !matches!(c, ':' | '/'))
        .unwrap_or(rest.len());
    let (joint, address) = rest.split_at_checked(joint)?;
    if !joint.contains('/') || joint.is_empty() || address.is_empty() {
        return None;
    }
    let known = matches!(lower.as_str(), "http" | "https");
    if known && joint == "://" {
        return None;
    }
    let near =
        strsim::osa_distance(&lower, "https") <= 1 || strsim::osa_distance(&lower, "http") <= 1;
    let meant = if lower == "http" { "http" } else { "https" };
    near.then(|| format!("{meant}://{address}"))
}
