//! One host, sampled: how it answers an address that was made up.
//!
//! The first living page of a host is read in full, and beside it the page that the host shows for
//! an address that cannot exist. A host that says "not found" is honest, and its other links can be
//! acquitted by their status alone; on any other host each page is read and compared.

use url::Url;

use super::chain::{Follower, How, Look};
use super::transport::Way;
use crate::destination::is_front_page;
use crate::evidence::{Doubt, Method};
use crate::page::Page;
use catlint_core::text::hash::fnv1a;

/// What is known of a host.
#[derive(Debug, Default)]
pub(super) struct Sample {
    /// The page for a made-up address, where that has a good status.
    control: Option<Page>,
    /// Where a made-up address leads.
    end: Option<String>,
    /// Whether a page of the host was doubtful by itself.
    doubtful: bool,
}

impl Sample {
    /// Whether the status alone acquits a page of the host.
    pub(super) fn is_honest(&self) -> bool {
        self.control.is_none() && self.end.is_none() && !self.doubtful
    }

    /// Adds to a look what its page says against it, by itself and beside the made-up address.
    pub(super) fn weigh(&self, url: &Url, look: &mut Look) {
        let own = look.page.as_ref().and_then(Page::doubt);
        look.evidence.doubt = own.or_else(|| self.is_lost(url, look).then_some(Doubt::SameForAny));
    }

    fn is_lost(&self, url: &Url, look: &Look) -> bool {
        if is_front_page(url) {
            return false;
        }
        let end = self.end.as_deref();
        let same_end = end.is_some() && look.evidence.final_url() == end;
        let same_page = match (&look.page, &self.control) {
            (Some(page), Some(control)) => page.is_same_as(control),
            _ => false,
        };
        same_end || same_page
    }
}

/// Takes the sample of a host beside a look at one of its pages; nothing where the look is no
/// living page below the front page, and the next one has to do.
pub(super) async fn take(follower: &Follower, url: &Url, look: &Look, how: How) -> Option<Sample> {
    let doubtful = look.page.as_ref().and_then(Page::doubt).is_some();
    let living = look.evidence.answered() == Some(200) && look.page.is_some();
    let end = look.evidence.final_url();
    let end = end.and_then(|end| Url::parse(end).ok());
    let same_host = end.is_none_or(|end| end.host_str() == url.host_str());
    if !living || !same_host || is_front_page(url) {
        return None;
    }
    let how = How {
        method: Method::Get,
        way: Way::Usual,
        ..how
    };
    let control = follower.follow(&made_up(url), how).await;
    let good = control
        .evidence
        .answered()
        .is_some_and(|status| (200..300).contains(&status));
    Some(Sample {
        end: control
            .evidence
            .final_url()
            .filter(|_| good)
            .map(ToOwned::to_owned),
        control: control.page.filter(|_| good),
        doubtful,
    })
}

/// An address beside a URL that nobody has made: the same for the same URL, so that a recording
/// can be replayed.
fn made_up(url: &Url) -> Url {
    let mut made = url.clone();
    let (directory, name) = url.path().rsplit_once('/').unwrap_or(("", ""));
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending)
        .filter(|ending| ending.len() <= 5);
    let ending = ending.map_or_else(String::new, |ending| format!(".{ending}"));
    made.set_path(&format!(
        "{directory}/no-such-page-{:016x}{ending}",
        fnv1a(url.as_str().as_bytes())
    ));
    made.set_query(None);
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_made_up_address_stands_beside_the_real_one() {
        let made = |text: &str| made_up(&Url::parse(text).expect(text)).to_string();
        let one = made("https://a.example/b/c.html?x=1");
        assert!(one.starts_with("https://a.example/b/no-such-page-") && one.ends_with(".html"));
        assert_eq!(one, made("https://a.example/b/c.html?x=1"));
        assert_ne!(one, made("https://a.example/b/d.html?x=1"));
        assert!(made("https://a.example/b").starts_with("https://a.example/no-such-page-"));
    }
}
