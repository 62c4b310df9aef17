//! Where a report goes: standard output, and files that are whole or not there.

use std::fs::{self, OpenOptions};
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
    let plain = Options {
        color: false,
        ..options
    };
    let files = settings.outputs.iter().map(|(format, path)| {
        write_file(path, |out| {
            catlint_report::render(*format, catalogue, report, &plain, out)
        })
    });
    // A disk that is full costs a file, and not what standard output would tell.
    let files: Vec<_> = files.collect();
    // What would change takes the place of the findings.
    let told = match settings.fix.is_none_or(|fix| fix.write) {
        true => {
            let text = rendered(settings.format, catalogue, report, &options);
            printed(text.and_then(|text| io::stdout().lock().write_all(&text)))
        }
        false => Ok(()),
    };
    if !settings.quiet {
        // Nothing can be told where standard error is closed.
        let _ = io::stderr()
            .lock()
            .write_all(catlint_report::summary(report).as_bytes());
    }
    files.into_iter().collect::<Result<(), _>>().and(told)
}

/// Prints a text to standard output.
pub(crate) fn print(text: &str) -> Result<(), Error> {
    printed(io::stdout().lock().write_all(text.as_bytes()))
}

/// A reader that has seen enough is no failure; the status still tells the findings.
pub(crate) fn printed(result: io::Result<()>) -> Result<(), Error> {
    match result {
        Err(source) if source.kind() != io::ErrorKind::BrokenPipe => Err(Error::Io {
            action: "write",
            path: PathBuf::from("standard output"),
            source,
        }),
        _ => Ok(()),
    }
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

/// Writes a file that is whole or not there. A pipe or a device is written to as it is: there is
/// nothing to keep whole, and a file in its place would be worse than none.
pub(crate) fn write_file(
    path: &Path,
    render: impl Fn(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Error> {
    let stream = fs::metadata(path).is_ok_and(|meta| !meta.is_file() && !meta.is_dir());
    let written = match stream {
        true => write_stream(path, render),
        false => replace(path, None, render),
    };
    written.map_err(|source| Error::Io {
        action: "write",
        path: path.to_owned(),
        source,
    })
}

fn write_stream(path: &Path, render: impl Fn(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut text = Vec::new();
    render(&mut text)?;
    OpenOptions::new().write(true).open(path)?.write_all(&text)
}
