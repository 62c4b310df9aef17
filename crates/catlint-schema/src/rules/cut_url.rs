//! The rule `cut-url`.

use catlint_core::document::Style;
use catlint_core::{Applicability, Edit, Span};
use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::RecordFacts;
use crate::texts::Text;

declare_rule! {
    /// A web address cut off by what YAML takes for a comment.
    ///
    /// # What it finds
    /// An address without quotes, followed by a space and a `#` that is joined to the next letters, as in
    /// `https://example.org/page #section`. A comment that begins with `# ` is a comment.
    ///
    /// # Why it matters
    /// YAML drops everything from the `#` on, and the link leads somewhere else.
    ///
    /// # Example
    /// ```yaml
    /// url: https://www.pngworkers.org/ #apply
    /// ```
    ///
    /// # How to mend
    /// Remove the space before the `#`, and put the address between double quotes.
    pub(super) CutUrl = "cut-url",
    category: Fields,
    level: ERROR,
    since: "0.1.0",
    fix: Always,
}

impl Rule<RecordFacts<'_>> for CutUrl {
    fn check(&self, facts: &RecordFacts<'_>, found: &mut Vec<Diagnostic>) {
        for text in facts
            .texts
            .iter()
            .filter(|text| text.value.starts_with("http"))
        {
            let Some(rest) = cut(facts, text) else {
                continue;
            };
            let name = facts.name_of(text.node);
            let place = facts.value_at(text.node);
            let whole = format!("\"{}{rest}\"", text.value);
            let message =
                format!("{name} is cut off before ` {rest}`, which YAML takes for a comment");
            let value = facts.catalogue.span(place);
            let gap = facts
                .document
                .text()
                .get(value.end as usize..)
                .map_or(0, |after| {
                    after.len() - after.trim_start_matches([' ', '\t']).len()
                });
            let span = Span::new(value.start as usize, value.end as usize + gap + rest.len());
            let edit = Edit {
                document: place.document(),
                span,
                replacement: whole.clone(),
            };
            found.push(
                Diagnostic::new(&Self::META, place, message)
                    .help(format!("write `{whole}`"))
                    .fix(Applicability::Unsafe, vec![edit]),
            );
        }
    }
}

/// The comment on the same line, where it looks like the rest of the address.
fn cut<'f>(facts: &RecordFacts<'f>, text: &Text<'_>) -> Option<&'f str> {
    if facts.document.style(text.node) != Some(Style::Plain) {
        return None;
    }
    let end = facts.document.span(text.node).end as usize;
    let line = facts.document.text().get(end..)?.lines().next()?;
    let comment = line.trim();
    let joined = comment.strip_prefix('#')?;
    let looks_like_address = !joined.is_empty()
        && !joined.starts_with(|c: char| c.is_whitespace() || c == '#')
        && !joined.contains(char::is_whitespace);
    looks_like_address.then_some(comment)
}
