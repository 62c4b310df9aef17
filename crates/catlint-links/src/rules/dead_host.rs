//! The rule `dead-host`.

use std::collections::BTreeSet;

use catlint_core::{Catalogue, Diagnostic, Place, Rule, declare_rule};

use crate::dead_hosts::{HostFault, LifelessHost, dead_hosts};
use crate::facts::{NetworkFacts, RELATED};

declare_rule! {
    /// A host whose links are all dead.
    ///
    /// # What it finds
    /// A host whose name does not exist any more, if two or more links lead to it; and a host with three or
    /// more links every one of which is gone. It is told once for the host, in place of a `dead-url` for
    /// each of its links.
    ///
    /// # Why it matters
    /// A site that was given up or renamed leaves many dead links with one cause, and they are mended
    /// together.
    ///
    /// # Example
    /// ```yaml
    /// url: https://www.old-ministry.example/programme    # the host name does not exist
    /// url: https://www.old-ministry.example/statistics
    /// ```
    ///
    /// # How to mend
    /// Look for the new address of the site. If there is none, put addresses of archived copies in the
    /// place of its links, or remove them.
    pub(super) DeadHost = "dead-host",
    category: Links,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<NetworkFacts<'_>> for DeadHost {
    fn check(&self, facts: &NetworkFacts<'_>, found: &mut Vec<Diagnostic>) {
        let dead = dead_hosts(facts.outcomes);
        found.extend(
            dead.iter()
                .filter_map(|dead| finding(facts.catalogue, dead)),
        );
    }
}

/// One finding, at the first place that cites the host, with the other records beside it.
fn finding(catalogue: &Catalogue, dead: &LifelessHost<'_>) -> Option<Diagnostic> {
    let citations = citations(catalogue, dead);
    let (first, others) = citations.split_first()?;
    let message = message(dead, citations.len());
    let help = match dead.fault {
        HostFault::NoName => {
            "look for the new address of the site; failing that, write addresses of archived copies, or remove the links"
        }
        HostFault::AllGone => {
            "look whether the site has moved or changed its addresses; failing that, write addresses of archived copies, or remove the links"
        }
    };
    let diagnostic = Diagnostic::new(&DeadHost::META, first.0, message)
        .label(first.1.clone())
        .help(help);
    let related = others.iter().take(RELATED);
    Some(related.fold(diagnostic, |diagnostic, (place, words)| {
        diagnostic.related(*place, words.clone())
    }))
}

fn message(dead: &LifelessHost<'_>, records: usize) -> String {
    let (host, links) = (&dead.host, dead.links.len());
    let cited = match records {
        1 => "in this record".to_owned(),
        records => format!("in {records} records"),
    };
    match dead.fault {
        HostFault::NoName => {
            format!("the host {host} does not exist: {links} links, {cited}, are dead")
        }
        HostFault::AllGone => {
            format!("the host {host} has lost every page: {links} links, {cited}, are dead")
        }
    }
}

/// The first place in each record that cites the host, in the order of the catalogue, with what is
/// to be said there. A place outside records stands for itself.
fn citations(catalogue: &Catalogue, dead: &LifelessHost<'_>) -> Vec<(Place, String)> {
    let mut places: Vec<(Place, &str)> = Vec::new();
    for link in &dead.links {
        let copy = link.archived.as_deref().unwrap_or_default();
        places.extend(link.places.iter().map(|place| (*place, copy)));
    }
    places.sort_by_key(|(place, _)| (place.document(), catalogue.span(*place)));
    let mut told = BTreeSet::new();
    let first = places.into_iter().filter(|(place, _)| {
        let record = catalogue.record_at(*place);
        record.is_none_or(|record| told.insert((record.document, record.root)))
    });
    first.map(|(place, copy)| (place, words(copy))).collect()
}

fn words(copy: &str) -> String {
    match copy {
        "" => "cited here".to_owned(),
        copy => format!("cited here; an archived copy is {copy}"),
    }
}
