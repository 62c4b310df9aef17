//! What is wrong with a selector of the config, in the words of the language itself: the schema of
//! the config only knows that it is none.

use catlint_core::selector::{Selector, SelectorFault, Template};
use catlint_core::{Catalogue, Diagnostic, Part, Place, Span};
use catlint_schema::constraints::Operand;
use catlint_schema::{OPERAND, SELECTOR, TEMPLATE};

/// Lets each finding about a selector say what is wrong with it, and where in it.
pub(super) fn explain(catalogue: &Catalogue, diagnostics: &mut [Diagnostic]) {
    for diagnostic in diagnostics {
        if let Some((text, fault)) = fault(catalogue, diagnostic) {
            let field = catalogue.pointer(diagnostic.primary.place).field();
            diagnostic.primary.place = narrowed(catalogue, diagnostic.primary.place, text, &fault);
            diagnostic.message = format!("in `{field}`, {}", fault.message);
            diagnostic.help = Some(fault.help);
        }
    }
}

/// What a finding is about, and what is wrong with it; nothing where it is about something else.
fn fault<'a>(
    catalogue: &'a Catalogue,
    diagnostic: &Diagnostic,
) -> Option<(&'a str, SelectorFault)> {
    let Place::Node {
        document,
        node,
        part,
    } = diagnostic.primary.place
    else {
        return None;
    };
    let document = catalogue.document(document);
    let text = match part {
        Part::Key => document.as_str(document.key_of(node)?)?,
        Part::Value | Part::Start => document.as_str(node)?,
    };
    let said = |format: &str| diagnostic.message.contains(format);
    let fault = match (diagnostic.rule.0, part) {
        ("invalid-field-name", Part::Key) => Selector::parse(text).err(),
        ("invalid-format", _) if said(SELECTOR) => Selector::parse(text).err(),
        ("invalid-format", _) if said(TEMPLATE) => Template::parse(text).err(),
        ("invalid-format", _) if said(OPERAND) => Operand::parse(text).err(),
        _ => None,
    };
    Some((text, fault?))
}

/// The part of the text that is to blame, where the text is written as it reads.
fn narrowed(catalogue: &Catalogue, place: Place, text: &str, fault: &SelectorFault) -> Place {
    let span = catalogue.span(place);
    let source = catalogue.document(place.document()).source();
    let Some(offset) = source.slice(span).find(text) else {
        return place;
    };
    if fault.range.is_empty() {
        return place;
    }
    let start = span.start as usize + offset;
    Place::Text {
        document: place.document(),
        span: Span::new(start + fault.range.start, start + fault.range.end),
    }
}
