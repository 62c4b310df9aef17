//! The rule `unsorted-list`.

use catlint_core::rearrange::rearrange;
use catlint_core::{Catalogue, Diagnostic, Rule, declare_rule};

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
    /// Move the item to where the message says. `--fix` does it, without a letter of the item changed,
    /// and takes along the comments directly above it; where a comment may be about something else, as
    /// one above the first item may be about the list, only `--unsafe-fixes` does.
    pub(super) UnsortedList = "unsorted-list",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: Sometimes,
}

/// Items that are named one by one.
const FEW: usize = 5;

impl Rule<ConstraintFacts<'_>> for UnsortedList {
    fn check(&self, facts: &ConstraintFacts<'_>, found: &mut Vec<Diagnostic>) {
        for misplaced in &facts.misplaced {
            let moves = misplaced.moves.as_slice();
            let parts = match moves.len() {
                ..=FEW => moves.chunks(1),
                many => moves.chunks(many),
            };
            let own = parts.filter_map(|part| finding(facts.catalogue, misplaced, part));
            found.extend(own);
        }
    }
}

/// What is said of one item, or of many of which the first is named.
fn finding(
    catalogue: &Catalogue,
    misplaced: &Misplaced<'_>,
    moves: &[Move<'_>],
) -> Option<Diagnostic> {
    let one = moves.first()?;
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
    let message = match moves.len() {
        1 => format!("{written} is out of order: {belongs}"),
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
    let document = catalogue.document(misplaced.document);
    let mut in_order: Vec<_> = moves.iter().collect();
    in_order.sort_by_key(|one| one.rank);
    let shifts: Vec<_> = in_order.iter().map(|one| one.shift).collect();
    diagnostic.fix = rearrange(document, misplaced.document, misplaced.list, &shifts);
    Some(diagnostic)
}
