//! The rule `unsorted-list`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::constraints::{ConstraintFacts, Misplaced, Move, shown};

declare_rule! {
    /// A list that is not sorted.
    ///
    /// # What it finds
    /// Items out of order in a list that the config names under `sorted`, or records out of order in
    /// their file. As few items as possible are named: those that have to be moved, and before which one
    /// they belong. Where there are many, the first is named and the others are counted.
    ///
    /// # Why it matters
    /// In a sorted list a reader finds an entry, and a contributor sees that it is there already. Two who
    /// add at the end get in each other's way; two who add in order seldom do.
    ///
    /// # Example
    /// ```yaml
    /// tags: [archiving, wikis, blogging]   # blogging belongs before wikis
    /// ```
    ///
    /// # How to mend
    /// Move the item to where the message says.
    pub(super) UnsortedList = "unsorted-list",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

/// Items that are named one by one.
const FEW: usize = 5;

impl Rule<ConstraintFacts<'_>> for UnsortedList {
    fn check(&self, facts: &ConstraintFacts<'_>, found: &mut Vec<Diagnostic>) {
        for misplaced in &facts.misplaced {
            let named = match misplaced.moves.len() {
                ..=FEW => misplaced.moves.as_slice(),
                _ => misplaced.moves.get(..1).unwrap_or_default(),
            };
            found.extend(named.iter().map(|one| finding(misplaced, one)));
        }
    }
}

fn finding(misplaced: &Misplaced<'_>, one: &Move<'_>) -> Diagnostic {
    let written = shown(&one.value.written);
    let (belongs, help) = match &one.before {
        Some(before) => {
            let before = shown(&before.written);
            (
                format!("it belongs before {before}"),
                format!("move it before {before}"),
            )
        }
        None => (
            "it belongs at the end".to_owned(),
            "move it to the end of the list".to_owned(),
        ),
    };
    let message = match misplaced.moves.len() {
        ..=FEW => format!("{written} is out of order: {belongs}"),
        many => format!(
            "{many} of {} items are out of order, the first of them {written}: {belongs}",
            misplaced.items
        ),
    };
    let mut diagnostic = Diagnostic::new(&UnsortedList::META, one.value.place, message).help(help);
    if let Some(before) = &one.before {
        diagnostic = diagnostic.related(before.place, "before this one");
    }
    if let Some(severity) = misplaced.asked.severity {
        diagnostic.severity = severity;
    }
    diagnostic
}
