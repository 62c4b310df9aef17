//! Lists of codes: those built in, with their editions, and those that a catalogue brings along.
//!
//! [`CodeList`] is a list. [`CodeList::named`] finds one that is built in, [`CodeList::from_lines`]
//! makes one of a text, and [`CodeList::judge`] tells what is the matter with a code that is none.
//! The facts are tables in `data/`, one code a line; each says its source and its edition.

mod built_in;
mod code;
mod entry;
mod expression;
mod judge;
mod judgement;
mod list;
mod sources;
mod table;

pub use entry::Entry;
pub use judgement::{Former, Judgement, State};
pub use list::CodeList;
