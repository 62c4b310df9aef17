//! Mistakes of our own: a panic over one file costs that file and not the run.
//!
//! [`Bugs::catch`] runs a piece of work; what panics in it is noted and the others go on. At the end
//! the run has a status of its own for it, since what was not checked must not pass. A stack that
//! overflows cannot be caught: for that there are the limits of a parse.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

thread_local! {
    /// Where the last panic of this thread happened, from the hook to the one who catches it.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// One panic that was caught.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bug {
    /// What could not be finished: "data/x.yaml was not checked".
    pub loss: String,
    /// What the panic said, and where it happened.
    pub reason: String,
}

/// The panics of a run, from whatever thread.
#[derive(Debug, Clone, Default)]
pub struct Bugs {
    caught: Arc<Mutex<Vec<Bug>>>,
    /// Places of panics that nobody has caught here, for example of a task that asks a link.
    loose: Arc<Mutex<Vec<String>>>,
}

impl Bugs {
    /// Runs a piece of work; `loss` says what is missing where it panics.
    pub fn catch<T>(&self, loss: impl FnOnce() -> String, work: impl FnOnce() -> T) -> Option<T> {
        // What the work was about to change is dropped with it: all that it shares is read only.
        panic::catch_unwind(AssertUnwindSafe(work))
            .inspect_err(|payload| {
                let place = PLACE.with_borrow_mut(Option::take);
                self.claim(place.as_deref());
                let bug = Bug {
                    loss: loss(),
                    reason: reason(payload.as_ref(), place),
                };
                lock(&self.caught).push(bug);
            })
            .ok()
    }

    /// Keeps panics from printing: whoever catches one tells of it in words of the house.
    pub fn install(&self) {
        let bugs = self.clone();
        panic::set_hook(Box::new(move |info| bugs.note(info)));
    }

    /// What was caught, in an order that does not depend on threads.
    #[must_use]
    pub fn all(&self) -> Vec<Bug> {
        let loose = lock(&self.loose).clone().into_iter().map(|place| Bug {
            loss: "part of the work was given up".to_owned(),
            reason: format!("a panic at {place}"),
        });
        let mut all: Vec<_> = lock(&self.caught).iter().cloned().chain(loose).collect();
        all.sort();
        all.dedup();
        all
    }

    fn note(&self, info: &PanicHookInfo<'_>) {
        let place = info.location().map(ToString::to_string);
        lock(&self.loose).extend(place.clone());
        PLACE.with_borrow_mut(|noted| *noted = place);
    }

    /// Takes a panic that was caught out of those that were not.
    fn claim(&self, place: Option<&str>) {
        let mut loose = lock(&self.loose);
        let own = loose.iter().position(|known| Some(known.as_str()) == place);
        if let Some(own) = own {
            loose.remove(own);
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn reason(payload: &(dyn std::any::Any + Send), place: Option<String>) -> String {
    let text = payload
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned());
    let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
    let text = text.unwrap_or_else(|| "no reason was given".to_owned());
    // The values that an assertion compares stand below: too much for one line.
    let text = text.lines().next().unwrap_or_default();
    match place {
        Some(place) => format!("{text}, at {place}"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_noted_and_everything_else_goes_on() {
        let bugs = Bugs::default();
        let run = |number: i32| {
            let work = || {
                assert!(number != 2, "two is too much");
                number
            };
            bugs.catch(|| format!("{number} is lost"), work)
        };
        assert_eq!([3, 2, 1].map(run), [Some(3), None, Some(1)]);
        let all = bugs.all();
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].loss, "2 is lost");
        assert!(all[0].reason.starts_with("two is too much"), "{all:?}");
    }
}
