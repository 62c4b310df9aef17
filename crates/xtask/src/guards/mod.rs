//! `cargo xtask guards`: takes each guard against hostile input out, one by one, and sees whether a
//! test goes red. A guard that nobody would miss is either no guard or has no test.
//!
//! [`table`] has the guards. A file is changed where it stands and put back afterwards, so it must
//! have no changes that git does not know.

mod attempt;
mod page;
mod table;

use std::path::Path;

use clap::Args;

use crate::{Failure, say};

pub(crate) use page::page;
pub(crate) use table::GUARDS;

/// One guard, and how to do without it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Guard {
    /// What it is for, as the page has it.
    pub(crate) what: &'static str,
    /// The file that it stands in.
    pub(crate) file: &'static str,
    /// Its text, which is there once.
    pub(crate) with: &'static str,
    /// What stands there when it is gone.
    pub(crate) without: &'static str,
    /// The file with the test that misses it.
    pub(crate) test_file: &'static str,
    /// The name of that test; of an attack, in the hostile set.
    pub(crate) test: &'static str,
}

/// Which guards.
#[derive(Debug, Args)]
pub(crate) struct GuardsArgs {
    /// Only those in files whose path has this text, or with it in what they are for
    only: Option<String>,
}

/// Tries them. True where a test missed each.
pub(crate) fn run(args: &GuardsArgs, root: &Path) -> Result<bool, Failure> {
    let only = args.only.as_deref().unwrap_or_default();
    let guards = GUARDS.iter();
    let guards = guards.filter(|guard| guard.file.contains(only) || guard.what.contains(only));
    let (mut tried, mut unmissed) = (0, 0);
    for guard in guards {
        let missed = attempt::is_missed(guard, root);
        tried += 1;
        unmissed += usize::from(!matches!(missed, Ok(true)));
        let verdict = match missed {
            Ok(true) => "missed".to_owned(),
            Ok(false) => "NOT MISSED".to_owned(),
            Err(failure) => format!("NOT TRIED, {failure}"),
        };
        say(&format!("{verdict}: {} ({})", guard.what, guard.file));
    }
    say(&format!(
        "{tried} guards, {unmissed} of them missed by no test"
    ));
    Ok(unmissed == 0 && tried > 0)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::root;

    #[test]
    fn every_guard_stands_where_the_table_says_and_has_its_test() {
        for guard in GUARDS {
            let text = fs::read_to_string(root().join(guard.file)).expect(guard.file);
            let times = text.matches(guard.with).count();
            assert_eq!(times, 1, "{}: {:?}", guard.file, guard.with);
            assert_ne!(guard.with, guard.without);
            let test = fs::read_to_string(root().join(guard.test_file)).expect(guard.test_file);
            let there = [format!("fn {}(", guard.test), format!("\"{}\"", guard.test)];
            assert!(
                there.iter().any(|name| test.contains(name)),
                "{} in {}",
                guard.test,
                guard.test_file
            );
        }
    }
}
