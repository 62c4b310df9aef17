//! Texts: folding for comparison, slugs, web addresses, the nearest word for "did you mean",
//! hashes, marks and secrets.

pub mod fold;
pub mod hash;
pub mod marks;
pub mod secret;
pub mod slip;
pub mod slug;
pub mod suggest;
pub mod web_address;
