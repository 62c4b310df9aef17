//! What the rules read, and how they speak of it.

use catlint_core::link::{LinkOutcome, Verdict};
use catlint_core::{Catalogue, Diagnostic, Edit, Place, RuleMeta};

use crate::address::AddressPolicy;
use crate::link::{Link, ParsedLink};

/// What the rules about the form of single links read.
#[derive(Debug)]
pub struct FormFacts<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// Some of its links.
    pub links: &'a [ParsedLink<'a>],
    /// Which addresses may be asked.
    pub policy: &'a AddressPolicy,
}

/// What the rules about links beside one another read.
#[derive(Debug)]
pub struct SiteFacts<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// All of its links.
    pub links: &'a [Link<'a>],
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
        link: &Link<'_>,
        message: impl Fn(&str) -> String,
    ) -> Diagnostic {
        about(self.catalogue, rule, link.first, &link.others, message)
    }
}

impl SiteFacts<'_> {
    /// A finding about a link, at the first place that cites it.
    pub(crate) fn about(
        &self,
        rule: &RuleMeta,
        link: &Link<'_>,
        message: impl Fn(&str) -> String,
    ) -> Diagnostic {
        about(self.catalogue, rule, link.first, &link.others, message)
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
        let (first, others) = link.places.split_first()?;
        Some(about(self.catalogue, rule, *first, others, message))
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
    others: &[Place],
    message: impl Fn(&str) -> String,
) -> Diagnostic {
    let field = catalogue.pointer(place).field();
    let field = if field.is_empty() {
        "the record".to_owned()
    } else {
        format!("`{field}`")
    };
    let mut text = message(&field);
    if others.len() > RELATED {
        text.push_str(&format!(" (cited in {} places)", others.len() + 1));
    }
    let related = others.iter().take(RELATED);
    related.fold(Diagnostic::new(rule, place, text), |diagnostic, place| {
        diagnostic.related(*place, "cited here too")
    })
}
