//! `catlint check`: the pipeline.

use catlint_core::report::Report;

use crate::cli::CheckArgs;
use crate::error::Error;
use crate::fix::Mending;
use crate::read::discover::discover;
use crate::schemas::Schemas;
use crate::settings::Settings;
use crate::surroundings::Surroundings;
use crate::{audit, baseline, gate, links, output, read, settle, survey};

/// Audits the catalogue and prints the report. Says whether the run passed.
///
/// # Errors
/// Where the run could not be made at all: see [`Error`].
pub fn run(args: &CheckArgs, surroundings: &Surroundings) -> Result<bool, Error> {
    let asked = gate::asked::ask(args)?;
    let mut settings = survey::settings(args, surroundings)?;
    links::prepare(&settings);
    let discovered = discover(&settings)?;
    let mut reading = read::read(&settings, &discovered, surroundings);
    read::recordless::refuse(&settings, &discovered, &reading)?;
    read::lists::append(&settings, &mut reading.catalogue)?;
    let mut gate = gate::open(&mut settings, &reading, asked)?;
    let mut baseline = baseline::open(&settings, &mut reading.catalogue)?;
    if let (Some(gate), Some(baseline)) = (&mut gate, &mut baseline) {
        gate.hold(&settings, baseline);
    }
    let schemas = Schemas::compile(&settings, &reading)?;
    let change = gate.as_mut();
    let mut mending = Mending::of_fields(&settings, &mut reading, &schemas, change, surroundings)?;
    let gate = gate.as_ref();
    let mut findings = audit::run(&settings, &reading, &schemas, gate, surroundings)?;
    findings.notices.extend(survey::notice(&settings));
    let update = findings.history.take();
    let catalogue = &reading.catalogue;
    let (mut report, written) = settle::settle(&settings, catalogue, gate, baseline, findings);
    mending.finish(&settings, &mut reading, &mut report)?;
    report.notices.extend(mending.words(&settings));
    own_up(&mut report, surroundings);
    let mended = match report.incomplete {
        // Whoever stops a run does not want it to write.
        true => Ok(false),
        false => mending.settle(&settings, &reading),
    };
    output::write(&settings, &reading.catalogue, &report)?;
    let shown = mended?;
    // After the report, so that a disk that is full costs the history and not the findings.
    if let Some(update) = update {
        update.write(settings.quiet)?;
    }
    // Of what was not looked at nobody knows whether it is still so.
    if let Some(written) = written.filter(|_| !report.incomplete) {
        written.write(settings.quiet)?;
    }
    let bugs = surroundings.bugs.all();
    if let Some(first) = bugs.first() {
        return Err(Error::bug(first, bugs.len()));
    }
    // The catalogue is large and about to go with the process: freeing it node by node is waste.
    std::mem::forget(reading);
    Ok(passed(&settings, &report) && !shown)
}

/// Says in the report itself what is missing from it.
fn own_up(report: &mut Report, surroundings: &Surroundings) {
    let missing = surroundings.notices();
    report.incomplete = !missing.is_empty();
    report.notices.extend(missing);
}

/// Whether no finding is as grave as the level that fails a run.
pub(crate) fn passed(settings: &Settings, report: &Report) -> bool {
    let fails = |severity| {
        report
            .diagnostics
            .iter()
            .any(|diagnostic| diagnostic.severity >= severity)
    };
    !settings.fail_on.severity().is_some_and(fails)
}
