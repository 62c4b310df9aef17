//! One versioned JSON object, with types of its own so that it changes only on purpose.
//! `schema/report.schema.json` describes it.

use std::io::{self, Write};

use catlint_core::link::LinkOutcome;
use catlint_core::report::Report;
use catlint_core::{Catalogue, Diagnostic, Label, Place, Position, Severity};
use serde::Serialize;

use crate::escape::{redact, write_json};
use crate::standing::WrittenStanding;
use crate::{fingerprint, place};

/// The version of this form.
pub(crate) const VERSION: u32 = 1;

pub(crate) fn write(catalogue: &Catalogue, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let fingerprints = fingerprint::fingerprints(catalogue, &report.diagnostics);
    let diagnostics = report.diagnostics.iter().zip(fingerprints);
    let json = JsonReport {
        version: VERSION,
        summary: JsonSummary::new(report),
        rules: report.rules.iter().map(|rule| rule.name.0).collect(),
        diagnostics: diagnostics
            .map(|(diagnostic, fingerprint)| {
                JsonDiagnostic::new(catalogue, report, diagnostic, fingerprint)
            })
            .collect(),
        links: report
            .links
            .iter()
            .map(|link| JsonLink::new(catalogue, link))
            .collect(),
    };
    write_json(&json, out)
}

#[derive(Serialize)]
struct JsonReport {
    version: u32,
    summary: JsonSummary,
    rules: Vec<&'static str>,
    diagnostics: Vec<JsonDiagnostic>,
    links: Vec<JsonLink>,
}

#[derive(Serialize)]
struct JsonSummary {
    files: usize,
    records: usize,
    links: usize,
    links_asked: usize,
    rules: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    ignored: usize,
    baselined: usize,
    notices: Vec<String>,
    change: Option<JsonChange>,
    shards: Option<JsonShards>,
    incomplete: bool,
}

#[derive(Serialize)]
struct JsonShards {
    of: u32,
    numbers: Vec<u32>,
}

#[derive(Serialize)]
struct JsonChange {
    since: String,
    records: usize,
    links: usize,
    older: usize,
}

impl JsonSummary {
    fn new(report: &Report) -> Self {
        let summary = report.summary;
        Self {
            files: summary.files,
            records: summary.records,
            links: summary.links,
            links_asked: summary.links_asked,
            rules: summary.rules,
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            notes: report.count(Severity::Note),
            ignored: summary.ignored,
            baselined: summary.baselined,
            notices: report
                .notices
                .iter()
                .map(|notice| redact(notice).into_owned())
                .collect(),
            change: report.change.as_ref().map(|change| JsonChange {
                since: redact(&change.since).into_owned(),
                records: change.records,
                links: change.links,
                older: change.older,
            }),
            shards: report.shards.as_ref().map(|shards| JsonShards {
                of: shards.of,
                numbers: shards.numbers.iter().copied().collect(),
            }),
            incomplete: report.incomplete,
        }
    }
}

#[derive(Serialize)]
struct JsonDiagnostic {
    rule: &'static str,
    category: Option<&'static str>,
    severity: &'static str,
    message: String,
    help: Option<String>,
    #[serde(flatten)]
    place: JsonPlace,
    here: Option<String>,
    related: Vec<JsonRelated>,
    fix: Option<JsonFix>,
    fingerprint: String,
}

impl JsonDiagnostic {
    fn new(
        catalogue: &Catalogue,
        report: &Report,
        diagnostic: &Diagnostic,
        fingerprint: String,
    ) -> Self {
        let rule = report
            .rules
            .iter()
            .find(|rule| rule.name == diagnostic.rule);
        Self {
            rule: diagnostic.rule.0,
            category: rule.map(|rule| rule.category.name()),
            severity: diagnostic.severity.name(),
            message: redact(&diagnostic.message).into_owned(),
            help: diagnostic
                .help
                .as_deref()
                .map(|help| redact(help).into_owned()),
            place: JsonPlace::new(catalogue, diagnostic.primary.place),
            here: words(&diagnostic.primary.message),
            related: diagnostic
                .related
                .iter()
                .map(|label| JsonRelated::new(catalogue, label))
                .collect(),
            fix: JsonFix::new(catalogue, diagnostic),
            fingerprint,
        }
    }
}

fn words(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| redact(text).into_owned())
}

#[derive(Serialize)]
struct JsonPlace {
    path: String,
    record: Option<String>,
    label: Option<String>,
    pointer: String,
    span: JsonSpan,
}

impl JsonPlace {
    fn new(catalogue: &Catalogue, place: Place) -> Self {
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

#[derive(Serialize)]
struct JsonRelated {
    #[serde(flatten)]
    place: JsonPlace,
    message: String,
}

impl JsonRelated {
    fn new(catalogue: &Catalogue, label: &Label) -> Self {
        let message = redact(&label.message).into_owned();
        Self {
            place: JsonPlace::new(catalogue, label.place),
            message,
        }
    }
}

#[derive(Serialize)]
struct JsonFix {
    applicability: &'static str,
    edits: Vec<JsonEdit>,
}

#[derive(Serialize)]
struct JsonEdit {
    path: String,
    start: u32,
    end: u32,
    replacement: String,
}

impl JsonFix {
    /// The fix, unless it would show a secret.
    fn new(catalogue: &Catalogue, diagnostic: &Diagnostic) -> Option<Self> {
        let fix = diagnostic.fix.as_ref()?;
        let secret = fix
            .edits
            .iter()
            .any(|edit| redact(&edit.replacement) != edit.replacement.as_str());
        let edits = fix.edits.iter().map(|edit| JsonEdit {
            path: redact(catalogue.document(edit.document).path()).into_owned(),
            start: edit.span.start,
            end: edit.span.end,
            replacement: edit.replacement.clone(),
        });
        (!secret).then(|| Self {
            applicability: fix.applicability.name(),
            edits: edits.collect(),
        })
    }
}

#[derive(Serialize)]
struct JsonLink {
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
    fn new(catalogue: &Catalogue, link: &LinkOutcome) -> Self {
        let hop = |hop: &catlint_core::link::Hop| JsonHop {
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
