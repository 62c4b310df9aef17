//! The rule `unknown-code`.

use catlint_codes::{Judgement, State};
use catlint_core::{Applicability, Diagnostic, Rule, Severity, declare_rule};

use crate::code_words::words;
use crate::codes::Coded;
use crate::facts::RecordFacts;
use crate::rewrite;

declare_rule! {
    /// A value that is no code of the list that its field is tied to.
    ///
    /// # What it finds
    /// A value outside the list that the config names for its field under `codes`: a list that is built
    /// in, such as `iso3166-1-alpha-2`, or a file of your own. Withdrawn and reserved codes, common
    /// mistakes, codes of another list, names and lost zeros are told apart. What a standard allows
    /// though it advises against it, such as a deprecated licence, is a warning.
    ///
    /// # Why it matters
    /// Codes are what other programs join, count and translate by. `UK` looks right to every reader and
    /// is found by none of them.
    ///
    /// # Example
    /// ```yaml
    /// country: UK   # the United Kingdom is GB
    /// ```
    ///
    /// # How to mend
    /// Write the code. If the list lacks a code that the catalogue needs, allow it for the field with
    /// `also` in the config.
    pub(super) UnknownCode = "unknown-code",
    category: Fields,
    level: ERROR,
    since: "0.1.0",
    fix: Sometimes,
}

impl Rule<RecordFacts<'_>> for UnknownCode {
    fn check(&self, facts: &RecordFacts<'_>, found: &mut Vec<Diagnostic>) {
        found.extend(facts.codes.iter().map(|coded| told(facts, coded)));
    }
}

fn told(facts: &RecordFacts<'_>, coded: &Coded<'_>) -> Diagnostic {
    let (message, help) = words(facts, coded);
    let place = facts.value_at(coded.node);
    let diagnostic = Diagnostic::new(&UnknownCode::META, place, message).help(help);
    let mut diagnostic = mended(facts, coded, diagnostic);
    if coded.list.tolerates(&coded.judgement) {
        diagnostic.severity = Severity::Warning;
    }
    diagnostic
}

/// With what was meant as a fix, where one thing was meant.
fn mended(facts: &RecordFacts<'_>, coded: &Coded<'_>, diagnostic: Diagnostic) -> Diagnostic {
    let (meant, applicability) = match (coded.judgement.certain(), &coded.judgement) {
        (Some(certain), _) => (certain, Applicability::Safe),
        (
            None,
            Judgement::Unknown {
                nearest: Some(near),
            },
        ) => (&*near.code, Applicability::Unsafe),
        (None, Judgement::Former(former)) if former.state == State::Joined => {
            match &former.meant[..] {
                [whole] => (&**whole, Applicability::Unsafe),
                _ => return diagnostic,
            }
        }
        _ => return diagnostic,
    };
    let diagnostic = diagnostic.label(format!("write `{meant}`"));
    match rewrite::value(facts, coded.node, meant) {
        Some(edit) => diagnostic.fix(applicability, vec![edit]),
        None => diagnostic,
    }
}
