//! The rule `stale-ignore`.

use catlint_core::document::{Document, NodeId};
use catlint_core::link::Verdict;
use catlint_core::{Day, Diagnostic, Place, Pointer, Rule, declare_rule};

use super::IgnoreFacts;

declare_rule! {
    /// A link is ignored that need not be, or no longer is.
    ///
    /// # What it finds
    /// An entry of `links: ignore:` in the config whose `until` has passed, whose URL no record
    /// cites, or whose page answers. Ignored links are asked like all others; only what is found is
    /// not reported.
    ///
    /// # Why it matters
    /// Lists of exceptions grow and are never read again. An exception that outlives its reason hides
    /// the day on which the link really dies.
    ///
    /// # Example
    /// ```yaml
    /// links:
    ///   ignore:
    ///     - url: https://www.example.gov/
    ///       reason: the ministry moves house
    ///       until: 2026-01-31
    /// ```
    ///
    /// # How to mend
    /// Remove the entry. If its reason still holds, give it a later `until`; if no record cites the
    /// URL because of a slip, write it as the record does.
    pub(super) StaleIgnore = "stale-ignore",
    category: Catalogue,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<IgnoreFacts<'_>> for StaleIgnore {
    fn check(&self, facts: &IgnoreFacts<'_>, found: &mut Vec<Diagnostic>) {
        let document = facts.catalogue.document(facts.config);
        for entry in entries(document) {
            found.extend(judge(facts, document, entry));
        }
    }
}

fn entries(document: &Document) -> Vec<NodeId> {
    let pointer = Pointer::parse("/links/ignore");
    let list = document.roots().first().zip(pointer);
    let list = list.and_then(|(root, pointer)| document.at(*root, &pointer));
    let items = list.and_then(|list| document.items(list));
    items.into_iter().flatten().collect()
}

fn judge(facts: &IgnoreFacts<'_>, document: &Document, entry: NodeId) -> Option<Diagnostic> {
    let url_node = document.get(entry, "url")?;
    let url = document.as_str(url_node)?;
    let finding = |node, message: String, help: &str| {
        let place = Place::value(facts.config, node);
        Some(Diagnostic::new(&StaleIgnore::META, place, message).help(help))
    };
    let cited = facts.links.binary_search_by(|link| link.url.cmp(url));
    if cited.is_err() {
        let message = format!("no record cites {url}, so there is nothing to ignore");
        return finding(
            url_node,
            message,
            "remove the entry, or write the URL as the record does",
        );
    }
    let until = document.get(entry, "until");
    let day = until.and_then(|until| document.as_str(until)?.parse::<Day>().ok());
    if let Some((node, day)) = until.zip(day).filter(|(_, day)| *day < facts.today) {
        let message = format!("{url} was ignored until {day} and no longer is");
        return finding(
            node,
            message,
            "remove the entry, or give it a later `until` if its reason still holds",
        );
    }
    let asked = facts
        .outcomes
        .binary_search_by(|link| link.url.as_str().cmp(url));
    let outcome = asked.ok().and_then(|index| facts.outcomes.get(index));
    if outcome.is_some_and(|outcome| outcome.verdict == Verdict::Alive) {
        let message = format!("{url} answers and need not be ignored");
        return finding(url_node, message, "remove the entry");
    }
    None
}
