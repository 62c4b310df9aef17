//! What modes do at a second look: chains, HEAD, cookies, healing; and what the lab records.

mod chains;
mod healing;
mod methods;
mod recording;
mod sites;
