//! What only many links together show: a whole site that sends its pages to one place.

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::link::{LinkOutcome, Verdict};
use url::Url;

use crate::host::site;

/// So many different pages of a site that end on one page were not all moved there.
const CROWD: usize = 3;

/// Doubts links that, with others of their site, were sent to one and the same page. A single
/// removed page that leads to an overview cannot be told from one that moved; three can.
pub fn doubt_crowds(outcomes: &mut [LinkOutcome]) {
    let mut ends: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for outcome in outcomes.iter() {
        if let Some((end, start)) = journey(outcome) {
            ends.entry(end).or_default().insert(start);
        }
    }
    ends.retain(|_, starts| starts.len() >= CROWD);
    for outcome in outcomes {
        let crowd = journey(outcome).and_then(|(end, _)| ends.get(&end));
        if let Some(crowd) = crowd {
            outcome.verdict = Verdict::Suspect;
            outcome.cause = Some(format!(
                "{} different links of this site lead to the same page",
                crowd.len()
            ));
        }
    }
}

/// The site with the page where a redirected link ends, and the page where it began.
fn journey(outcome: &LinkOutcome) -> Option<((String, String), String)> {
    if !matches!(outcome.verdict, Verdict::Moved | Verdict::Redirected) {
        return None;
    }
    let from = Url::parse(&outcome.url).ok()?;
    let to = outcome.final_url.clone()?;
    // Scheme, `www.` and slash make no other page.
    let host = from.host_str()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let start = format!(
        "{host}{}?{}",
        from.path().trim_end_matches('/'),
        from.query().unwrap_or_default()
    );
    Some(((site(&from), to), start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(url: &str, to: &str) -> LinkOutcome {
        LinkOutcome {
            status: Some(200),
            final_url: Some(to.to_owned()),
            ..LinkOutcome::new(url, Verdict::Moved)
        }
    }

    #[test]
    fn three_pages_in_one_place_are_doubted_and_forms_of_one_page_are_not() {
        let news = "https://a.example/news";
        let mut crowd = [
            moved("https://a.example/x", news),
            moved("https://a.example/y", news),
            moved("http://www.a.example/z", news),
            moved("https://b.example/x", "https://b.example/y"),
        ];
        doubt_crowds(&mut crowd);
        let verdicts: Vec<_> = crowd.iter().map(|outcome| outcome.verdict).collect();
        use Verdict::{Moved, Suspect};
        assert_eq!(verdicts, [Suspect, Suspect, Suspect, Moved]);
        let mut forms = [
            moved("http://a.example/x", news),
            moved("http://www.a.example/x/", news),
            moved("https://www.a.example/x", news),
            moved("https://a.example/y", news),
        ];
        doubt_crowds(&mut forms);
        assert!(forms.iter().all(|outcome| outcome.verdict == Moved));
    }
}
