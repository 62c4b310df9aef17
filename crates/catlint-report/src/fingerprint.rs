//! A name for a finding that survives edits elsewhere: by rule, record and field, not by line.

use std::collections::HashMap;

use catlint_core::{Catalogue, Diagnostic, Identity};

/// The fingerprints of findings, in their order. Equal ones are told apart by a counter.
pub(crate) fn fingerprints(catalogue: &Catalogue, diagnostics: &[Diagnostic]) -> Vec<String> {
    let mut seen: HashMap<u128, u32> = HashMap::new();
    let one = |diagnostic: &Diagnostic| {
        let settled = diagnostic.fingerprint;
        let key = settled.unwrap_or_else(|| Identity::of(catalogue, diagnostic).fingerprint());
        let count = seen.entry(key).or_default();
        *count += 1;
        format!("{key:032x}:{count}")
    };
    diagnostics.iter().map(one).collect()
}
