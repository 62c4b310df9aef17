//! One line a finding: `path:line:column: severity[rule] record: message`.

use std::io::{self, Write};

use catlint_core::Catalogue;
use catlint_core::report::Report;

use crate::{escape, place};

pub(crate) fn write(catalogue: &Catalogue, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for diagnostic in &report.diagnostics {
        let position = catalogue.position(diagnostic.primary.place);
        let path = escape::line(place::path(catalogue, diagnostic.primary.place));
        let message = escape::line(&place::headline(catalogue, diagnostic));
        let (line, column) = (position.line, position.column);
        let (severity, rule) = (diagnostic.severity, diagnostic.rule);
        let text = format!("{path}:{line}:{column}: {severity}[{rule}] {message}");
        // A path may begin like a command.
        writeln!(out, "{}", escape::disarm_lines(&text))?;
    }
    Ok(())
}
