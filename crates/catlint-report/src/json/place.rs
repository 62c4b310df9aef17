//! A place as the report writes it.

use catlint_core::{Catalogue, Place, Position};
use serde::Serialize;

use crate::escape::redact;
use crate::place;

#[derive(Serialize)]
pub(super) struct JsonPlace {
    path: String,
    record: Option<String>,
    label: Option<String>,
    pointer: String,
    span: JsonSpan,
}

impl JsonPlace {
    pub(super) fn new(catalogue: &Catalogue, place: Place) -> Self {
        let record = catalogue.record_at(place);
        let region = place::region(catalogue, place);
        Self {
            path: redact(place::path(catalogue, place)).into_owned(),
            record: record.map(|record| redact(&record.id.0).into_owned()),
            label: record.map(|record| redact(&record.label).into_owned()),
            pointer: redact(&catalogue.pointer(place).to_string()).into_owned(),
            span: JsonSpan {
                start: region.start.into(),
                end: region.end.into(),
            },
        }
    }
}

#[derive(Serialize)]
struct JsonSpan {
    start: JsonPosition,
    end: JsonPosition,
}

#[derive(Serialize)]
struct JsonPosition {
    line: u32,
    column: u32,
    offset: u32,
}

impl From<Position> for JsonPosition {
    fn from(position: Position) -> Self {
        Self {
            line: position.line,
            column: position.column,
            offset: position.offset,
        }
    }
}
