//! For people: what is wrong, what to type, the line, the rule.

mod framed;
mod printer;

use std::collections::BTreeMap;
use std::io::{self, Write};

use catlint_core::report::Report;
use catlint_core::{Catalogue, Diagnostic, Label, Severity};

use crate::Options;
use crate::escape;
use crate::place;
use printer::Printer;

/// Findings shown for one file; the rest is counted.
const SHOWN_PER_FILE: usize = 100;

/// Findings shown at all: more than anybody reads.
const SHOWN: usize = 1000;

/// Related places shown with a frame of their own; the rest is a line each.
const FRAMES: usize = 2;

pub(crate) fn write(
    catalogue: &Catalogue,
    report: &Report,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    let printer = Printer::new(catalogue, options);
    let mut per_file: BTreeMap<&str, usize> = BTreeMap::new();
    let mut shown = 0;
    for diagnostic in &report.diagnostics {
        let path = place::path(catalogue, diagnostic.primary.place);
        let left = per_file.entry(path).or_default();
        if shown < SHOWN && *left < SHOWN_PER_FILE {
            shown += 1;
            // Words that are wrapped may begin a line with what a runner takes for a command.
            let text = escape::disarm_lines(&finding(&printer, diagnostic));
            out.write_all(text.as_bytes())?;
        }
        *left += 1;
    }
    count_the_rest(&per_file, report.diagnostics.len() - shown, out)
}

/// Says how many findings are not shown: of each file, or of all together where there are too many.
fn count_the_rest(
    per_file: &BTreeMap<&str, usize>,
    hidden: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let over = per_file
        .values()
        .map(|count| count.saturating_sub(SHOWN_PER_FILE));
    if hidden > over.sum() {
        return writeln!(
            out,
            "… and {hidden} more findings; the formats `concise` and `json` have them all\n"
        );
    }
    for (path, count) in per_file {
        let more = count.saturating_sub(SHOWN_PER_FILE);
        if more > 0 {
            let path = escape::line(path);
            writeln!(out, "… and {more} more findings in {path}\n")?;
        }
    }
    Ok(())
}

fn finding(printer: &Printer<'_>, diagnostic: &Diagnostic) -> String {
    let catalogue = printer.catalogue;
    let headline = escape::line(&place::headline(catalogue, diagnostic));
    let mut text = printer.frame(&diagnostic.primary, headline, diagnostic.severity);
    for related in diagnostic.related.iter().take(FRAMES) {
        let words = match place::label(catalogue, related.place) {
            Some(label) => format!("{}: {label}", related.message),
            None => related.message.clone(),
        };
        let unlabelled = Label {
            place: related.place,
            message: String::new(),
        };
        text.push_str(&printer.frame(&unlabelled, escape::line(&words), Severity::Note));
    }
    for related in diagnostic.related.iter().skip(FRAMES) {
        let position = catalogue.position(related.place);
        let path = escape::line(place::path(catalogue, related.place));
        let message = escape::line(&related.message);
        text.push_str(&format!(
            "  {path}:{}:{}: {message}\n",
            position.line, position.column
        ));
    }
    if let Some(help) = &diagnostic.help {
        text.push_str(&printer.wrapped("  help: ", &escape::line(help)));
    }
    text.push_str(&format!("  rule: {}\n\n", diagnostic.rule));
    text
}
