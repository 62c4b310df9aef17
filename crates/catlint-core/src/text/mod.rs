//! Texts: folding for comparison, and the nearest word for "did you mean".

pub mod fold;
pub mod suggest;
