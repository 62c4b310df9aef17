//! The links audit as the command runs it: collect, check the form, ask, judge.

use std::collections::BTreeMap;

use catlint_core::link::LinkOutcome;
use catlint_core::{Catalogue, Diagnostic};
use catlint_links::Link;

use crate::ask::ask;
use crate::audit::Findings;
use crate::error::Error;
use crate::history::{self, Store};
use crate::link_settings::{link_settings, policy};
use crate::read::config_document;
use crate::rules::{self, IgnoreFacts};
use crate::settings::Settings;

/// Checks the form of every link, and asks them unless offline.
pub(crate) fn audit(
    settings: &Settings,
    catalogue: &Catalogue,
    findings: &mut Findings,
) -> Result<(), Error> {
    let fields = settings
        .collections
        .iter()
        .map(|collection| collection.links.clone())
        .collect();
    let links = catlint_links::collect(catalogue, &fields);
    let policy = policy(settings)?;
    findings.summary.links = links.len();
    findings
        .diagnostics
        .extend(catlint_links::check_form(catalogue, &links, &policy));
    if !settings.offline && !links.is_empty() {
        let store = history::open(settings, &mut findings.notices)?;
        let asked = link_settings(settings, policy);
        ask(settings, &links, &asked, findings)?;
        remember(settings, store, &links, findings);
        findings.diagnostics.extend(catlint_links::check_outcomes(
            catalogue,
            &findings.links,
            &asked.policy,
        ));
    }
    findings
        .diagnostics
        .extend(ignores(settings, catalogue, &links, &findings.links));
    Ok(())
}

/// Looks the outcomes up in the history and prepares its update. A doubtful network leaves both
/// alone: it says nothing about any link.
fn remember(settings: &Settings, store: Store, links: &[Link], findings: &mut Findings) {
    if !findings.believed {
        return;
    }
    store.recall(settings, &mut findings.links, settings.today);
    let cited = findings.whole.then_some(links);
    findings.history = store.update(settings, &findings.links, cited, settings.today);
}

/// What is found about the links that the config ignores.
fn ignores(
    settings: &Settings,
    catalogue: &Catalogue,
    links: &[Link],
    outcomes: &[LinkOutcome],
) -> Vec<Diagnostic> {
    let config = config_document(settings, catalogue);
    let facts = config.map(|config| IgnoreFacts {
        catalogue,
        config,
        links,
        outcomes,
        today: settings.today,
    });
    facts.map_or_else(Vec::new, |facts| rules::check_ignores(&facts))
}

/// Ignored links by URL, to drop what the network told of them.
pub(crate) fn ignored(settings: &Settings) -> BTreeMap<&str, &str> {
    settings
        .ignored_links()
        .iter()
        .filter(|link| link.counts_on(settings.today))
        .map(|link| (link.url.as_str(), link.reason.as_str()))
        .collect()
}
