//! A web of broken servers on loopback, for tests of the links audit.
//!
//! [`Lab::start`] opens the listeners; [`modes()`] is the table of everything that can go wrong;
//! [`Lab::url`] gives the address of a mode. What clients asked is recorded, see [`Lab::requests`].
//! The names of the lab (`<mode>.lab.test`) are answered by the plain data of [`dns`].
//!
//! A mode is a pure function from a request to a script (what to send, how long to wait, how to
//! end), so that a reader sees the fault in the table and the sockets live in one place.

mod certificates;
pub mod dns;
mod frames;
mod gzip;
mod lab;
mod listen;
mod mode;
mod modes;
mod opening;
mod play;
mod record;
mod request;
mod response;
mod script;
mod serve;
mod split_mix;

pub use lab::Lab;
pub use mode::Mode;
pub use modes::modes;
pub use record::RequestSeen;
pub use split_mix::SplitMix64;
