//! The rule `unknown-keyword`.

use std::collections::BTreeMap;

use catlint_core::document::NodeId;
use catlint_core::text::slip;
use catlint_core::text::suggest::nearest;
use catlint_core::{Diagnostic, Rule, Severity, declare_rule};

use crate::facts::SchemaFacts;
use crate::keywords::{KEYWORDS, Keyword, keyword};
use crate::of_others::is_of_others;

declare_rule! {
    /// A name in the schema that JSON Schema does not know.
    ///
    /// # What it finds
    /// A warning where the name is nearly that of a keyword, or a keyword of another draft than the one that
    /// `$schema` names. A note for any other name: it may belong to some other program. Names that begin with
    /// `x-`, and those that editors and form generators are known to read, are left alone.
    ///
    /// # Why it matters
    /// Validators pass over what they do not know. `requried` requires nothing.
    ///
    /// # Example
    /// ```json
    /// { "type": "object", "requried": ["id"] }
    /// ```
    ///
    /// # How to mend
    /// Correct the spelling, or the draft in `$schema`. Begin a name of your own with `x-`.
    pub(super) UnknownKeyword = "unknown-keyword",
    category: Fields,
    level: WARNING,
    since: "0.1.0",
    fix: None,
}

impl Rule<SchemaFacts<'_>> for UnknownKeyword {
    fn check(&self, facts: &SchemaFacts<'_>, found: &mut Vec<Diagnostic>) {
        let members = facts.schemas.iter().flat_map(|schema| &schema.members);
        let mut foreign = BTreeMap::new();
        for (name, value) in members {
            let known = keyword(name);
            if is_of_others(name)
                || is_kept(facts, *value)
                || facts.own.contains(name)
                || known.is_some_and(|known| known.is_of(facts.draft))
            {
                continue;
            }
            let slip = || meant(facts, name);
            match known
                .map(|known| of_another_draft(facts, known))
                .or_else(slip)
            {
                Some((message, help)) => {
                    let place = facts.key_at(*value);
                    found.push(Diagnostic::new(&Self::META, place, message).help(help));
                }
                None => foreign.entry(*name).or_insert_with(Vec::new).push(*value),
            }
        }
        found.extend(
            foreign
                .into_iter()
                .filter_map(|(name, values)| self::foreign(facts, name, &values)),
        );
    }
}

fn of_another_draft(facts: &SchemaFacts<'_>, known: &Keyword) -> (String, String) {
    let (name, draft) = (known.name, facts.draft.name());
    let (since, until) = (known.since.name(), known.until.name());
    match facts.draft < known.since {
        true => (
            format!(
                "`{name}` is a keyword since {since}, and this schema is of {draft}: it does nothing"
            ),
            format!("name {since} in `$schema`, or do without `{name}`"),
        ),
        false => (
            format!(
                "`{name}` was a keyword until {until}, and this schema is of {draft}: it does nothing"
            ),
            format!("do without `{name}`, or name {until} in `$schema`"),
        ),
    }
}

/// The keyword of which a name is a slip.
fn meant(facts: &SchemaFacts<'_>, name: &str) -> Option<(String, String)> {
    let keywords = KEYWORDS.iter().filter(|keyword| keyword.is_of(facts.draft));
    let nearest = nearest(name, keywords.map(|keyword| keyword.name));
    let meant = nearest.filter(|meant| is_slip(name, meant))?;
    Some((
        format!("unknown keyword `{name}`, did you mean `{meant}`?"),
        format!("rename it to `{meant}`"),
    ))
}

/// A name that some other program may read: one note for all the places where it stands.
fn foreign(facts: &SchemaFacts<'_>, name: &str, values: &[NodeId]) -> Option<Diagnostic> {
    let (first, rest) = values.split_first()?;
    let more = match rest.len() {
        0 => String::new(),
        1 => ", here and in one more place".to_owned(),
        more => format!(", here and in {more} more places"),
    };
    let message = format!("`{name}` is no keyword of JSON Schema{more}: it checks nothing");
    let mut diagnostic = Diagnostic::new(&UnknownKeyword::META, facts.key_at(*first), message);
    diagnostic.severity = Severity::Note;
    Some(diagnostic.help(format!("if another program reads it, call it `x-{name}`")))
}

/// Whether something in it is referred to, so that it does what a definition does.
fn is_kept(facts: &SchemaFacts<'_>, value: NodeId) -> bool {
    let mut kept = facts.kept.iter();
    kept.any(|node| facts.document.contains(value, *node))
}

/// Stricter than what is suggested elsewhere: a name of some other program's may be near one, as
/// `note` is near `not` and `cost` near `const`.
fn is_slip(name: &str, meant: &str) -> bool {
    let squeeze = |text: &str| {
        text.chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_lowercase()
    };
    let (own, other) = (squeeze(name), squeeze(meant));
    let plural = [("enums", "enum"), ("types", "type"), ("item", "items")];
    own == other || plural.contains(&(&*own, &*other)) || slip::is_slip(&own, &other)
}
