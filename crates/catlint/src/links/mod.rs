//! The links audit as the command runs it: collect, check the form, ask, judge.

pub(crate) mod history;
pub(crate) mod update;

mod ask;
mod asked;
mod damage;

use std::borrow::Cow;
use std::collections::BTreeMap;

use catlint_core::link::{LinkOutcome, Standing};
use catlint_core::{Catalogue, Diagnostic, Place, RuleMeta};
use catlint_links::{AddressPolicy, Link, Shard};

use crate::error::Error;
use crate::findings::Findings;
use crate::gate::Gate;
use crate::links::ask::ask;
pub(crate) use crate::links::ask::prepare;
use crate::links::asked::{link_settings, policy};
use crate::links::history::Store;
use crate::read::setup::config_document;
use crate::rules::{self, IgnoreFacts};
use crate::settings::Settings;
use crate::surroundings::Surroundings;

/// The links of a catalogue, and what is wrong with their form.
pub(crate) struct Form<'c> {
    links: Vec<Link<'c>>,
    policy: AddressPolicy,
    found: Vec<Diagnostic>,
}

/// Finds the links and checks their form.
///
/// # Errors
/// Where an address of the options is none.
pub(crate) fn form<'c>(settings: &Settings, catalogue: &'c Catalogue) -> Result<Form<'c>, Error> {
    let links = catlint_links::collect(catalogue, &settings.link_fields());
    let policy = policy(settings)?;
    let is_on = |rule: &RuleMeta| settings.is_on(rule);
    let found = catlint_links::check_form(catalogue, &links, &policy, is_on);
    Ok(Form {
        links,
        policy,
        found,
    })
}

/// Tells of the form of the links that are to be looked at, and asks them unless offline.
pub(crate) fn audit(
    settings: &Settings,
    catalogue: &Catalogue,
    form: Form<'_>,
    gate: Option<&Gate>,
    surroundings: &Surroundings,
    findings: &mut Findings,
) -> Result<(), Error> {
    let Form {
        links: all,
        policy,
        found: mut form,
    } = form;
    // Some slips show only beside the links of other sites, so the form is judged before the split.
    let mut links = Cow::Borrowed(&all[..]);
    if let Some(shard) = settings.shard {
        links.to_mut().retain(|link| shard.holds(link.url));
        form.retain(|diagnostic| holds(catalogue, shard, diagnostic));
    }
    findings.summary.links = links.len();
    findings.diagnostics.extend(form);
    if let Some(gate) = gate {
        // A change answers for its own links only, and only they are asked.
        links = Cow::Owned(gate.changes.new_links(catalogue, &links));
        findings.new_links = links.iter().map(|link| link.url.to_owned()).collect();
    }
    if !settings.offline && !links.is_empty() {
        let asked = link_settings(settings, policy);
        let store = match gate {
            // The links of a change have no past.
            Some(_) => None,
            None => Some(history::open(settings, &mut findings.notices)?),
        };
        ask(settings, &links, &asked, surroundings, findings)?;
        match store {
            Some(store) => remember(settings, store, &all, findings),
            None => {
                let outcomes = findings.links.iter_mut();
                outcomes.for_each(|outcome| outcome.standing = Standing::New);
            }
        }
        findings.diagnostics.extend(catlint_links::check_outcomes(
            catalogue,
            &findings.links,
            &asked.policy,
        ));
    }
    findings
        .diagnostics
        .extend(ignores(settings, catalogue, &all, &findings.links));
    Ok(())
}

/// Looks the outcomes up in the history and prepares its update. A doubtful network leaves both
/// alone: it says nothing about any link.
fn remember(settings: &Settings, store: Store, links: &[Link<'_>], findings: &mut Findings) {
    if !findings.believed {
        return;
    }
    store.recall(settings, &mut findings.links, settings.today);
    let cited = findings.whole.then_some(links);
    findings.history = store.update(settings, &findings.links, cited, settings.today);
}

/// Says why the history was not written, where it should have been and nothing else has said so.
pub(crate) fn excuse(settings: &Settings, findings: &mut Findings) {
    let learnt = findings.believed && !findings.links.is_empty();
    if settings.history.update && findings.history.is_none() && !learnt {
        let name = &settings.history.path;
        findings.notices.push(format!(
            "{name} was left as it is: nothing was learnt of any link"
        ));
    }
}

/// What is found about the links that the config ignores.
fn ignores(
    settings: &Settings,
    catalogue: &Catalogue,
    links: &[Link<'_>],
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

/// Whether a finding is about a link of the shard.
fn holds(catalogue: &Catalogue, shard: Shard, diagnostic: &Diagnostic) -> bool {
    let url = url_at(catalogue, diagnostic.primary.place);
    url.is_none_or(|url| shard.holds(url))
}

/// The text at a place, which is the URL where a rule about links names it.
pub(crate) fn url_at(catalogue: &Catalogue, place: Place) -> Option<&str> {
    match place {
        Place::Node { document, node, .. } => catalogue.document(document).as_str(node),
        Place::Text { .. } => None,
    }
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
