//! The rule `invalid-format`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::RecordFacts;
use crate::violation::ViolationKind;

declare_rule! {
    /// A text that is not what its field says it is: a date, an e-mail address, a web address.
    ///
    /// # What it finds
    /// A text that does not have the form its `format` names. Formats are checked always, in every draft
    /// of JSON Schema.
    ///
    /// # Why it matters
    /// A date that is none cannot be sorted, an address that is none cannot be opened.
    ///
    /// # Example
    /// ```yaml
    /// updated: 2021-02-30   # there is no such day
    /// ```
    ///
    /// # How to mend
    /// Write the value in the form that the message shows.
    pub(super) InvalidFormat = "invalid-format",
    category: Fields,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<RecordFacts<'_>> for InvalidFormat {
    fn check(&self, facts: &RecordFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (violation, kind) in facts.open_violations() {
            let ViolationKind::Format(format) = kind else {
                continue;
            };
            let name = facts.name_of(violation.node);
            let shown = facts.shown(violation.node);
            let value = facts.document.as_str(violation.node).unwrap_or_default();
            let message = format!("{name} is {shown}, which is not {}", noun(format));
            let help = advice(format, value);
            found.push(
                Diagnostic::new(&Self::META, facts.value_at(violation.node), message).help(help),
            );
        }
    }
}

fn noun(format: &str) -> String {
    let noun = match format {
        "date" => "a date",
        "date-time" => "a date with a time",
        "time" => "a time",
        "email" | "idn-email" => "an e-mail address",
        "uri" | "iri" => "a web address",
        "uri-reference" | "iri-reference" => "an address",
        "hostname" | "idn-hostname" => "a host name",
        "regex" => "a regular expression",
        other => return format!("of the format `{other}`"),
    };
    noun.to_owned()
}

fn advice(format: &str, value: &str) -> String {
    match format {
        "date" => "write a day that exists as year-month-day: `2021-02-28`".to_owned(),
        "date-time" => "write it as `2021-02-28T09:30:00Z`".to_owned(),
        "time" => "write it as `09:30:00Z`".to_owned(),
        "email" | "idn-email" => "write it as `name@example.org`".to_owned(),
        "uri" | "iri" => address_advice(value),
        "hostname" | "idn-hostname" => {
            "write the name of the host alone: `www.example.org`".to_owned()
        }
        _ => "write the value in that form".to_owned(),
    }
}

fn address_advice(value: &str) -> String {
    if value.trim() != value || value.chars().any(char::is_whitespace) {
        return "remove the space: an address has none; write several addresses as several items"
            .to_owned();
    }
    if value.starts_with("www.") {
        return format!("begin with the scheme: `https://{value}`");
    }
    if value.contains("://") {
        return "copy the address again from the browser's address bar".to_owned();
    }
    "write the whole address, from `https://` on".to_owned()
}
