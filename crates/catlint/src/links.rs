//! The links audit as the command runs it: collect, check the form, ask, judge.

use std::collections::BTreeMap;

use catlint_core::Catalogue;
use catlint_core::link::Standing;
use catlint_links::address::Block;
use catlint_links::{AddressPolicy, Link, LinkFields, LinkSettings};

use crate::audit::Findings;
use crate::error::Error;
use crate::gate::Gate;
#[cfg(feature = "net")]
use crate::progress;
use crate::settings::Settings;

/// Checks the form of every link, and asks them unless offline.
pub(crate) fn audit(
    settings: &Settings,
    catalogue: &Catalogue,
    gate: Option<&Gate>,
    findings: &mut Findings,
) -> Result<(), Error> {
    let mut links = catlint_links::collect(catalogue, &fields(settings));
    let policy = policy(settings)?;
    findings.summary.links = links.len();
    findings
        .diagnostics
        .extend(catlint_links::check_form(catalogue, &links, &policy));
    if let Some(gate) = gate {
        // A change answers for its own links only, and only they are asked.
        links = gate.changes.new_links(catalogue, &links);
        findings.new_links = links.iter().map(|link| link.url.clone()).collect();
    }
    if settings.offline || links.is_empty() {
        return Ok(());
    }
    let settings = link_settings(settings, policy);
    ask(&links, &settings, findings);
    if gate.is_some() {
        let outcomes = findings.links.iter_mut();
        outcomes.for_each(|outcome| outcome.standing = Standing::New);
    }
    findings.diagnostics.extend(catlint_links::check_outcomes(
        catalogue,
        &findings.links,
        &settings.policy,
    ));
    Ok(())
}

/// The fields that hold links, by collection.
pub(crate) fn fields(settings: &Settings) -> LinkFields {
    let collections = settings.collections.iter();
    collections
        .map(|collection| collection.links.clone())
        .collect()
}

/// Asks the links. Trouble with the network itself is one notice and no finding.
#[cfg(feature = "net")]
fn ask(links: &[Link], settings: &LinkSettings, findings: &mut Findings) {
    let bar = progress::Bar::new(links.len());
    let run = catlint_links::network::check(links, settings, &bar);
    bar.finish();
    match run {
        Err(error) => findings
            .notices
            .push(format!("links were checked for their form only: {error}")),
        Ok(run) if !run.network => {
            let count = run.outcomes.len();
            let words = if count == 1 {
                "1 link was".to_owned()
            } else {
                format!("{count} links were")
            };
            findings.notices.push(format!(
                "the network cannot be reached: {words} checked for form only"
            ));
            findings.links = run.outcomes;
            silence(findings);
        }
        Ok(run) => {
            findings.summary.links_asked = run.outcomes.len();
            findings.links = run.outcomes;
        }
    }
}

/// Without a network the one notice says it all: no note for each link.
#[cfg(feature = "net")]
fn silence(findings: &mut Findings) {
    findings.links.clear();
}

#[cfg(not(feature = "net"))]
fn ask(_links: &[Link], _settings: &LinkSettings, findings: &mut Findings) {
    findings.notices.push(
        "this catlint was built without network: links were checked for their form only".to_owned(),
    );
}

fn link_settings(settings: &Settings, policy: AddressPolicy) -> LinkSettings {
    let defaults = LinkSettings::default();
    let config = &settings.links;
    LinkSettings {
        timeout: config
            .timeout
            .map_or(defaults.timeout, std::time::Duration::from_secs),
        gap: config
            .gap
            .map_or(defaults.gap, std::time::Duration::from_millis),
        concurrency: config
            .concurrency
            .and_then(|count| count.try_into().ok())
            .unwrap_or(defaults.concurrency),
        contact: config.contact.clone(),
        policy,
        ..defaults
    }
}

fn policy(settings: &Settings) -> Result<AddressPolicy, Error> {
    let blocks = settings
        .allow_address
        .iter()
        .map(|text| Block::parse(text).ok_or_else(|| Error::Address { text: text.clone() }));
    Ok(AddressPolicy {
        addresses: blocks.collect::<Result<_, _>>()?,
        ports: settings.allow_port.clone(),
    })
}

/// Ignored links by URL, to drop what the network told of them.
pub(crate) fn ignored(settings: &Settings) -> BTreeMap<&str, &str> {
    settings
        .ignored_links()
        .iter()
        .map(|link| (link.url.as_str(), link.reason.as_str()))
        .collect()
}
