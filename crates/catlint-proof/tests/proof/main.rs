//! The proofs, driven by shapes, by chance, and by cutting and flipping what is whole.

mod chance;
mod cuts;
mod shaped;
