//! The links audit as the command runs it: collect, check the form, ask, judge.

use std::collections::BTreeMap;

use catlint_core::link::Standing;
use catlint_core::{Catalogue, Diagnostic, Place};
use catlint_links::{LinkFields, Shard};

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
    let policy = policy(settings)?;
    // Some slips show only beside the links of other sites, so the form is judged before the split.
    let mut form = catlint_links::check_form(catalogue, &links, &policy);
    if let Some(shard) = settings.shard {
        links.retain(|link| shard.holds(&link.url));
        form.retain(|diagnostic| holds(catalogue, shard, diagnostic));
    }
    findings.summary.links = links.len();
    findings.diagnostics.extend(form);
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
