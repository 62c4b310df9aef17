//! The rule `limit-exceeded`.

use super::SyntaxFacts;
use crate::declare_rule;
use crate::diagnostic::Diagnostic;
use crate::document::{FaultKind, Limit};
use crate::rule::Rule;

declare_rule! {
    /// The file is larger, deeper or more entangled than a record can be.
    ///
    /// # What it finds
    /// A text beyond one of the limits that keep a stranger's file from exhausting the machine:
    /// its size, its nesting, its number of values, what its aliases expand to, the length of a
    /// field's name, its number of YAML documents; and an alias that contains itself.
    ///
    /// # Why it matters
    /// A few hundred bytes of nested aliases expand to gigabytes in a program that follows them.
    ///
    /// # Example
    /// ```yaml
    /// a: &a [x, x, x]
    /// b: &b [*a, *a, *a]
    /// c: &c [*b, *b, *b]
    /// ```
    /// Continued for thirty lines, this is more than a billion values.
    ///
    /// # How to mend
    /// Split the file, or write the values out instead of using aliases.
    pub(super) LimitExceeded = "limit-exceeded",
    category: Syntax,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<SyntaxFacts<'_>> for LimitExceeded {
    fn check(&self, facts: &SyntaxFacts<'_>, found: &mut Vec<Diagnostic>) {
        for (fault, place) in facts.faults() {
            let FaultKind::Limit(limit) = fault.kind else {
                continue;
            };
            let (message, help) = words(limit);
            found.push(
                Diagnostic::new(&Self::META, place, message)
                    .label("the reader stopped here")
                    .help(help),
            );
        }
    }
}

fn words(limit: Limit) -> (String, &'static str) {
    const SPLIT: &str = "split the file into smaller ones";
    const WRITE_OUT: &str = "write the values out instead of using aliases";
    match limit {
        Limit::Bytes(bytes) => (
            format!("the file is larger than {} MiB", bytes / (1024 * 1024)),
            SPLIT,
        ),
        Limit::Depth(depth) => (
            format!("lists and mappings are nested more than {depth} deep"),
            "flatten the value",
        ),
        Limit::Nodes(nodes) => (format!("the file holds more than {nodes} values"), SPLIT),
        Limit::AliasBytes(bytes) => (
            format!(
                "the aliases stand for more than {} MiB of text",
                bytes / (1024 * 1024)
            ),
            WRITE_OUT,
        ),
        Limit::KeyBytes(bytes) => (
            format!("a field's name is longer than {bytes} bytes"),
            "shorten the name; if it is a text, write it as a value",
        ),
        Limit::Documents(count) => (
            format!("the file holds more than {count} YAML documents"),
            SPLIT,
        ),
        Limit::AliasCycle => (
            "this alias stands for a value that contains it".to_owned(),
            WRITE_OUT,
        ),
    }
}
