//! Patterns that match nothing: slips of whoever wrote them, or of whoever moved the files.

use super::discover::Discovered;
use super::patterns::{Matcher, Pattern};
use crate::error::Error;
use crate::rules::FileState;
use crate::settings::Settings;

/// Sees to it that every pattern matches something.
///
/// # Errors
/// Where one does not, with the place of each.
pub(super) fn refuse_unmatched(
    settings: &Settings,
    matchers: &[Matcher],
    discovered: &Discovered,
) -> Result<(), Error> {
    let there = There::new(discovered);
    let mut unmatched = Vec::new();
    for (collection, matcher) in settings.collections.iter().zip(matchers) {
        for (index, pattern) in there.unmatched(matcher) {
            let place = settings.place_of(&collection.collection.name, "files", index);
            unmatched.push((place, pattern.text.clone()));
        }
    }
    // Without a config nobody wrote the patterns: it is enough that there is something.
    let fine = unmatched.is_empty() || (settings.config.is_none() && !there.is_empty());
    match fine {
        true => Ok(()),
        false => Err(Error::NothingToCheck {
            patterns: unmatched,
        }),
    }
}

/// What was found.
struct There<'d> {
    /// What is or should be a record.
    paths: Vec<&'d str>,
    /// What could not be looked into: whether a pattern matches something there, nobody knows.
    closed: Vec<&'d str>,
}

impl<'d> There<'d> {
    fn new(discovered: &'d Discovered) -> Self {
        let files = discovered.files.iter().map(|(path, _)| path.as_str());
        let (mut paths, mut closed) = (files.collect::<Vec<_>>(), Vec::new());
        for (path, state) in &discovered.others {
            match state {
                FileState::Unreadable { .. } => paths.push(path),
                FileState::Closed { .. } => closed.push(path.as_str()),
                FileState::Stray { .. } | FileState::Recordless { .. } => (),
            }
        }
        Self { paths, closed }
    }

    fn is_empty(&self) -> bool {
        self.paths.is_empty() && self.closed.is_empty()
    }

    /// The patterns of a collection that match nothing, with their numbers.
    fn unmatched<'m>(&self, matcher: &'m Matcher) -> Vec<(usize, &'m Pattern)> {
        let mut open: Vec<_> = matcher.patterns.iter().enumerate().collect();
        open.retain(|(_, pattern)| !self.closed.iter().any(|path| pattern.leads_into(path)));
        for path in &self.paths {
            if open.is_empty() {
                break;
            }
            let matching = matcher.matching(path);
            open.retain(|(index, _)| !matching.contains(index));
        }
        open
    }
}
