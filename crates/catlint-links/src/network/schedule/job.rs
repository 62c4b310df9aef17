//! What is to be asked, and what was seen.

use tokio::time::Instant;

use crate::evidence::Evidence;
use crate::network::ask::Turn;

/// One target to be asked.
#[derive(Debug, Clone, Copy)]
pub(in crate::network) struct Job {
    pub(in crate::network) target: usize,
    pub(in crate::network) turn: Turn,
    /// Not before this moment.
    pub(in crate::network) after: Option<Instant>,
}

/// All looks at each target, in the order of time.
pub(in crate::network) type Looks = Vec<Vec<Evidence>>;
