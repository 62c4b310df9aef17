//! Why reports cannot be put together, or not be believed when they are.

use std::fmt;
use std::path::PathBuf;

/// Trouble with the files of `catlint report`.
#[derive(Debug)]
pub enum ReportError {
    /// A file that is no report.
    File {
        /// Its path.
        path: PathBuf,
        /// Line and column, where it is one place that is wrong.
        position: Option<(usize, usize)>,
        /// The reason, a lower-case fragment.
        reason: String,
    },
    /// Reports that are not of one run.
    Strangers {
        /// The reason, a lower-case fragment.
        reason: String,
    },
    /// A baseline for the reports of a change, which could have added to it.
    BaselineOfChange,
    /// A report of a run that was interrupted, or that gave something up.
    Incomplete,
    /// Reports of shards, but not of all of them.
    MissingShards {
        /// The numbers of those that are missing, or of the first of them.
        numbers: Vec<u32>,
        /// How many are missing besides.
        more: usize,
        /// How many shards there are.
        of: u32,
    },
}

impl ReportError {
    /// What the user can do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::File { .. } => {
                "make reports with `catlint check --output json=FILE`, all with this version"
            }
            Self::Strangers { .. } => {
                "name the reports of one run: they have the same N in `--shard K/N`"
            }
            Self::BaselineOfChange => {
                "give the baseline to `catlint check --changed-since`, which holds it to what the revision has"
            }
            Self::Incomplete => {
                "let that run go to its end, and put its report in the place of this one"
            }
            Self::MissingShards { .. } => {
                "see why its job wrote no report, and name the reports of all shards"
            }
        }
    }
}

impl fmt::Display for ReportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File {
                path,
                position,
                reason,
            } => {
                write!(f, "{}", path.display())?;
                if let Some((line, column)) = position {
                    write!(f, ":{line}:{column}")?;
                }
                write!(f, " cannot be read as a report: {reason}")
            }
            Self::Strangers { reason } => {
                write!(f, "the reports do not belong together: {reason}")
            }
            Self::BaselineOfChange => f.write_str(
                "the reports are of a change, and a change could add to the baseline what it breaks",
            ),
            Self::Incomplete => f.write_str("a report is of a run that did not look at everything"),
            Self::MissingShards { numbers, more, of } => missing_shards(f, numbers, *more, *of),
        }
    }
}

fn missing_shards(
    f: &mut fmt::Formatter<'_>,
    numbers: &[u32],
    more: usize,
    of: u32,
) -> fmt::Result {
    let mut numbers: Vec<_> = numbers.iter().map(u32::to_string).collect();
    if more > 0 {
        numbers.push(format!("{more} more"));
    }
    match numbers.split_last() {
        Some((last, others)) if !others.is_empty() => {
            let others = others.join(", ");
            write!(f, "shards {others} and {last} of {of} are missing")
        }
        _ => write!(f, "shard {} of {of} is missing", numbers.concat()),
    }
}
