//! The names of the lab and what a resolver should answer to them: plain data, no sockets.
//!
//! [`Stub`] answers and counts; a test wraps it in the resolver trait of the client.

mod names;
mod spellings;

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Mutex, PoisonError};

pub use names::names;
pub use spellings::{Spelling, address_spellings};

/// What a resolver says of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// These addresses, in this order.
    Addresses(Vec<IpAddr>),
    /// There is no such name.
    NxDomain,
    /// The server failed.
    ServFail,
    /// The server does not want to answer.
    Refused,
    /// No answer comes.
    Timeout,
    /// The name exists and has no address.
    Empty,
    /// One after the other with each lookup, the last for ever.
    Sequence(Vec<Answer>),
}

/// A resolver of the lab's names that counts what it is asked.
#[derive(Debug, Default)]
pub struct Stub {
    added: BTreeMap<String, Answer>,
    always: Option<Answer>,
    lookups: Mutex<BTreeMap<String, usize>>,
}

impl Stub {
    /// The names of the lab: those of [`names()`] as they say, all else below `.lab.test` and
    /// `.elsewhere.test` at 127.0.0.1, and nothing else.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with one more name, or another answer for one.
    #[must_use]
    pub fn with(mut self, name: &str, answer: Answer) -> Self {
        self.added.insert(name.to_ascii_lowercase(), answer);
        self
    }

    /// The same answer to every name that was not added: a network that is down.
    #[must_use]
    pub fn always(answer: Answer) -> Self {
        Self {
            always: Some(answer),
            ..Self::default()
        }
    }

    /// The answer to a lookup, which is counted. It is never a [`Answer::Sequence`].
    pub fn answer(&self, name: &str) -> Answer {
        let name = name.trim_end_matches('.').to_ascii_lowercase();
        let earlier = self.count(&name);
        at(self.entry(&name), earlier)
    }

    /// How often a name was looked up.
    #[must_use]
    pub fn lookups(&self, name: &str) -> usize {
        let lookups = self.lookups.lock().unwrap_or_else(PoisonError::into_inner);
        lookups.get(name).copied().unwrap_or(0)
    }

    /// Counts a lookup, and says how many there were before.
    fn count(&self, name: &str) -> usize {
        let mut lookups = self.lookups.lock().unwrap_or_else(PoisonError::into_inner);
        let count = lookups.entry(name.to_owned()).or_default();
        *count += 1;
        *count - 1
    }

    fn entry(&self, name: &str) -> Answer {
        let added = self.added.get(name).or(self.always.as_ref()).cloned();
        added.unwrap_or_else(|| listed(name))
    }
}

/// The answer of the table, or that for a name that is not in it.
fn listed(name: &str) -> Answer {
    let found = names().into_iter().find(|(listed, _)| *listed == name);
    found.map_or_else(|| at_large(name), |(_, answer)| answer)
}

/// The answer for a name that is in no table.
fn at_large(name: &str) -> Answer {
    let ours = ["lab.test", "elsewhere.test"].iter();
    let mut ours = ours.filter_map(|zone| name.strip_suffix(zone));
    match ours.next() {
        Some(label) if label.is_empty() || label.ends_with('.') => {
            Answer::Addresses(vec![IpAddr::V4(Ipv4Addr::LOCALHOST)])
        }
        _ => Answer::NxDomain,
    }
}

/// The answer at a place of a sequence.
fn at(answer: Answer, earlier: usize) -> Answer {
    match answer {
        Answer::Sequence(mut answers) if !answers.is_empty() => {
            let place = earlier.min(answers.len() - 1);
            at(answers.swap_remove(place), earlier)
        }
        Answer::Sequence(_) => Answer::Empty,
        single => single,
    }
}
