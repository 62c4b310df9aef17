//! The link history on disk: read in every run that asks links, written by `--update-history` alone.
//!
//! [`open`] reads it. [`Store::recall`] tells the outcomes what it knows of them, [`Store::update`]
//! makes of them what is to be written, and [`Update::write`] writes it, whole or not at all, after
//! the report is out.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};

use catlint_core::Day;
use catlint_core::link::LinkOutcome;
use catlint_links::Link;
use catlint_links::history::{self, History, MOST_BYTES, Reading, StrikeRule, Vantage};

use crate::audit::Findings;
use crate::error::Error;
use crate::links::damage;
use crate::settings::Settings;

/// The history's name where the config gives none.
const FILE_NAME: &str = "links.history.tsv";

/// What a run does with the history.
#[derive(Debug)]
pub struct HistorySettings {
    /// Its path, relative to the root.
    pub path: String,
    /// Whether it is written.
    pub update: bool,
    /// From where links are asked.
    pub vantage: Vantage,
    /// How many failures make a link dead.
    pub rule: StrikeRule,
}

impl HistorySettings {
    /// The settings with their defaults.
    #[must_use]
    pub fn new(path: Option<String>, update: bool, vantage: Vantage, rule: StrikeRule) -> Self {
        Self {
            path: path.unwrap_or_else(|| FILE_NAME.to_owned()),
            update,
            vantage,
            rule,
        }
    }
}

/// The history as it was found.
pub(crate) struct Store {
    path: PathBuf,
    /// Its text; nothing where there is none yet, or it cannot be read.
    bytes: Option<Vec<u8>>,
    /// Why it cannot be read.
    fault: Option<io::Error>,
    reading: Reading,
}

