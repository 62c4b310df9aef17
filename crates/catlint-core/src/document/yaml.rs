//! Reads YAML with `granit-parser`; the only file that names it.

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Tag};

use super::builder::{Builder, Collection, Stop};
use super::fault::{FaultKind, Limit};
use super::limits::Limits;
use super::node::Style;
use crate::span::Span;

/// Reads the text into the builder; a fault ends the reading.
pub(super) fn read(text: &str, limits: &Limits, builder: &mut Builder<'_>) {
    let options = granit_parser::options! {
        flow_nesting_limit: limits.depth,
        block_nesting_limit: limits.depth,
        max_buffered_comment_events: 10_000,
    };
    for event in Parser::new_from_str_with_options(text, options) {
        let taken = match event {
            Ok((event, span)) => take(text, builder, &event, to_span(span)),
            Err(error) => {
                refuse(builder, &error, limits);
                Err(Stop)
            }
        };
        if taken.is_err() {
            builder.abandon();
            return;
        }
    }
}

fn take(text: &str, builder: &mut Builder<'_>, event: &Event<'_>, span: Span) -> Result<(), Stop> {
    match event {
        Event::DocumentStart(..) => builder.begin_document(span),
        Event::Scalar(value, style, anchor, tag) => {
            note_tag(builder, tag.as_deref(), span);
            let plain = *style == ScalarStyle::Plain;
            // The parser gives `~` for a value that is absent.
            let absent = plain && span.is_empty() && (value == "~" || value.is_empty());
            let (value, span) = if absent {
                ("", after_colon(text, span))
            } else {
                (value.as_ref(), span)
            };
            let resolve = plain && tag.as_deref().and_then(Tag::core_suffix) != Some("str");
            builder.scalar(span, value, to_style(*style), resolve, *anchor)
        }
        Event::SequenceStart(_, anchor, tag) => {
            note_tag(builder, tag.as_deref(), span);
            builder.open(Collection::Sequence, span.start as usize, *anchor)
        }
        Event::MappingStart(_, anchor, tag) => {
            note_tag(builder, tag.as_deref(), span);
            builder.open(Collection::Mapping, span.start as usize, *anchor)
        }
        Event::SequenceEnd | Event::MappingEnd => {
            // Only flow collections end with a bracket; a block ends with its last child.
            builder.close((!span.is_empty()).then_some(span.end as usize))
        }
        Event::Alias(anchor) => builder.alias(span, *anchor),
        Event::Comment(..) => {
            builder.comment(span);
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The place of an absent value: behind the colon that announces it, where one would type it.
fn after_colon(text: &str, span: Span) -> Span {
    let rest = text.get(span.start as usize..).unwrap_or_default();
    let after = rest.trim_start_matches([' ', '\t']).len();
    let blank = rest.len().saturating_sub(after);
    let is_colon = rest.get(blank..).is_some_and(|rest| rest.starts_with(':'));
    let colon = if is_colon { blank.saturating_add(1) } else { 0 };
    let start = (span.start as usize).saturating_add(colon);
    Span::new(start, start)
}

fn note_tag(builder: &mut Builder<'_>, tag: Option<&Tag>, span: Span) {
    if let Some(tag) = tag.filter(|tag| !tag.is_yaml_core_schema()) {
        builder.fault(
            FaultKind::UnknownTag {
                tag: tag.original(),
            },
            span,
        );
    }
}

fn refuse(builder: &mut Builder<'_>, error: &ScanError, limits: &Limits) {
    let offset = error.marker().byte_offset().unwrap_or_default();
    let kind = match error.kind() {
        ErrorKind::RecursionLimitExceeded => FaultKind::Limit(Limit::Depth(limits.depth)),
        kind => FaultKind::Syntax {
            reason: kind.to_string(),
        },
    };
    builder.fault(kind, Span::new(offset, offset));
}

fn to_span(span: granit_parser::Span) -> Span {
    span.byte_range()
        .map_or_else(Span::default, |range| Span::new(range.start, range.end))
}

fn to_style(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted => Style::SingleQuoted,
        ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
        ScalarStyle::Literal => Style::Literal,
        ScalarStyle::Folded => Style::Folded,
    }
}
