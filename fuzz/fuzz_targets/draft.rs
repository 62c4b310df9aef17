#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| catlint_proof::draft(bytes));
