//! The baseline: findings that were there before anybody looked. They are not reported, and they can
//! only become fewer.
//!
//! [`open()`] reads it, [`Baseline::take_from`] takes the findings out that it knows,
//! [`Baseline::stale`] tells what it knows for nothing, and [`Baseline::update`] what is to be
//! written.

pub mod error;
mod file;
mod index;
mod open;
mod update;

use std::collections::{BTreeMap, HashMap};

use catlint_core::document::{Document, Limits};
use catlint_core::{Catalogue, Diagnostic, DocumentId, Identity, Place};

use index::Index;

pub(crate) use open::open;
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
    /// How many findings it does not know, by what is left of them without their records.
    strangers: HashMap<Kind, usize>,
}

/// The rule and the field of a finding: what it keeps when its record gets another id.
type Kind = (String, String);

fn kind(identity: &Identity) -> Kind {
    (identity.rule.clone(), identity.field.clone())
}

/// A baseline as it would be written again, entries of one finding as one; nothing where the text is
/// none.
#[must_use]
pub fn written_again(bytes: Vec<u8>) -> Option<String> {
    let document = Document::parse("baseline.json", bytes, &Limits::default());
    let mut entries = BTreeMap::<Identity, usize>::new();
    for read in file::parse(&document).ok()? {
        let count = entries.entry(read.identity).or_default();
        *count = count.saturating_add(read.count);
    }
    Some(file::write(&entries))
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
            *self.strangers.entry(kind(&identity)).or_default() += 1;
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
}
