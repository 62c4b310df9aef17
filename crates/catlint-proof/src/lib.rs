//! What must hold of any bytes at all. Each function takes bytes and panics where it does not hold:
//! the tests of this crate call them with made-up input, and `fuzz/` with whatever a fuzzer thinks of.

#![expect(clippy::panic, reason = "a proof that fails says so")]

mod addresses;
mod config;
mod draft;
mod history;
mod loaded;
mod mend;
mod order;
mod parse;
mod readers;
mod render;
mod schema;
pub mod seeds;
pub mod shapes;
mod whole;

pub use addresses::addresses;
pub use config::{config, selector};
pub use draft::draft;
pub use history::{headed, history};
pub use loaded::{baseline, report};
pub use mend::mend;
pub use parse::{json, parse, spans};
pub use render::render;
pub use schema::schema;
pub use whole::{Whole, whole};

/// One proof by its name, as the fuzz targets are called.
pub type Proof = (&'static str, fn(&[u8]));

/// Every proof. `fuzz/` has a target for each.
pub const PROOFS: [Proof; 13] = [
    ("parse", parse),
    ("spans", spans),
    ("json", json),
    ("schema", schema),
    ("addresses", addresses),
    ("render", render),
    ("history", history),
    ("mend", mend),
    ("report", report),
    ("baseline", baseline),
    ("config", config),
    ("selector", selector),
    ("draft", draft),
];

/// A text and the rest, split at the first line that is `%%%`.
fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    const MARK: &[u8] = b"\n%%%\n";
    let at = bytes.windows(MARK.len()).position(|window| window == MARK);
    match at {
        Some(at) => (&bytes[..at], &bytes[at + MARK.len()..]),
        None => (bytes, &[]),
    }
}
