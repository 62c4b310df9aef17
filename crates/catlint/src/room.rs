//! Room to work in: a stack of one size on every system, and no start where memory is bound to run
//! out in the middle.
//!
//! An allocation that fails ends a program without a word of ours, so the one limit that can be seen
//! beforehand is looked at beforehand.

use std::fmt;

use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};

/// Bytes of the stack of each thread that works. Walks recurse as deep as the limit of a parse has
/// it, a validator several times for each level. A main thread has 8 MiB on Linux, 1 MiB on Windows
/// and whatever `ulimit -s` says.
const STACK: usize = 8 << 20;

/// Bytes of addresses below which no run begins: what the largest file that is read may take, with
/// the stacks and the program itself.
const LEAST: u64 = 256 << 20;

/// Why there is not enough room.
#[derive(Debug)]
pub enum RoomError {
    /// There are too few addresses.
    Addresses {
        /// How many bytes there are.
        bytes: u64,
    },
    /// No thread can be started.
    Threads {
        /// The reason of the system.
        reason: String,
    },
}

impl RoomError {
    /// What the user can do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Addresses { .. } => "raise it with `ulimit -v`, or run where it is not set",
            Self::Threads { .. } => "let the user have more processes (`ulimit -u`), or try again",
        }
    }
}

impl fmt::Display for RoomError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Addresses { bytes } => write!(
                f,
                "there are {} MiB of memory to address, and a run may need {}",
                bytes >> 20,
                LEAST >> 20
            ),
            Self::Threads { reason } => write!(f, "no thread can be started: {reason}"),
        }
    }
}

/// Does the work on a thread with a large stack, and what is done in parallel in it on others; on
/// that one alone where the system gives no more.
///
/// # Errors
/// Where there is no room. Nothing was done then.
pub fn with_room<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, RoomError> {
    if let Some(bytes) = addresses().filter(|bytes| *bytes < LEAST) {
        return Err(RoomError::Addresses { bytes });
    }
    let usual = 0;
    let pool = pool(usual).or_else(|_| pool(1));
    let pool = pool.map_err(|error| RoomError::Threads {
        reason: error.to_string(),
    })?;
    Ok(pool.install(work))
}

fn pool(threads: usize) -> Result<ThreadPool, ThreadPoolBuildError> {
    let pool = ThreadPoolBuilder::new().stack_size(STACK);
    pool.num_threads(threads).build()
}

/// The bytes that the process may address, where that is limited and the system tells.
fn addresses() -> Option<u64> {
    let limits = std::fs::read_to_string("/proc/self/limits").ok()?;
    soft_limit(&limits, "Max address space")
}

/// The soft limit on a line of Linux's table of them; nothing where it is none.
fn soft_limit(limits: &str, name: &str) -> Option<u64> {
    let line = limits.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_read_from_the_table() {
        let table = "Limit                     Soft Limit           Hard Limit           Units     \n\
                     Max cpu time              unlimited            unlimited            seconds   \n\
                     Max address space         67108864             unlimited            bytes     \n";
        assert_eq!(soft_limit(table, "Max address space"), Some(67_108_864));
        assert_eq!(soft_limit(table, "Max cpu time"), None, "unlimited");
        assert_eq!(soft_limit(table, "Max resident set"), None);
    }

    #[test]
    fn the_stack_is_as_large_as_it_says() {
        fn deep(levels: usize) -> usize {
            let frame = std::hint::black_box([0u8; 16 * 1024]);
            match levels {
                0 => usize::from(frame[0]),
                _ => deep(levels - 1) + usize::from(frame[levels % frame.len()]),
            }
        }
        // More than the two megabytes that a thread has by itself, and less than eight even where
        // nothing is optimised and each frame is there twice.
        assert_eq!(with_room(|| deep(3 * 1024 / 16)).expect("room"), 0);
    }
}
