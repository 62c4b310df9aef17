//! The baseline as it is to be written, whole or not at all, after the report is out.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};
use std::path::PathBuf;

use catlint_core::Identity;

use super::error::BaselineError;
use super::{Baseline, Kind, file, kind};
use crate::atomic::{regular, replace};
use crate::error::Error;
use crate::settings::Settings;

/// What is to be written.
pub(crate) struct Update {
    pub(super) path: PathBuf,
    pub(super) name: String,
    /// How many findings the file stood for; nothing where there was none.
    pub(super) before: Option<usize>,
    pub(super) after: usize,
    /// How many of those that are gone are found at other records, as after a change of ids.
    pub(super) elsewhere: usize,
    pub(super) text: String,
}

impl Baseline {
    /// What is to be written, where the settings want it.
    pub(crate) fn update(
        &self,
        settings: &Settings,
        ran: &dyn Fn(&Identity) -> bool,
    ) -> Option<Update> {
        let baseline = settings
            .baseline
            .as_ref()
            .filter(|baseline| baseline.update)?;
        let mut entries = BTreeMap::new();
        for entry in &self.entries {
            if ran(&entry.identity) {
                for used in &entry.used {
                    *entries.entry(used.clone()).or_default() += 1;
                }
            } else {
                *entries.entry(entry.identity.clone()).or_default() += entry.count;
            }
        }
        let before = self
            .exists
            .then(|| self.entries.iter().map(|entry| entry.count).sum());
        Some(Update {
            path: baseline.path.clone(),
            name: baseline.name.clone(),
            before,
            after: entries.values().sum(),
            elsewhere: self.elsewhere(ran),
            text: file::write(&entries),
        })
    }

    /// How many of what is gone may only have another record's name: there is a finding of the same
    /// kind that is not known.
    fn elsewhere(&self, ran: &dyn Fn(&Identity) -> bool) -> usize {
        let mut gone = HashMap::<Kind, usize>::new();
        for entry in self.entries.iter().filter(|entry| ran(&entry.identity)) {
            *gone.entry(kind(&entry.identity)).or_default() += entry.count - entry.used.len();
        }
        let both = gone.iter().filter_map(|(kind, gone)| {
            let strangers = self.strangers.get(kind)?;
            Some(*gone.min(strangers))
        });
        both.sum()
    }
}

impl Update {
    /// Writes it, unless it is as it was, and says what was done unless that is not wanted.
    pub(crate) fn write(self, quiet: bool) -> Result<(), Error> {
        let words = self.words();
        if self.before != Some(self.after) {
            let mode = regular(&self.path).ok().map(|known| known.permissions());
            replace(&self.path, mode, |out| out.write_all(self.text.as_bytes())).map_err(
                |error| BaselineError::Unusable {
                    path: self.name.clone(),
                    reason: error.to_string(),
                },
            )?;
        }
        if !quiet {
            // Nothing can be told where standard error is closed.
            let _ = writeln!(io::stderr().lock(), "{words}");
        }
        Ok(())
    }

    fn words(&self) -> String {
        let Self { name, after, .. } = self;
        let findings = |count: usize| match count {
            1 => "1 finding".to_owned(),
            count => format!("{count} findings"),
        };
        match self.before {
            None => format!("{name} was written: {}", findings(*after)),
            Some(before) if before == *after => {
                format!("{name} is as it was: {}", findings(*after))
            }
            Some(before) => format!(
                "{name} was written: {} no longer found, {after} left{}",
                findings(before - after),
                self.renamed()
            ),
        }
    }

    /// What to do where records got other ids: what was known of them was not mended.
    fn renamed(&self) -> String {
        match self.elsewhere {
            0 => String::new(),
            count => format!(
                "\n{count} of the same rule and field {} new at other records: where only an id changed, \
                 take the file as it was from git, and write the new id in it",
                if count == 1 { "is" } else { "are" }
            ),
        }
    }
}
