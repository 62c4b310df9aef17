//! The links audit as the command runs it: collect, check the form, ask, judge.

use std::collections::BTreeMap;

use catlint_core::Catalogue;

use crate::ask::ask;
use crate::audit::Findings;
use crate::error::Error;
use crate::link_settings::{link_settings, policy};
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
    if settings.offline || links.is_empty() {
        return Ok(());
    }
    let asked = link_settings(settings, policy);
    ask(settings, &links, &asked, findings)?;
    findings.diagnostics.extend(catlint_links::check_outcomes(
        catalogue,
        &findings.links,
        &asked.policy,
    ));
    Ok(())
}

/// Ignored links by URL, to drop what the network told of them.
pub(crate) fn ignored(settings: &Settings) -> BTreeMap<&str, &str> {
    settings
        .ignored_links()
        .iter()
        .map(|link| (link.url.as_str(), link.reason.as_str()))
        .collect()
}
