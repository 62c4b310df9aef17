//! Workflow commands of GitHub Actions: findings beside the changed lines of a pull request.

use std::io::{self, Write};

use catlint_core::report::Report;
use catlint_core::{Catalogue, Severity};

use crate::{escape, place};

pub(crate) fn write(catalogue: &Catalogue, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for diagnostic in &report.diagnostics {
        let region = place::region(catalogue, diagnostic.primary.place);
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let file = escape::github_property(place::path(catalogue, diagnostic.primary.place));
        let title = escape::github_property(&format!("catlint: {}", diagnostic.rule));
        let mut message = escape::github_data(&place::headline(catalogue, diagnostic));
        if let Some(help) = &diagnostic.help {
            message.push_str("%0Ahelp: ");
            message.push_str(&escape::github_data(help));
        }
        let (line, column) = (region.start.line, region.start.column);
        // GitHub ignores columns that are given for more than one line.
        let end = if region.end.line == line {
            format!(",endColumn={}", region.end.column)
        } else {
            String::new()
        };
        writeln!(
            out,
            "::{command} file={file},line={line},col={column}{end},title={title}::{message}"
        )?;
    }
    Ok(())
}
