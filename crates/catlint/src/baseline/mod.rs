//! The baseline: findings that were there before anybody looked. They are not reported, and they can
//! only become fewer.
//!
//! [`open`] reads it, [`Baseline::take_from`] takes the findings out that it knows,
//! [`Baseline::stale`] tells what it knows for nothing, and [`Baseline::update`] what is to be
//! written.

pub mod error;
mod file;
mod update;

use std::collections::HashMap;
use std::fs;
use std::io::{self, Read};

use catlint_core::document::{Document, Limits};
use catlint_core::{Catalogue, Diagnostic, DocumentId, Identity, Place};

use crate::atomic::regular;
use crate::error::Error;
use crate::settings::{BaselineSettings, Settings};
use error::BaselineError;

pub(crate) use update::Update;

/// One entry, and what has come of it.
#[derive(Debug)]
struct Entry {
    identity: Identity,
    /// How many findings it stands for.
    count: usize,
    place: Place,
    /// The findings that it was used for.
    used: Vec<Identity>,
}

/// The baseline of a run.
#[derive(Debug, Default)]
pub(crate) struct Baseline {
    entries: Vec<Entry>,
    /// Whether there is a file.
    exists: bool,
}

/// Reads the baseline that the settings name, and adds its text to the catalogue, where findings
/// can be about it.
///
/// # Errors
/// Where there is none and none is to be written, and where it cannot be used.
pub(crate) fn open(
    settings: &Settings,
    catalogue: &mut Catalogue,
) -> Result<Option<Baseline>, Error> {
    let Some(baseline) = &settings.baseline else {
        return Ok(None);
    };
    let bytes = match read(baseline, &settings.limits) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return match baseline.update {
                true => Ok(Some(Baseline::default())),
                false => Err(missing(baseline).into()),
            };
        }
        Err(error) => return Err(unusable(baseline, &error).into()),
    };
    let document = Document::parse(&baseline.name, bytes, &settings.limits);
    let entries = file::parse(&document).map_err(|damage| {
        let position = document.source().position(damage.span.start);
        BaselineError::Damaged {
            path: baseline.name.clone(),
            position: (position.line, position.column),
            reason: damage.reason,
        }
    })?;
    let id = DocumentId(u32::try_from(catalogue.documents.len()).unwrap_or(u32::MAX));
    catalogue.documents.push(document);
    let entries = entries.into_iter().map(|read| Entry {
        identity: read.identity,
        count: read.count,
        place: Place::value(id, read.node),
        used: Vec::new(),
    });
    Ok(Some(Baseline {
        entries: entries.collect(),
        exists: true,
    }))
}

/// A baseline as it would be written again, entries of one finding as one; nothing where the text is
/// none.
#[must_use]
pub fn written_again(bytes: Vec<u8>) -> Option<String> {
    let document = Document::parse("baseline.json", bytes, &Limits::default());
    let mut entries = std::collections::BTreeMap::<Identity, usize>::new();
    for read in file::parse(&document).ok()? {
        let count = entries.entry(read.identity).or_default();
        *count = count.saturating_add(read.count);
    }
    Some(file::write(&entries))
}

