//! Where a report goes: standard output, and files that are whole or not there.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use catlint_core::Catalogue;
use catlint_core::report::Report;
use catlint_report::{Format, Options};

use crate::atomic::replace;
use crate::error::Error;
use crate::settings::Settings;

/// Prints the report and writes every further one; the summary goes to standard error.
pub(crate) fn write(
    settings: &Settings,
    catalogue: &Catalogue,
    report: &Report,
) -> Result<(), Error> {
    let options = Options {
        color: settings.color,
        tool_version: env!("CARGO_PKG_VERSION"),
        ..Options::default()
    };
    for (format, path) in &settings.outputs {
        let plain = Options {
            color: false,
            ..options
        };
        write_file(path, |out| {
            catlint_report::render(*format, catalogue, report, &plain, out)
        })?;
    }
    let text = rendered(settings.format, catalogue, report, &options);
    let printed = text.and_then(|text| io::stdout().lock().write_all(&text));
    match printed {
        // A reader that has seen enough is no failure; the status still tells the findings.
        Err(source) if source.kind() != io::ErrorKind::BrokenPipe => {
            return Err(Error::Io {
                action: "write",
                path: PathBuf::from("standard output"),
                source,
            });
        }
        _ => {}
    }
    if !settings.quiet {
        // Nothing can be told where standard error is closed.
        let _ = io::stderr()
            .lock()
            .write_all(catlint_report::summary(report).as_bytes());
    }
    Ok(())
}

fn rendered(
    format: Format,
    catalogue: &Catalogue,
    report: &Report,
    options: &Options,
) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    catlint_report::render(format, catalogue, report, options, &mut text)?;
    Ok(text)
}

/// Writes a file that is whole or not there.
pub(crate) fn write_file(
    path: &Path,
    render: impl Fn(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Error> {
    replace(path, None, render).map_err(|source| Error::Io {
        action: "write",
        path: path.to_owned(),
        source,
    })
}
