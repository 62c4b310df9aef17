//! The rule `unused-ignore`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use super::SuppressionFacts;
use crate::ignores::written::Origin;

declare_rule! {
    /// Something is ignored that is not found.
    ///
    /// # What it finds
    /// A rule that is named in `# catlint: ignore[RULE] reason`, in a record's own list of what is
    /// ignored or under `ignore:` in the config, and that finds nothing there. Rules that did not
    /// run, such as those about links without a network, are left out.
    ///
    /// # Why it matters
    /// It hides the next slip of the same kind. Lists of exceptions grow and are never read again.
    ///
    /// # Example
    /// ```yaml
    /// name: Return Programme # catlint: ignore[blank-text] the name is not known yet
    /// ```
    ///
    /// # How to mend
    /// Remove it. If it was meant for a finding that is still reported, compare the name of the
    /// rule, and put the comment on the line of the finding or on the one above.
    pub(super) UnusedIgnore = "unused-ignore",
    category: Catalogue,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<SuppressionFacts<'_>> for UnusedIgnore {
    fn check(&self, facts: &SuppressionFacts<'_>, found: &mut Vec<Diagnostic>) {
        let written = facts.written;
        // Of one that has expired it is enough to say that.
        if facts.unused.is_empty() || !written.counts_on(facts.today) {
            return;
        }
        let names: Vec<_> = facts
            .unused
            .iter()
            .map(|rule| format!("`{}`", rule.name))
            .collect();
        let verb = if names.len() == 1 { "finds" } else { "find" };
        let names = names.join(", ");
        let (nothing, thing) = match written.origin {
            Origin::Comment => ("nothing here", "the comment"),
            Origin::Field => ("nothing of this in the record", "the entry"),
            Origin::Config => ("nothing that this entry could ignore", "the entry"),
        };
        let all = facts.unused.len() == written.rules.len();
        let help = match all {
            true => format!("remove {thing}"),
            false => format!("remove {names} from {thing}"),
        };
        let message = format!("{names} {verb} {nothing}");
        let place = facts
            .unused
            .first()
            .map_or(written.place, |rule| rule.place);
        let place = if all { written.place } else { place };
        found.push(Diagnostic::new(&Self::META, place, message).help(help));
    }
}
