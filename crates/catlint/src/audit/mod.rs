//! Runs the audits that are asked for and gathers what they find.

mod fields;
mod texts;

use catlint_core::{Catalogue, Category, Diagnostic};
use catlint_duplicates::Focus;

use crate::codes;
use crate::duplicates;
use crate::error::Error;
use crate::findings::Findings;
use crate::gate::Gate;
use crate::links::{self, Form};
use crate::read::Reading;
use crate::schemas::Schemas;
use crate::settings::Settings;
use crate::surroundings::Surroundings;
use fields::fields;
use texts::{config, texts};

/// Runs the syntax rules and every audit that is asked for, as far as the surroundings let it.
pub(crate) fn run(
    settings: &Settings,
    reading: &Reading,
    schemas: &Schemas,
    gate: Option<&Gate>,
    surroundings: &Surroundings,
) -> Result<Findings, Error> {
    let catalogue = &reading.catalogue;
    let codes = codes::fields(settings)?;
    let mut findings = Findings::default();
    findings.summary.files = reading.files;
    findings.summary.records = catalogue.records.len();
    if settings.runs(Category::Syntax) {
        let found = texts(reading, surroundings);
        findings.diagnostics.extend(found);
    }
    if settings.runs(Category::Catalogue) {
        findings.diagnostics.extend(config(settings, reading));
    }
    let ((fields, duplicates), form) = rayon::join(
        || {
            let fields = || fields(settings, reading, schemas, &codes, gate, surroundings);
            let duplicates = || duplicates(settings, catalogue, gate, surroundings);
            rayon::join(fields, duplicates)
        },
        || form(settings, catalogue, surroundings),
    );
    let (found, caused) = fields?;
    findings.diagnostics.extend(found);
    findings.caused = caused;
    findings.diagnostics.extend(duplicates);
    if let Some(form) = form? {
        findings.whole = reading.is_whole();
        let lost = || LOST_LINKS.to_owned();
        let done = surroundings.attempt(lost, || {
            links::audit(settings, catalogue, form, gate, surroundings, &mut findings)
        });
        done.unwrap_or(Ok(()))?;
    }
    links::excuse(settings, &mut findings);
    // A shard sees where some links end; those who put the shards together see it of all.
    if settings.runs(Category::Duplicates) && settings.shard.is_none() {
        let lost = || "the comparison of where links end was given up".to_owned();
        let ends = surroundings.attempt(lost, || {
            catlint_duplicates::audit_ends(catalogue, &findings.links, &findings.diagnostics)
        });
        findings.diagnostics.extend(ends.unwrap_or_default());
    }
    Ok(findings)
}

fn duplicates(
    settings: &Settings,
    catalogue: &Catalogue,
    gate: Option<&Gate>,
    surroundings: &Surroundings,
) -> Vec<Diagnostic> {
    if !settings.runs(Category::Duplicates) {
        return Vec::new();
    }
    let settings = duplicates::settings(settings, catalogue);
    let focus = gate.map_or_else(Focus::everything, |gate| gate.focus(catalogue));
    duplicates::audit(catalogue, &settings, &focus, surroundings)
}

/// What is said where the audit of links fails.
const LOST_LINKS: &str = "the audit of links was given up";

/// The links and their form; nothing where they are not audited.
fn form<'c>(
    settings: &Settings,
    catalogue: &'c Catalogue,
    surroundings: &Surroundings,
) -> Result<Option<Form<'c>>, Error> {
    if !settings.runs(Category::Links) {
        return Ok(None);
    }
    let lost = || LOST_LINKS.to_owned();
    let form = surroundings.attempt(lost, || links::form(settings, catalogue));
    form.transpose()
}
