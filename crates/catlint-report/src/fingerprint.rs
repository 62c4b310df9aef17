//! A name for a finding that survives edits elsewhere: by rule, record and field, not by line.

use std::collections::HashMap;

use catlint_core::{Catalogue, Diagnostic};

/// The fingerprints of findings, in their order. Equal ones are told apart by a counter.
pub(crate) fn fingerprints(catalogue: &Catalogue, diagnostics: &[Diagnostic]) -> Vec<String> {
    let mut seen: HashMap<u128, u32> = HashMap::new();
    let one = |diagnostic| {
        let key = key(catalogue, diagnostic);
        let count = seen.entry(key).or_default();
        *count += 1;
        format!("{key:032x}:{count}")
    };
    diagnostics.iter().map(one).collect()
}

fn key(catalogue: &Catalogue, diagnostic: &Diagnostic) -> u128 {
    let place = diagnostic.primary.place;
    let pointer = catalogue.pointer(place).to_string();
    let (collection, record) = match catalogue.record_at(place) {
        Some(record) => (
            catalogue.collection(record.collection).name.as_str(),
            record.id.0.as_str(),
        ),
        None => ("", catalogue.document(place.document()).path()),
    };
    fnv1a(&[diagnostic.rule.0, collection, record, &pointer])
}

/// FNV-1a, 128 bits (Fowler, Noll and Vo; RFC 9923), over the parts with a zero byte after each.
fn fnv1a(parts: &[&str]) -> u128 {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let bytes = parts
        .iter()
        .flat_map(|part| part.bytes().chain(std::iter::once(0)));
    bytes.fold(OFFSET, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(PRIME)
    })
}
