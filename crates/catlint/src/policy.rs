//! Whose word on links counts in a gate: the base revision's, which the change under test can only
//! narrow. Otherwise a change could excuse itself, or send the checker where it should not go.

use catlint_links::LinkSettings;

use crate::config::{IgnoredLink, LinksConfig};

/// The narrower of two policies, key by key.
pub(crate) fn narrow(base: &LinksConfig, head: &LinksConfig) -> LinksConfig {
    let defaults = Limits::defaults();
    LinksConfig {
        timeout: either(base.timeout, head.timeout, defaults.timeout, u64::min),
        concurrency: either(
            base.concurrency,
            head.concurrency,
            defaults.concurrency,
            u64::min,
        ),
        gap: either(base.gap, head.gap, defaults.gap, u64::max),
        contact: base.contact.clone(),
        ignore: in_both(&base.ignore, &head.ignore),
    }
}

/// What the change tries to widen, a sentence each.
pub(crate) fn widened(base: &LinksConfig, head: &LinksConfig) -> Vec<String> {
    let defaults = Limits::defaults();
    let timeout = (base.timeout, head.timeout, defaults.timeout);
    let concurrency = (base.concurrency, head.concurrency, defaults.concurrency);
    let gap = (base.gap, head.gap, defaults.gap);
    let mut told = Vec::new();
    told.extend(added(&base.ignore, &head.ignore));
    told.extend(beyond("timeout", timeout, |head, base| head > base));
    told.extend(beyond("concurrency", concurrency, |head, base| head > base));
    told.extend(beyond("gap", gap, |head, base| head < base));
    if base.contact != head.contact {
        told.push("this change sets `links.contact`; that counts once it is merged".to_owned());
    }
    told
}

/// What counts where the config says nothing.
struct Limits {
    timeout: u64,
    concurrency: u64,
    gap: u64,
}

impl Limits {
    fn defaults() -> Self {
        let defaults = LinkSettings::default();
        Self {
            timeout: defaults.timeout.as_secs(),
            concurrency: u64::try_from(defaults.concurrency).unwrap_or(u64::MAX),
            gap: u64::try_from(defaults.gap.as_millis()).unwrap_or(u64::MAX),
        }
    }
}

fn either(
    base: Option<u64>,
    head: Option<u64>,
    default: u64,
    choose: fn(u64, u64) -> u64,
) -> Option<u64> {
    let said = base.or(head).is_some();
    said.then(|| choose(base.unwrap_or(default), head.unwrap_or(default)))
}

fn in_both(base: &[IgnoredLink], head: &[IgnoredLink]) -> Vec<IgnoredLink> {
    let kept = |link: &&IgnoredLink| head.iter().any(|other| other.url == link.url);
    base.iter().filter(kept).cloned().collect()
}

fn added(base: &[IgnoredLink], head: &[IgnoredLink]) -> Option<String> {
    let is_new = |link: &&IgnoredLink| !base.iter().any(|other| other.url == link.url);
    let mut new = head.iter().filter(is_new);
    let first = &new.next()?.url;
    let more = match new.count() {
        0 => String::new(),
        1 => " and one more link".to_owned(),
        more => format!(" and {more} more links"),
    };
    Some(format!(
        "this change adds `links.ignore` for {first}{more}; that counts once it is merged"
    ))
}

fn beyond(
    key: &str,
    (base, head, default): (Option<u64>, Option<u64>, u64),
    wider: fn(u64, u64) -> bool,
) -> Option<String> {
    let (base, head) = (base.unwrap_or(default), head.unwrap_or(default));
    wider(head, base).then(|| {
        format!("this change sets `links.{key}` to {head}; until it is merged, {base} counts")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(limits: [Option<u64>; 3], contact: Option<&str>, ignore: &[&str]) -> LinksConfig {
        let [timeout, concurrency, gap] = limits;
        let ignored = |url: &&str| IgnoredLink {
            url: (*url).to_owned(),
            reason: "it is so".to_owned(),
        };
        LinksConfig {
            timeout,
            concurrency,
            gap,
            contact: contact.map(ToOwned::to_owned),
            ignore: ignore.iter().map(ignored).collect(),
        }
    }

    #[test]
    fn a_change_narrows_and_never_widens() {
        let none = [None; 3];
        for (base, head, expected, told) in [
            (
                config(none, None, &[]),
                config(none, None, &[]),
                config(none, None, &[]),
                &[][..],
            ),
            (
                config(
                    [Some(10), Some(8), Some(900)],
                    Some("a@b.org"),
                    &["https://a", "https://b"],
                ),
                config(
                    [Some(5), Some(4), Some(1000)],
                    Some("a@b.org"),
                    &["https://b"],
                ),
                config(
                    [Some(5), Some(4), Some(1000)],
                    Some("a@b.org"),
                    &["https://b"],
                ),
                &[],
            ),
            (
                config(none, None, &[]),
                config(
                    [Some(300), Some(256), Some(0)],
                    Some("x@y.org"),
                    &["https://c"],
                ),
                config([Some(20), Some(32), Some(500)], None, &[]),
                &["ignore", "timeout", "concurrency", "gap", "contact"],
            ),
            (
                config([Some(10), None, None], Some("a@b.org"), &["https://a"]),
                config(none, None, &["https://a", "https://c", "https://d"]),
                config([Some(10), None, None], Some("a@b.org"), &["https://a"]),
                &["ignore", "timeout", "contact"],
            ),
        ] {
            assert_eq!(narrow(&base, &head), expected);
            let said = widened(&base, &head);
            assert_eq!(said.len(), told.len(), "{said:?}");
            for (said, key) in said.iter().zip(told) {
                assert!(said.contains(&format!("`links.{key}`")), "{said}");
            }
        }
    }

    #[test]
    fn many_ignored_links_are_one_sentence() {
        let head = config([None; 3], None, &["https://a", "https://b", "https://c"]);
        let said = widened(&config([None; 3], None, &[]), &head);
        assert_eq!(
            said,
            [
                "this change adds `links.ignore` for https://a and 2 more links; that counts once it is merged"
            ]
        );
    }
}
