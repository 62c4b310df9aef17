//! `bench records`: fields and duplicates over many small files, or one long list.

use std::env;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;

use super::contest::{ContestArgs, contestant};
use super::generate::{self, CONFIG_OF_NOTHING, FILE_SCHEMA, Plan, RECORDS};
use super::measure::{self, Contestant, Run, Runs};
use super::{peers, table};
use crate::{Failure, say};

/// The options of `bench records`.
#[derive(Debug, Args)]
pub(crate) struct RecordsArgs {
    /// How many records
    #[arg(long, default_value_t = 10_000)]
    count: u64,
    /// How many of a hundred have a defect
    #[arg(long, value_name = "PERCENT", default_value_t = 0, value_parser = clap::value_parser!(u64).range(..=100))]
    bad: u64,
    /// One list in one file instead of a file for each record
    #[arg(long)]
    list: bool,
    #[command(flatten)]
    contest: ContestArgs,
}

/// Arguments that a system takes in one go, with room to spare: about 30 bytes a path.
const MOST_ARGUMENTS: u64 = 50_000;
/// The audits that need no network.
const BOTH: &str = "check --quiet --offline --only fields,duplicates";

/// Generates, measures and prints.
pub(super) fn run(args: &RecordsArgs, root: &Path) -> Result<(), Failure> {
    let catlint = args.contest.catlint(root)?;
    let ground = args.contest.ground()?;
    let directory = ground.path();
    let plan = Plan {
        count: args.count,
        bad: args.bad,
        as_list: args.list,
    };
    say(&format!("generating {} records", args.count));
    generate::catalogue(plan, directory)?;
    let mut contestants = own(&catlint, directory)?;
    let steps = contestants.len();
    let missing = others(args, directory, &mut contestants);
    for contestant in &mut contestants {
        contestant.may_fail = args.bad > 0;
    }
    let runs = measure::compare(&contestants, args.contest.runs.into())?;
    let form = if args.list {
        "in one list"
    } else {
        "in a file each"
    };
    table::print(&format!(
        "{} records {form}, {} % of them bad\n",
        args.count, args.bad
    ))?;
    table::print(&table::of_runs(&contestants, &runs))?;
    for name in missing {
        table::print(&format!("Not installed, not measured: {name}."))?;
    }
    table::print(&steps_of(runs.get(..steps).unwrap_or_default()))?;
    Ok(())
}

/// The whole of catlint, then its steps, each of them with all before it.
fn own(catlint: &Path, directory: &Path) -> Result<Vec<Contestant>, Failure> {
    let nothing = format!("{BOTH} --config {CONFIG_OF_NOTHING} --allow-empty");
    let fields = BOTH.replace(",duplicates", "");
    let duplicates = BOTH.replace("fields,", "");
    Ok(vec![
        contestant("catlint, fields and duplicates", catlint, BOTH, directory),
        contestant("catlint, fields", catlint, &fields, directory),
        contestant("catlint, duplicates", catlint, &duplicates, directory),
        contestant("catlint, reading and parsing", catlint, &nothing, directory),
        contestant(
            "reading the bytes, one thread",
            &env::current_exe()?,
            &format!("bench read {RECORDS}"),
            directory,
        ),
    ])
}

/// Adds the peers that are there; gives the names of the others.
fn others(
    args: &RecordsArgs,
    directory: &Path,
    contestants: &mut Vec<Contestant>,
) -> Vec<&'static str> {
    let path = &args.contest.peer_path;
    let mut missing = Vec::new();
    let mut add = |name, program: Option<PathBuf>, arguments: &str| match program {
        Some(program) => {
            contestants.push(contestant(name, &program, arguments, directory));
        }
        None => missing.push(name),
    };
    let go_on = if args.bad > 0 { " --continue" } else { "" };
    let validate = format!("validate {FILE_SCHEMA} {RECORDS} --format-assertion{go_on}");
    add(
        "sourcemeta jsonschema, schema only",
        peers::find_sourcemeta(path),
        &validate,
    );
    let lint = format!("check --no-cache --enable key-duplicates {RECORDS}");
    add("ryl, repeated keys only", peers::find("ryl", path), &lint);
    if args.count <= MOST_ARGUMENTS || args.list {
        add(
            "check-jsonschema, schema only",
            peers::find("check-jsonschema", path),
            &format!("--schemafile {FILE_SCHEMA} {}", files(args)),
        );
    } else {
        missing.push("check-jsonschema (it takes no directory, and these are too many files)");
    }
    missing
}

fn files(args: &RecordsArgs) -> String {
    if args.list {
        return format!("{RECORDS}/all.yml");
    }
    let paths = (0..args.count).map(|number| format!("{RECORDS}/{number:05}.yml"));
    paths.collect::<Vec<_>>().join(" ")
}

/// Where the time goes: what each step adds to those before it.
fn steps_of(runs: &[Runs]) -> String {
    let cpu: Vec<Duration> = runs.iter().map(|runs| runs.median(Run::cpu)).collect();
    let &[whole, fields, duplicates, parsing, reading] = cpu.as_slice() else {
        return String::new();
    };
    let steps = [
        ("reading the bytes", reading),
        (
            "finding files, parsing, syntax",
            parsing.saturating_sub(reading),
        ),
        ("fields", fields.saturating_sub(parsing)),
        ("duplicates", duplicates.saturating_sub(parsing)),
        ("all of it, measured", whole),
    ];
    let mut text = String::from("Where the time goes:\n\n| step | cpu s |\n|---|---:|\n");
    for (name, time) in steps {
        text.push_str(&table::row(&[name.to_owned(), table::seconds(time)]));
    }
    text
}
