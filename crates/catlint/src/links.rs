//! The links audit as the command runs it: collect, check the form, ask, judge.

use std::collections::BTreeMap;

use catlint_core::Catalogue;
use catlint_core::link::Standing;
use catlint_links::LinkFields;

use crate::ask::ask;
use crate::audit::Findings;
use crate::error::Error;
use crate::gate::Gate;
use crate::link_settings::{link_settings, policy};
use crate::settings::Settings;

/// Checks the form of every link, and asks them unless offline.
pub(crate) fn audit(
    settings: &Settings,
    catalogue: &Catalogue,
    gate: Option<&Gate>,
    findings: &mut Findings,
) -> Result<(), Error> {
    let mut links = catlint_links::collect(catalogue, &fields(settings));
    if let Some(shard) = settings.shard {
        links.retain(|link| shard.holds(&link.url));
    }
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
    let asked = link_settings(settings, policy);
    ask(settings, &links, &asked, findings)?;
    if gate.is_some() {
        let outcomes = findings.links.iter_mut();
        outcomes.for_each(|outcome| outcome.standing = Standing::New);
    }
    findings.diagnostics.extend(catlint_links::check_outcomes(
        catalogue,
        &findings.links,
        &asked.policy,
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

/// Ignored links by URL, to drop what the network told of them.
pub(crate) fn ignored(settings: &Settings) -> BTreeMap<&str, &str> {
    settings
        .ignored_links()
        .iter()
        .map(|link| (link.url.as_str(), link.reason.as_str()))
        .collect()
}
