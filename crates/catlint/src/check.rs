//! `catlint check`: the pipeline.

use crate::cli::CheckArgs;
use crate::discover::discover;
use crate::error::Error;
use crate::settings::Settings;
use crate::{audit, output, read, settle};

/// Audits the catalogue and prints the report. Says whether the run passed.
///
/// # Errors
/// Where the run could not be made at all: see [`Error`].
pub fn run(args: &CheckArgs) -> Result<bool, Error> {
    let settings = Settings::resolve(args)?;
    let discovered = discover(&settings)?;
    let reading = read::read(&settings, &discovered);
    let findings = audit::run(&settings, &reading)?;
    let report = settle::settle(&settings, &reading.catalogue, findings);
    output::write(&settings, &reading.catalogue, &report)?;
    let fails = |severity| {
        report
            .diagnostics
            .iter()
            .any(|diagnostic| diagnostic.severity >= severity)
    };
    let passed = !settings.fail_on.severity().is_some_and(fails);
    // The catalogue is large and about to go with the process: freeing it node by node is waste.
    std::mem::forget(reading);
    Ok(passed)
}
