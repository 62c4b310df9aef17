//! Names of fields that tell a role.

mod tables;

use self::tables::{
    AGENTS, ALIASES, BOOKKEEPING, IDENTIFIERS, LINKS, NAMES, NO_PAGES, OWN, PARTITIONS, PLACES,
    TEXTS, WHOLE_IDENTIFIERS, YEARS,
};
use super::Role;

/// The role that a field's name suggests. `path` is written as `links.url`; only its last part and
/// whether it stands at the top count. O(length).
pub(super) fn suggested(path: &str) -> Option<Role> {
    let last = path.rsplit('.').next().unwrap_or(path);
    let words = parts(last);
    let whole = words.join("_");
    let has = |table: &[&str]| {
        table.contains(&whole.as_str()) || words.iter().any(|word| table.contains(&word.as_str()))
    };
    let is = |table: &[&str]| table.contains(&whole.as_str());
    let top = !path.contains('.');
    let role = match () {
        () if has(BOOKKEEPING) => Role::None,
        () if is(ALIASES) => Role::Alias,
        () if has(IDENTIFIERS) || is(WHOLE_IDENTIFIERS) => Role::Identifier,
        () if is(NAMES) && top => Role::Name,
        // The name of something else: of an author, an organisation.
        () if is(NAMES) => match is_of(path, &[AGENTS, TEXTS]) {
            true => Role::Text,
            false => Role::None,
        },
        () if has(PLACES) => Role::Place,
        () if is(PARTITIONS) => Role::Partition,
        () if has(YEARS) => Role::Year,
        () if has(LINKS) => Role::Link,
        () if has(TEXTS) => Role::Text,
        () => return None,
    };
    Some(role)
}

/// Whether a field's name says that it names people or organisations.
pub(super) fn tells_agents(path: &str) -> bool {
    let last = path.rsplit('.').next().unwrap_or(path);
    let words = parts(last);
    let nested = path.contains('.') && NAMES.contains(&words.join("_").as_str());
    nested || words.iter().any(|word| AGENTS.contains(&word.as_str()))
}

/// Whether an identifier is one of the thing itself: at the top, or among identifiers and tags. That of a
/// contact, an owner or a publication is not.
pub(super) fn is_own_identifier(path: &str) -> bool {
    above(path).all(|parent| OWN.contains(&parts(parent).join("_").as_str()))
}

/// Whether a key above the last one is in one of the tables.
fn is_of(path: &str, tables: &[&[&str]]) -> bool {
    let within = |word: &String| tables.iter().any(|table| table.contains(&word.as_str()));
    above(path).any(|parent| parts(parent).iter().any(within))
}

/// Whether an address is one of the thing itself: at the top, or in a list of links. The page of its
/// licence or of a publication is not.
pub(super) fn is_own_link(path: &str) -> bool {
    let is_link = |word: &String| {
        let one = word.strip_suffix('s').unwrap_or(word);
        LINKS.contains(&one) || LINKS.contains(&word.as_str())
    };
    let last = path.rsplit('.').next().unwrap_or(path);
    let picture = parts(last)
        .iter()
        .any(|word| NO_PAGES.contains(&word.as_str()));
    !picture && above(path).all(|parent| parts(parent).iter().any(is_link))
}

/// The keys above the last one.
fn above(path: &str) -> impl Iterator<Item = &str> {
    path.rsplit('.').skip(1)
}

/// The words of a name: `givenName`, `given-name` and `given_name` have the same.
fn parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut lower = false;
    for letter in name.chars() {
        let cut = !letter.is_alphanumeric() || (letter.is_uppercase() && lower);
        lower = letter.is_lowercase();
        if cut {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut().filter(|_| letter.is_alphanumeric()) {
            part.extend(letter.to_lowercase());
        }
    }
    parts.retain(|part| !part.is_empty());
    // `address1` is a part of the address.
    for part in &mut parts {
        let kept = part.trim_end_matches(|letter: char| letter.is_ascii_digit());
        if !kept.is_empty() {
            part.truncate(kept.len());
        }
    }
    parts.retain(|part| !part.chars().all(|letter| letter.is_ascii_digit()));
    parts
}

#[cfg(test)]
mod tests {
    use super::{Role, suggested};

    #[test]
    fn names_of_fields_tell_roles() {
        for (path, role) in [
            ("title", Some(Role::Name)),
            ("givenName", Some(Role::Name)),
            ("organisations.name", Some(Role::Text)),
            ("soc_sec_id", Some(Role::Identifier)),
            ("address_1", Some(Role::Place)),
            ("date_of_birth", Some(Role::Year)),
            ("last_updated", Some(Role::None)),
            ("country", Some(Role::Partition)),
            ("links.url", Some(Role::Link)),
            ("track07", Some(Role::Text)),
            ("alternativeNames", Some(Role::Alias)),
            ("venue", None),
        ] {
            assert_eq!(suggested(path), role, "{path}");
        }
    }
}
