//! The links audit against the web of broken servers: every mode has its verdict.
//!
//! All on loopback: the names of the lab are answered by its own stub, and nothing else is asked.

mod addresses;
mod archive;
mod flaky;
mod hall;
mod manners;
mod modes;
mod names;
mod outage;
mod recording;