/// Reads a regular file, up to one byte more than may be read, so that the limit is seen.
fn read(baseline: &BaselineSettings, limits: &Limits) -> io::Result<Vec<u8>> {
    regular(&baseline.path)?;
    let most = u64::try_from(limits.bytes).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let file = fs::File::open(&baseline.path)?;
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn missing(baseline: &BaselineSettings) -> BaselineError {
    BaselineError::Missing {
        path: baseline.name.clone(),
    }
}

fn unusable(baseline: &BaselineSettings, error: &io::Error) -> BaselineError {
    BaselineError::Unusable {
        path: baseline.name.clone(),
        reason: error.to_string(),
    }
}

impl Baseline {
    /// Leaves only what the base revision has too: a change cannot add to the baseline that excuses
    /// it. `base` is the text there; nothing where it has none. Says how many entries do not count.
    pub(crate) fn hold_to(&mut self, base: Option<&[u8]>) -> usize {
        let document =
            base.map(|text| Document::parse("baseline.json", text.to_vec(), &Limits::default()));
        let known = document.and_then(|document| file::parse(&document).ok());
        let known = known.unwrap_or_default();
        let index = Index::of(known.iter().map(|read| &read.identity));
        let before = self.entries.len();
        self.entries.retain_mut(|entry| {
            let found = index.find(&entry.identity, |number| {
                known.get(number).map(|read| &read.identity)
            });
            let read = found.and_then(|number| known.get(number));
            entry.count = entry.count.min(read.map_or(0, |read| read.count));
            entry.count > 0
        });
        before - self.entries.len()
    }

    /// Takes the findings out that it knows, each entry as often as it counts. Where none is there
    /// yet and one is to be written, it will know them all.
    pub(crate) fn take_from(
        &mut self,
        catalogue: &Catalogue,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Diagnostic> {
        let index = Index::of(self.entries.iter().map(|entry| &entry.identity));
        let (known, new) = std::mem::take(diagnostics)
            .into_iter()
            .partition(|diagnostic| {
                let identity = self.identity(catalogue, diagnostic);
                identity.is_some_and(|identity| self.knows(&index, identity))
            });
        *diagnostics = new;
        known
    }

    /// What a finding is known by. Of one that was settled, places may have been left out, and with
    /// them the records that an entry must have: such a one is known by its number or not at all.
    fn identity(&self, catalogue: &Catalogue, diagnostic: &Diagnostic) -> Option<Identity> {
        let own = Identity::of(catalogue, diagnostic);
        match diagnostic.fingerprint {
            Some(whole) if whole != own.fingerprint() => {
                let mut entries = self.entries.iter().map(|entry| &entry.identity);
                entries.find(|known| known.fingerprint() == whole).cloned()
            }
            _ => Some(own),
        }
    }

    fn knows(&mut self, index: &Index, identity: Identity) -> bool {
        if !self.exists {
            self.entries.push(Entry {
                identity: identity.clone(),
                count: 1,
                place: Place::Text {
                    document: DocumentId(0),
                    span: catlint_core::Span::default(),
                },
                used: vec![identity],
            });
            return true;
        }
        let open = |number: usize| {
            let entry = self.entries.get(number)?;
            (entry.used.len() < entry.count).then_some(&entry.identity)
        };
        let Some(found) = index.find(&identity, open) else {
            return false;
        };
        if let Some(entry) = self.entries.get_mut(found) {
            entry.used.push(identity);
        }
        true
    }

    /// The places of the entries that stand for more than was found. `ran` tells of which entries
    /// the rule has seen all there is.
    pub(crate) fn stale(&self, ran: &dyn Fn(&Identity) -> bool) -> Vec<Place> {
        let entries = self.entries.iter();
        let stale = entries.filter(|entry| entry.used.len() < entry.count && ran(&entry.identity));
        stale.map(|entry| entry.place).collect()
    }

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
        let mut entries = std::collections::BTreeMap::new();
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
            text: file::write(&entries),
        })
    }
}

/// Finds the entry for an identity: the same one, or one about more records.
struct Index {
    same: HashMap<Identity, Vec<usize>>,
    by_record: HashMap<(String, String), Vec<usize>>,
}

impl Index {
    fn of<'i>(identities: impl Iterator<Item = &'i Identity>) -> Self {
        let mut index = Self {
            same: HashMap::new(),
            by_record: HashMap::new(),
        };
        for (number, identity) in identities.enumerate() {
            index.same.entry(identity.clone()).or_default().push(number);
            if identity.records.len() < 2 {
                continue;
            }
            for record in &identity.records {
                let key = (identity.rule.clone(), record.clone());
                index.by_record.entry(key).or_default().push(number);
            }
        }
        index
    }

    /// The number of an entry; `open` gives the identity of one that may be taken.
    fn find<'i>(
        &self,
        identity: &Identity,
        open: impl Fn(usize) -> Option<&'i Identity>,
    ) -> Option<usize> {
        let same = self.same.get(identity).into_iter().flatten();
        let several = identity.records.len() > 1;
        let first = identity.records.first().filter(|_| several);
        let key = first.map(|record| (identity.rule.clone(), record.clone()));
        let wider = key.and_then(|key| self.by_record.get(&key));
        let mut candidates = same.chain(wider.into_iter().flatten()).copied();
        candidates.find(|number| open(*number).is_some_and(|known| identity.is_within(known)))
    }
}
