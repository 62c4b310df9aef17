//! Whose word on links counts in a gate: the base revision's, which the change under test can only
//! narrow. Otherwise a change could excuse itself, or send the checker where it should not go.
#![deny(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use super::and_more;
use crate::config::{IgnoredLink, LinksConfig};

/// The policy that counts: what the base says of how links are asked, and the ignores that both
/// have. Manners are the base's alone: a shorter patience would make an unknown link of a dead one,
/// and a header for a new host would carry a secret there.
pub(crate) fn narrow(base: &LinksConfig, head: &LinksConfig) -> LinksConfig {
    LinksConfig {
        ignore: in_both(&base.ignore, &head.ignore),
        ..base.clone()
    }
}

/// What of the change does not count yet, a sentence each.
pub(crate) fn pending(base: &LinksConfig, head: &LinksConfig) -> Vec<String> {
    let manners = |config: &LinksConfig| LinksConfig {
        ignore: Vec::new(),
        ..config.clone()
    };
    let mut told: Vec<String> = added(&base.ignore, &head.ignore).into_iter().collect();
    if manners(base) != manners(head) {
        told.push(
            "this change alters how `links` are asked; that counts once it is merged".to_owned(),
        );
    }
    told
}

fn in_both(base: &[IgnoredLink], head: &[IgnoredLink]) -> Vec<IgnoredLink> {
    let kept = |link: &&IgnoredLink| head.iter().any(|other| other.url == link.url);
    base.iter().filter(kept).cloned().collect()
}

fn added(base: &[IgnoredLink], head: &[IgnoredLink]) -> Option<String> {
    let is_new = |link: &&IgnoredLink| !base.iter().any(|other| other.url == link.url);
    let mut new = head.iter().filter(is_new);
    let first = &new.next()?.url;
    let more = and_more(new.count(), "link");
    Some(format!(
        "this change adds `links.ignore` for {first}{more}; that counts once it is merged"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(gap: Option<u64>, ignore: &[&str]) -> LinksConfig {
        let ignored = |url: &&str| IgnoredLink {
            url: (*url).to_owned(),
            reason: "it is so".to_owned(),
            until: None,
        };
        LinksConfig {
            gap,
            ignore: ignore.iter().map(ignored).collect(),
            ..LinksConfig::default()
        }
    }

    #[test]
    fn a_change_can_drop_an_ignore_and_nothing_else() {
        let base = config(Some(900), &["https://a", "https://b"]);
        let fewer = config(Some(900), &["https://b"]);
        assert_eq!(narrow(&base, &fewer), fewer);
        assert!(pending(&base, &fewer).is_empty());
        let wider = config(Some(0), &["https://a", "https://b", "https://c"]);
        assert_eq!(narrow(&base, &wider), base);
        assert_eq!(pending(&base, &wider).len(), 2);
    }

    #[test]
    fn many_ignored_links_are_one_sentence() {
        let head = config(None, &["https://a", "https://b", "https://c"]);
        assert_eq!(
            pending(&config(None, &[]), &head),
            [
                "this change adds `links.ignore` for https://a and 2 more links; that counts once it is merged"
            ]
        );
    }
}
