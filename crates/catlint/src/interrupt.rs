//! The wish of a person, of a machine that shuts down, or of a limit on time, that a run end now.
//!
//! The first signal lets the run tell what it has found so far; the second one ends it at once. A
//! run that does not come to its end within a short time is ended from outside of it.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGINT, SIGTERM};
#[cfg(unix)]
use signal_hook::consts::{SIGXCPU, SIGXFSZ};
use signal_hook::flag;

/// The signals that ask a run to end.
#[cfg(unix)]
const WISHES: &[i32] = &[SIGINT, SIGTERM, SIGXCPU];
#[cfg(not(unix))]
const WISHES: &[i32] = &[SIGINT, SIGTERM];

/// How long a run may take to report what it has, once it is asked to end.
const GRACE: Duration = Duration::from_millis(1_500);
/// How often the watch looks.
const GLANCE: Duration = Duration::from_millis(20);

/// Whether the run was asked to end, and how. The default never is.
#[derive(Debug, Clone, Default)]
pub struct Interrupt {
    /// The number of the signal; 0 as long as there was none.
    signal: Arc<AtomicUsize>,
}

impl Interrupt {
    /// Listens to SIGINT and SIGTERM, and to SIGXCPU, which tells that the time of the processor is
    /// used up.
    ///
    /// # Errors
    /// Where the system does not let us; signals then end the program as they always do.
    pub fn listen() -> io::Result<Self> {
        let interrupt = Self::default();
        let asked = Arc::new(AtomicBool::new(false));
        for &signal in WISHES {
            // Of the two wishes the older is served first: the first signal finds the flag unset.
            flag::register_conditional_shutdown(signal, 128 + signal, asked.clone())?;
            flag::register(signal, asked.clone())?;
            let number = usize::try_from(signal).unwrap_or_default();
            flag::register_usize(signal, interrupt.signal.clone(), number)?;
        }
        // Writing a file that may not grow fails then, as on a full disk, and ends nothing by itself.
        #[cfg(unix)]
        flag::register(SIGXFSZ, Arc::default())?;
        let watched = interrupt.clone();
        thread::Builder::new().spawn(move || watched.watch())?;
        Ok(interrupt)
    }

    /// Whether the run must end.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.status().is_some()
    }

    /// The exit status that tells of the signal, 128 and its number; nothing without one.
    #[must_use]
    pub fn status(&self) -> Option<u8> {
        let number = self.signal.load(Ordering::Relaxed);
        let status = u8::try_from(number).ok()?.checked_add(128)?;
        (number > 0).then_some(status)
    }

    /// Whoever interrupts a run must not wait for it, whatever it hangs in: the only place where the
    /// process ends from outside of `main`.
    fn watch(&self) {
        while !self.is_set() {
            thread::sleep(GLANCE);
        }
        thread::sleep(GRACE);
        std::process::exit(self.status().unwrap_or(2).into());
    }
}
