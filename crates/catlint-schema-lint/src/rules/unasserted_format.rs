//! The rule `unasserted-format`.

use std::collections::BTreeMap;

use catlint_core::text::slip;
use catlint_core::{Diagnostic, Rule, Severity, declare_rule};

use crate::draft::Draft::{self, Four, Of2019, Seven, Six};
use crate::facts::SchemaFacts;

declare_rule! {
    /// A `format` that nobody checks.
    ///
    /// # What it finds
    /// A format that the schema's draft does not define, so that every value passes. A warning where the name
    /// is nearly that of one that is checked, such as `url` for `uri`; a note otherwise.
    ///
    /// # Why it matters
    /// The field looks as if it were checked.
    ///
    /// # Example
    /// ```json
    /// { "type": "string", "format": "url" }
    /// ```
    ///
    /// # How to mend
    /// Write a format of the draft, or say with `pattern` what the text must look like.
    pub(super) UnassertedFormat = "unasserted-format",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

/// The formats that are checked, each since its draft (Validation 2020-12, 7.3, and its
/// predecessors).
const FORMATS: [(&str, Draft); 17] = [
    ("date-time", Four),
    ("email", Four),
    ("hostname", Four),
    ("ipv4", Four),
    ("ipv6", Four),
    ("uri", Four),
    ("date", Four),
    ("time", Four),
    ("regex", Four),
    ("json-pointer", Six),
    ("uri-reference", Six),
    ("uri-template", Six),
    ("iri", Seven),
    ("iri-reference", Seven),
    ("relative-json-pointer", Seven),
    ("duration", Of2019),
    ("uuid", Of2019),
];
/// What people write for them.
const MEANT: [(&str, &str); 10] = [
    ("url", "uri"),
    ("datetime", "date-time"),
    ("timestamp", "date-time"),
    ("e-mail", "email"),
    ("mail", "email"),
    ("host-name", "hostname"),
    ("ip-address", "ipv4"),
    ("ip", "ipv4"),
    ("guid", "uuid"),
    ("link", "uri"),
];
/// Formats of OpenAPI about numbers, which no validator has to check.
const OF_NUMBERS: [&str; 5] = ["int32", "int64", "float", "double", "decimal"];

impl Rule<SchemaFacts<'_>> for UnassertedFormat {
    fn check(&self, facts: &SchemaFacts<'_>, found: &mut Vec<Diagnostic>) {
        let mut notes: BTreeMap<&str, (Diagnostic, usize)> = BTreeMap::new();
        for schema in &facts.schemas {
            let value = schema.get("format");
            let format = value.and_then(|value| Some((value, facts.document.as_str(value)?)));
            let Some((value, format)) = format else {
                continue;
            };
            if is_checked(facts.draft, format) || OF_NUMBERS.contains(&format) {
                continue;
            }
            let diagnostic = Diagnostic::new(&Self::META, facts.value_at(value), "");
            let diagnostic = unasserted(facts.draft, format, diagnostic);
            if diagnostic.severity == Severity::Note {
                notes.entry(format).or_insert((diagnostic, 0)).1 += 1;
            } else {
                found.push(diagnostic);
            }
        }
        found.extend(notes.into_values().map(once));
    }
}

/// Whether one is a slip of the other; a format of some other program's may be near one, as `template`
/// is near `uri-template`.
fn is_slip_of(format: &str, known: &str) -> bool {
    let squeeze = |name: &str| name.replace(['-', '_', ' '], "").to_lowercase();
    let (own, other) = (squeeze(format), squeeze(known));
    own == other || slip::is_slip(&own, &other)
}

/// One note for all the places of a format.
fn once((mut diagnostic, places): (Diagnostic, usize)) -> Diagnostic {
    match places {
        0 | 1 => {}
        2 => diagnostic.message.push_str(", here and in one more place"),
        more => {
            let more = format!(", here and in {} more places", more - 1);
            diagnostic.message.push_str(&more);
        }
    }
    diagnostic
}

fn is_checked(draft: Draft, format: &str) -> bool {
    FORMATS
        .iter()
        .any(|(name, since)| *name == format && *since <= draft)
}

fn unasserted(draft: Draft, format: &str, mut diagnostic: Diagnostic) -> Diagnostic {
    if let Some((_, since)) = FORMATS.iter().find(|(name, _)| *name == format) {
        let (since, draft) = (since.name(), draft.name());
        diagnostic.message = format!(
            "the format `{format}` is checked since {since}, and this schema is of {draft}: any text passes"
        );
        return diagnostic.help(format!(
            "name {since} in `$schema`, or say with `pattern` what is meant"
        ));
    }
    let known = MEANT
        .iter()
        .find(|(written, _)| *written == format)
        .map(|(_, meant)| *meant);
    let mut checked = FORMATS
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| is_checked(draft, name));
    match known.or_else(|| checked.find(|name| is_slip_of(format, name))) {
        Some(meant) => {
            diagnostic.message =
                format!("nobody checks the format `{format}`, did you mean `{meant}`?");
            diagnostic.help(format!("write `\"format\": \"{meant}\"`"))
        }
        None => {
            diagnostic.severity = Severity::Note;
            diagnostic.message = format!("nobody checks the format `{format}`: any value passes");
            diagnostic.help(
                "say with `pattern` what the text must look like, or leave it as a hint for people",
            )
        }
    }
}
