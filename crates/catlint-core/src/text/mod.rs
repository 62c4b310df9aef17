//! Texts: folding for comparison, the nearest word for "did you mean", and secrets.

pub mod fold;
pub mod secret;
pub mod suggest;
