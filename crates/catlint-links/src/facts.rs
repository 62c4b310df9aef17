//! What the rules read, and how they speak of it.

use catlint_core::link::{LinkOutcome, Verdict};
use catlint_core::{Catalogue, Diagnostic, Edit, Place, RuleMeta};

use crate::address::AddressPolicy;
use crate::collect::Link;

/// What the rules about form read.
#[derive(Debug)]
pub struct FormFacts<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// Its links.
    pub links: &'a [Link],
    /// Which addresses may be asked.
    pub policy: &'a AddressPolicy,
}

/// What the rules about verdicts read.
#[derive(Debug)]
pub struct NetworkFacts<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// What was learnt of each link.
    pub outcomes: &'a [LinkOutcome],
    /// Which addresses may be asked.
    pub policy: &'a AddressPolicy,
}

/// Further places that a finding names; the rest is counted.
pub(crate) const RELATED: usize = 5;

impl FormFacts<'_> {
    /// A finding about a link, at the first place that cites it.
    pub(crate) fn about(
        &self,
        rule: &RuleMeta,
        link: &Link,
        message: impl Fn(&str) -> String,
    ) -> Diagnostic {
        // A link is made of its first place.
        let first = link.places.first().copied();
        let place = first.unwrap_or(Place::Text {
            document: catlint_core::DocumentId(0),
            span: catlint_core::Span::default(),
        });
        about(self.catalogue, rule, place, &link.places, message)
    }
}

impl<'a> NetworkFacts<'a> {
    /// The links with a verdict.
    pub(crate) fn with(&self, verdict: Verdict) -> impl Iterator<Item = &'a LinkOutcome> {
        self.outcomes
            .iter()
            .filter(move |link| link.verdict == verdict)
    }

    /// A finding about a link, at the first place that cites it.
    pub(crate) fn about(
        &self,
        rule: &RuleMeta,
        link: &LinkOutcome,
        message: impl Fn(&str) -> String,
    ) -> Option<Diagnostic> {
        let place = *link.places.first()?;
        Some(about(self.catalogue, rule, place, &link.places, message))
    }

    /// Edits that write another address in every place that spells the link out.
    pub(crate) fn replacements(&self, link: &LinkOutcome, target: &str) -> Vec<Edit> {
        let spans = link
            .places
            .iter()
            .map(|place| (place.document(), self.catalogue.span(*place)));
        let edits = spans.filter_map(|(document, span)| {
            let written = self.catalogue.document(document).source().slice(span);
            let inner = written.find(&link.url)?;
            // Anything else than the address and its quotes is left alone.
            let quotes = written.len() - link.url.len();
            let harmless = !target.contains(['"', '\'', '#', ' ', ',', '{', '[']);
            let replacement = written.replacen(&link.url, target, 1);
            (inner <= 1 && quotes <= 2 && harmless).then_some(Edit {
                document,
                span,
                replacement,
            })
        });
        edits.collect()
    }
}

fn about(
    catalogue: &Catalogue,
    rule: &RuleMeta,
    place: Place,
    places: &[Place],
    message: impl Fn(&str) -> String,
) -> Diagnostic {
    let field = catalogue.pointer(place).field();
    let field = if field.is_empty() {
        "the record".to_owned()
    } else {
        format!("`{field}`")
    };
    let mut text = message(&field);
    if places.len() > RELATED + 1 {
        text.push_str(&format!(" (cited in {} places)", places.len()));
    }
    let related = places.iter().skip(1).take(RELATED);
    related.fold(Diagnostic::new(rule, place, text), |diagnostic, place| {
        diagnostic.related(*place, "cited here too")
    })
}
