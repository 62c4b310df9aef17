//! Whole texts cut at every byte and with single bits turned over.

use std::fs;
use std::path::Path;

use catlint_proof::seeds::{HISTORY, seeds};
use catlint_proof::{PROOFS, headed};

/// Places at which a seed is cut.
const MOST: usize = 250;

/// Records of the catalogue, one in so many.
fn records() -> Vec<Vec<u8>> {
    const EACH: usize = 8;
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/initiatives");
    let entries = fs::read_dir(directory).expect("the catalogue");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let chosen = paths.iter().filter(|path| path.is_file()).step_by(EACH);
    chosen.map(|path| fs::read(path).expect("there")).collect()
}

#[test]
fn a_record_cut_at_any_byte_is_survived() {
    let records = records();
    assert!(!records.is_empty());
    for record in &records {
        for end in 0..record.len() {
            catlint_proof::parse(&record[..end]);
        }
    }
    let first = records.first().expect("one");
    for end in 0..first.len() {
        catlint_proof::spans(&first[..end]);
        catlint_proof::mend(&first[..end]);
    }
}

#[test]
fn a_bit_that_turns_over_is_survived() {
    let records = records();
    let record = records.first().expect("one");
    for at in 0..record.len() {
        let mut turned = record.clone();
        turned[at] ^= 1 << (at % 8);
        catlint_proof::spans(&turned);
        catlint_proof::mend(&turned);
    }
}

#[test]
fn a_history_cut_anywhere_or_with_any_bit_turned_over_is_survived() {
    let history = HISTORY.join("\n").into_bytes();
    for end in 0..history.len() {
        catlint_proof::history(&history[..end]);
        for bit in 0..8 {
            let mut turned = history.clone();
            turned[end] ^= 1 << bit;
            catlint_proof::history(&turned);
        }
    }
}

#[test]
fn a_history_of_the_seeds_is_whole() {
    let text = format!("{}\n", HISTORY.join("\n"));
    let reading = catlint_links::history::parse(&headed(text.as_bytes()));
    assert_eq!(reading.damage, Vec::new());
}

/// Files that an earlier run has left, and everything else that has a good example.
#[test]
fn a_seed_cut_anywhere_or_with_a_bit_turned_over_is_survived() {
    for (name, proof) in PROOFS {
        let seeds = seeds(name);
        assert!(!seeds.is_empty(), "{name} has no seed");
        let long = seeds
            .iter()
            .max_by_key(|seed| seed.len().min(MOST))
            .expect("one");
        for end in 0..long.len().min(MOST) {
            proof(&long[..end]);
            let mut turned = long.clone();
            turned[end] ^= 1 << (end % 8);
            proof(&turned);
        }
    }
}

#[test]
fn every_proof_has_a_fuzz_target_and_every_target_a_proof() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz");
    let manifest = fs::read_to_string(fuzz.join("Cargo.toml")).expect("a manifest");
    for (name, _) in PROOFS {
        let target = fs::read_to_string(fuzz.join(format!("fuzz_targets/{name}.rs"))).expect(name);
        assert!(
            target.contains(&format!("catlint_proof::{name}(")),
            "{name}"
        );
        assert!(manifest.contains(&format!("name = \"{name}\"\n")), "{name}");
    }
    let targets = fs::read_dir(fuzz.join("fuzz_targets"))
        .expect("listed")
        .count();
    assert_eq!(targets, PROOFS.len());
}
