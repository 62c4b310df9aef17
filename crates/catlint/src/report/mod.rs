//! `catlint report`: the reports of shards, or of other runs of one catalogue, as one.

pub mod error;

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use catlint_core::report::Report;
use catlint_core::{Catalogue, Category, Diagnostic, RuleMeta};
use catlint_duplicates::{END_RULES, audit_ends};
use catlint_links::failure::Failure;
use catlint_report::read::{MOST_BYTES, Vocabulary, WrittenReport, merge};

use crate::check::passed;
use crate::cli::{CheckArgs, ReportArgs};
use crate::error::Error;
use crate::links::history;
use crate::read::Reading;
use crate::read::discover::discover;
use crate::report::error::ReportError;
use crate::settings::Settings;
use crate::surroundings::Surroundings;
use crate::{baseline, config, output, read, rules, settle, survey};

/// Puts the reports together and prints the result as `check` does. Says whether it passes.
///
/// # Errors
/// Where a report cannot be read, where reports do not belong together, and, after printing, where
/// a shard is missing: what nobody has looked at must not pass.
pub fn run(args: &ReportArgs, surroundings: &Surroundings) -> Result<bool, Error> {
    let settings = survey::settings(&check_args(args), surroundings)?;
    let discovered = discover(&settings)?;
    let mut reading = read::read(&settings, &discovered, surroundings);
    read::lists::append(&settings, &mut reading.catalogue)?;
    let vocabulary = vocabulary();
    let written = args.files.iter().map(|path| load(path, &vocabulary));
    let written = written.collect::<Result<Vec<_>, _>>()?;
    // Before the reports, which may have findings about it.
    let baseline = baseline::open(&settings, &mut reading.catalogue)?;
    let merged = merge(&mut reading.catalogue, &written, &vocabulary);
    let mut report = merged.map_err(|error| {
        Error::Report(ReportError::Strangers {
            reason: error.to_string(),
        })
    })?;
    let added = match written.iter().any(WrittenReport::is_shard) {
        true => ends(&settings, &reading.catalogue, &mut report),
        false => Vec::new(),
    };
    if baseline.is_some() && report.change.is_some() {
        return Err(Error::Report(ReportError::BaselineOfChange));
    }
    settle::settle_again(&settings, &reading.catalogue, &mut report, added, baseline);
    output::write(&settings, &reading.catalogue, &report)?;
    whole(&report)?;
    remember(&settings, &reading, &report)?;
    Ok(passed(&settings, &report))
}

/// Writes what all the reports learnt of links to the history, where that is asked for. Shards that
/// each wrote their own would have to be merged.
fn remember(settings: &Settings, reading: &Reading, report: &Report) -> Result<(), Error> {
    if !settings.history.update {
        return Ok(());
    }
    let mut notices = Vec::new();
    let store = history::open(settings, &mut notices)?;
    let links = catlint_links::collect(&reading.catalogue, &settings.link_fields());
    let cited = reading.is_whole().then_some(&links[..]);
    let update = store.update(settings, &report.links, cited, settings.today);
    update.map_or(Ok(()), |update| update.write(settings.quiet))
}

/// What no shard could see: where the links of all of them end. Only a whole run has it.
fn ends(settings: &Settings, catalogue: &Catalogue, report: &mut Report) -> Vec<Diagnostic> {
    let audited = report
        .rules
        .iter()
        .any(|rule| rule.category == Category::Duplicates);
    if !audited || report.shards.is_some() || report.links.is_empty() {
        return Vec::new();
    }
    let ends: Vec<_> = END_RULES.iter().map(|rule| rule.meta().name).collect();
    let heard: Vec<_> = report.rules.iter().map(|rule| rule.name).collect();
    let on = |rule: &RuleMeta| ends.contains(&rule.name) && settings.is_on(rule);
    report.rules = rules::all();
    report
        .rules
        .retain(|rule| heard.contains(&rule.name) || on(rule));
    report.summary.rules = report.rules.len();
    audit_ends(catalogue, &report.links, &report.diagnostics)
}

/// The same settings as `check` has, as far as they matter to printing.
fn check_args(args: &ReportArgs) -> CheckArgs {
    let here = std::env::current_dir().ok();
    let config = args.config.is_some() || here.as_deref().and_then(config::find).is_some();
    CheckArgs {
        // Without a config a catalogue is what lies in the directory.
        paths: if config { Vec::new() } else { vec![".".into()] },
        format: args.format,
        output: args.output.clone(),
        fail_on: Some(args.fail_on),
        config: args.config.clone(),
        baseline: args.baseline.clone(),
        color: args.color,
        quiet: args.quiet,
        update_history: args.update_history,
        vantage: args.vantage,
        today: args.today,
        ..CheckArgs::default()
    }
}

fn vocabulary() -> Vocabulary {
    let mut failures: Vec<_> = Failure::PLAIN
        .iter()
        .map(|failure| failure.name())
        .collect();
    failures.push("refused");
    Vocabulary {
        rules: rules::all(),
        network: rules::network(),
        failures,
    }
}

fn load(path: &Path, vocabulary: &Vocabulary) -> Result<WrittenReport, Error> {
    let bytes = bytes(path).map_err(|source| Error::Io {
        action: "read",
        path: path.to_owned(),
        source,
    })?;
    WrittenReport::parse(&bytes, vocabulary).map_err(|error| {
        Error::Report(ReportError::File {
            path: PathBuf::from(path),
            position: error.position,
            reason: error.reason,
        })
    })
}

/// The bytes of a file, or of a pipe, up to the limit.
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let too_large = || {
        let mebibytes = MOST_BYTES >> 20;
        io::Error::other(format!("it is larger than {mebibytes} MiB"))
    };
    let file = File::open(path)?;
    if file.metadata()?.len() > MOST_BYTES {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    let read = file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if read as u64 > MOST_BYTES {
        return Err(too_large());
    }
    Ok(bytes)
}

fn whole(report: &Report) -> Result<(), Error> {
    /// Numbers that are named.
    const NAMED: usize = 5;
    if report.incomplete {
        return Err(Error::Report(ReportError::Incomplete));
    }
    let Some(shards) = &report.shards else {
        return Ok(());
    };
    Err(Error::Report(ReportError::MissingShards {
        numbers: shards.missing().take(NAMED).collect(),
        more: (shards.of as usize).saturating_sub(shards.numbers.len() + NAMED),
        of: shards.of,
    }))
}
