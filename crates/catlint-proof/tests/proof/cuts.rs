//! Whole texts cut at every byte and with single bits turned over.

use std::fs;
use std::path::Path;

use catlint_proof::PROOFS;

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

const HISTORY: &str =
    "https://a.example/\talive\t2026-01-01\nhttps://b.example/\tgone\t2026-01-02\n";

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
    for end in 0..HISTORY.len() {
        catlint_proof::history(&HISTORY.as_bytes()[..end]);
        for bit in 0..8 {
            let mut turned = HISTORY.as_bytes().to_vec();
            turned[end] ^= 1 << bit;
            catlint_proof::history(&turned);
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