/// Opens the history. What is wrong with it is a notice, never the end of the run.
pub(crate) fn open(settings: &Settings, notices: &mut Vec<String>) -> Result<Store, Error> {
    let path = locate(settings)?;
    let (bytes, fault) = match read(&path) {
        Ok(bytes) => (Some(bytes), None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => (None, None),
        Err(error) => (None, Some(error)),
    };
    let reading = bytes.as_deref().map(history::parse).unwrap_or_default();
    let name = &settings.history.path;
    if let Some(fault) = &fault {
        notices.push(format!("{name} cannot be read and was not used: {fault}"));
    }
    notices.extend(damage::words(name, &reading));
    Ok(Store {
        path,
        bytes,
        fault,
        reading,
    })
}

impl Store {
    /// Tells each outcome how long its link has been as it is. Without a history, and none to begin,
    /// nothing is known.
    pub(crate) fn recall(&self, settings: &Settings, outcomes: &mut [LinkOutcome], today: Day) {
        if self.bytes.is_none() && self.fault.is_none() && !settings.history.update {
            return;
        }
        let history = &self.reading.history;
        for outcome in outcomes {
            outcome.standing = history.judge(outcome, today, &settings.history.rule);
            let entry = history.entries.get(&outcome.url);
            let copy = entry.and_then(|entry| entry.archived.clone());
            if outcome.is_dead() && outcome.archived.is_none() {
                outcome.archived = copy;
            }
        }
    }

    /// What is to be written after a run. `cited` are all links of the catalogue, or nothing where
    /// some of it could not be read: then no link is forgotten.
    pub(crate) fn update(
        self,
        settings: &Settings,
        outcomes: &[LinkOutcome],
        cited: Option<&[Link]>,
        today: Day,
    ) -> Option<Update> {
        let HistorySettings {
            update,
            vantage,
            rule,
            ..
        } = &settings.history;
        if !update || !self.reading.is_ours() {
            return None;
        }
        let mut after = self.reading.history.clone();
        after.update(outcomes, today, *vantage, rule);
        if let Some(cited) = cited {
            after.prune(cited.iter().map(|link| link.url.as_str()));
        }
        Some(Update {
            path: self.path,
            name: settings.history.path.clone(),
            before: self.bytes,
            changed: after.differences(&self.reading.history),
            after,
            fault: self.fault,
        })
    }
}

/// A history that is to be written.
pub(crate) struct Update {
    path: PathBuf,
    name: String,
    before: Option<Vec<u8>>,
    after: History,
    changed: usize,
    fault: Option<io::Error>,
}

impl Update {
    /// Writes it, unless it is as it was, and says so.
    pub(crate) fn write(self, quiet: bool) -> Result<(), Error> {
        let text = history::render(&self.after);
        let written = match self.fault {
            Some(fault) => Err(fault),
            None if self.before.as_deref() == Some(text.as_bytes()) => Ok(()),
            None => replace(&self.path, text.as_bytes()),
        };
        written.map_err(|source| Error::Io {
            action: "write",
            path: PathBuf::from(&self.name),
            source,
        })?;
        if !quiet {
            let changed = match self.changed {
                0 => "no line changed".to_owned(),
                1 => "1 line changed".to_owned(),
                count => format!("{count} lines changed"),
            };
            // Nothing can be told where standard error is closed.
            let _ = writeln!(io::stderr().lock(), "{}: {changed}", self.name);
        }
        Ok(())
    }
}

/// Says why the history was not written, where it should have been and nothing else has said so.
pub(crate) fn excuse(settings: &Settings, findings: &mut Findings) {
    let learnt = findings.believed && !findings.links.is_empty();
    if settings.history.update && findings.history.is_none() && !learnt {
        let name = &settings.history.path;
        findings.notices.push(format!(
            "{name} was left as it is: nothing was learnt of any link"
        ));
    }
}

/// The file, which must be inside the catalogue: the config may come from a stranger.
fn locate(settings: &Settings) -> Result<PathBuf, Error> {
    let relative = Path::new(&settings.history.path);
    let outside = || Error::HistoryPath {
        path: settings.history.path.clone(),
    };
    let mut parts = relative.components();
    if !parts.all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
        return Err(outside());
    }
    let path = settings.root.join(relative);
    let directory = path.parent().unwrap_or(&settings.root);
    match fs::canonicalize(directory) {
        Ok(real) if !real.starts_with(&settings.root) => Err(outside()),
        // Where there is no such directory, there is no such file; writing will say it.
        _ => Ok(path),
    }
}

/// Reads a regular file, up to one byte more than may be read, so that the limit is seen.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    is_regular(path)?;
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let file = fs::File::open(path)?;
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn is_regular(path: &Path) -> io::Result<fs::Metadata> {
    let meta = fs::symlink_metadata(path)?;
    if meta.is_symlink() {
        return Err(io::Error::other(
            "it is a symbolic link, which is never followed",
        ));
    }
    if !meta.is_file() {
        return Err(io::Error::other("it is no regular file"));
    }
    Ok(meta)
}

/// Writes beside the file and renames: whoever looks, even after a crash, sees the old history or
/// the new one.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mode = match is_regular(path) {
        Ok(meta) => Some(meta.permissions()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let temporary = path.with_file_name(name);
    let written = write_new(&temporary, bytes, mode).and_then(|()| fs::rename(&temporary, path));
    written.inspect_err(|error| {
        // What somebody else has put there is not ours to remove.
        if error.kind() != io::ErrorKind::AlreadyExists {
            drop(fs::remove_file(&temporary));
        }
    })?;
    sync_directory(path);
    Ok(())
}

fn write_new(path: &Path, bytes: &[u8], mode: Option<fs::Permissions>) -> io::Result<()> {
    let mut file = fs::File::create_new(path)?;
    file.write_all(bytes)?;
    if let Some(mode) = mode {
        file.set_permissions(mode)?;
    }
    file.sync_all()
}

/// Makes the new name last. Not every system can; the file itself is safe by then.
fn sync_directory(path: &Path) {
    let directory = path.parent().and_then(|parent| fs::File::open(parent).ok());
    if let Some(directory) = directory {
        let _ = directory.sync_all();
    }
}
