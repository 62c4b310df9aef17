//! `cargo xtask bench names`: the join of names alone, and many records with one name.

use std::io::{self, Write};
use std::time::Instant;

use catlint_duplicates::join::{BagBuilder, pairs};
use catlint_duplicates::{DuplicateSettings, audit_all};
use clap::Args;

use super::random::Random;
use super::vocabulary::{REGIONS, WORDS};
use crate::Failure;
use crate::evaluate::catalogue;
use crate::memory::peak;

/// What to join.
#[derive(Debug, Args)]
pub(crate) struct NamesArgs {
    /// How many names
    #[arg(long, default_value_t = 100_000)]
    count: u64,
    /// The similarity from which two names are a pair, in thousandths
    #[arg(long, default_value_t = 450)]
    threshold: u32,
    /// Give every record the same name, and run the whole audit
    #[arg(long)]
    identical: bool,
}

/// Heads that hundreds of names begin with.
const HEADS: &[&str] = &[
    "seasonal worker program",
    "national statistics office of",
    "ministry of labour",
    "open data portal",
    "department of transport",
    "water quality monitoring",
    "household budget survey",
    "migrant resource centre",
    "employment permit scheme",
    "public library of",
];

/// Joins generated names and prints what it took.
pub(crate) fn run(args: &NamesArgs) -> Result<(), Failure> {
    match args.identical {
        true => identical(args.count)?,
        false => join(args)?,
    }
    Ok(())
}

fn join(args: &NamesArgs) -> io::Result<()> {
    let started = Instant::now();
    let mut random = Random::new(11);
    let mut bags = BagBuilder::default();
    for _ in 0..args.count {
        let name = name(&mut random);
        bags.push(name.split(' '));
    }
    let bags = bags.finish();
    let read = started.elapsed();
    let joined = pairs(&bags, args.threshold);
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "{} names: {} pairs and {} groups of equal names in {} ms, {} ms of them for reading; {} MiB",
        args.count,
        joined.pairs.len(),
        joined.equal.len(),
        started.elapsed().as_millis(),
        read.as_millis(),
        peak() / 1024
    )
}

/// A head, a rare word or two, and a place; five of a hundred with a slip.
fn name(random: &mut Random) -> String {
    let mut name = random.one_of(HEADS).to_owned();
    for _ in 0..random.between(1, 2) {
        name.push(' ');
        name.push_str(&rare(random));
    }
    name.push(' ');
    name.push_str(random.one_of(REGIONS));
    if random.happens(30) {
        name.push(' ');
        name.push_str(random.one_of(WORDS));
    }
    if random.happens(5) {
        let at = usize::try_from(random.between(0, 1_000)).unwrap_or(0) % name.len();
        name.remove(at);
    }
    name
}

/// One of some hundred thousand words, the first ones much more often (Zipf's law, by halving).
fn rare(random: &mut Random) -> String {
    const SYLLABLES: &[&str] = &[
        "ba", "do", "fe", "gi", "ha", "ju", "ka", "lo", "mi", "na", "po", "qui", "ra", "se", "ti",
        "vu", "wa", "xe", "yo", "zu",
    ];
    let mut most = 160_000;
    while most > 20 && random.happens(50) {
        most /= 3;
    }
    let mut number = random.between(0, most);
    let mut word = String::new();
    for _ in 0..4 {
        let at = usize::try_from(number % 20).unwrap_or(0);
        word.push_str(SYLLABLES.get(at).copied().unwrap_or_default());
        number /= 20;
    }
    word
}

fn identical(count: u64) -> io::Result<()> {
    let item = |number: u64| format!("- {{id: r{number}, name: Seasonal Worker Program}}\n");
    let text: String = (0..count).map(item).collect();
    let catalogue = catalogue("records.yaml", text, "name");
    let started = Instant::now();
    let settings = DuplicateSettings::plain(&catalogue);
    let findings = audit_all(&catalogue, &settings);
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "{count} records of one name: {} findings in {} ms; {} MiB",
        findings.len(),
        started.elapsed().as_millis(),
        peak() / 1024
    )?;
    findings
        .iter()
        .take(3)
        .try_for_each(|finding| writeln!(out, "  {}: {}", finding.rule, finding.message))
}
