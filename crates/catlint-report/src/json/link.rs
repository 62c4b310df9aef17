//! What was learnt of a link.

use catlint_core::Catalogue;
use catlint_core::link::{Hop, LinkOutcome};
use serde::Serialize;

use super::place::JsonPlace;
use crate::escape::redact;
use crate::standing::WrittenStanding;

#[derive(Serialize)]
pub(super) struct JsonLink {
    url: String,
    verdict: &'static str,
    status: Option<u16>,
    final_url: Option<String>,
    hops: Vec<JsonHop>,
    failure: Option<&'static str>,
    cause: Option<String>,
    checked_by: Option<&'static str>,
    archived: Option<String>,
    standing: WrittenStanding,
    places: Vec<JsonPlace>,
}

#[derive(Serialize)]
struct JsonHop {
    url: String,
    status: Option<u16>,
}

impl JsonLink {
    pub(super) fn new(catalogue: &Catalogue, link: &LinkOutcome) -> Self {
        let hop = |hop: &Hop| JsonHop {
            url: redact(&hop.url).into_owned(),
            status: hop.status,
        };
        Self {
            url: redact(&link.url).into_owned(),
            verdict: link.verdict.name(),
            status: link.status,
            final_url: link
                .final_url
                .as_deref()
                .map(|url| redact(url).into_owned()),
            hops: link.hops.iter().map(hop).collect(),
            failure: link.failure,
            cause: link
                .cause
                .as_deref()
                .map(|cause| redact(cause).into_owned()),
            checked_by: link.checked_by,
            archived: link.archived.as_deref().map(|url| redact(url).into_owned()),
            standing: link.standing.into(),
            places: link
                .places
                .iter()
                .map(|place| JsonPlace::new(catalogue, *place))
                .collect(),
        }
    }
}
