//! The link history on disk: read in every run that asks links, written by `--update-history` alone.
//!
//! [`open`] reads it. [`Store::recall`] tells the outcomes what it knows of them, [`Store::update`]
//! makes of them what is to be written, and [`Update::write`] writes it, whole or not at all, after
//! the report is out.

use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use catlint_core::Day;
use catlint_core::link::LinkOutcome;
use catlint_links::Link;
use catlint_links::history::{self, MOST_BYTES, Reading};

use crate::atomic::regular;
use crate::error::Error;
use crate::links::damage;
use crate::links::update::Update;
use crate::settings::{HistorySettings, Settings};

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
        cited: Option<&[Link<'_>]>,
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
            after.prune(cited.iter().map(|link| link.url));
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
    regular(path)?;
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let file = fs::File::open(path)?;
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}
