//! `--changed-since`: what the change under test touches, and whose policy it is judged by.
//!
//! The only place where git, the settings and `Changes` meet. Collections come from the change;
//! levels and the policy on links from the base revision, narrowed by the change.

pub(crate) mod calm;
pub mod git;

mod base;
mod changes;
mod policy;
mod strictness;

use std::collections::BTreeSet;

use catlint_core::CollectionId;
use catlint_core::report::Change;

use crate::config::{self, Config};
use crate::error::Error;
use crate::gate::base::Base;
use crate::gate::changes::Changes;
use crate::read::Reading;
use crate::read::discover::matchers;
use crate::rules;
use crate::settings::{Settings, levels};

/// A change, and what has to be said of the way it is judged.
#[derive(Debug, Default)]
pub(crate) struct Gate {
    pub(crate) changes: Changes,
    pub(crate) notices: Vec<String>,
}

impl Gate {
    /// How much the change touches.
    pub(crate) fn summary(&self, links: usize) -> Change {
        Change {
            since: self.changes.since.clone(),
            records: self.changes.count(),
            links,
        }
    }
}

/// Compares the catalogue with the base revision and narrows the settings to what that allows.
/// Nothing without `--changed-since`.
pub(crate) fn open(settings: &mut Settings, reading: &Reading) -> Result<Option<Gate>, Error> {
    let Some(rev) = settings.changed_since.clone() else {
        return Ok(None);
    };
    let matchers = matchers(settings)?;
    let base = Base::read(settings, &rev, &reading.catalogue, &matchers)?;
    let differing = base.differing(reading);
    let before = base.catalogue(settings, &matchers);
    let old_links = catlint_links::collect(&before, &settings.link_fields());
    let changes = Changes::between(&reading.catalogue, differing, &before, &old_links);
    let mut gate = Gate {
        changes,
        notices: Vec::new(),
    };
    gate.changes.since = shown(&rev);
    gate.judge_anew(settings, &base)?;
    gate.narrow(settings, &base.config);
    Ok(Some(gate))
}

impl Gate {
    /// Collections whose schema or config differs: what was right may be wrong now.
    fn judge_anew(&mut self, settings: &Settings, base: &Base) -> Result<(), Error> {
        let configs = changed_collections(settings, base)?;
        for (collection, id) in settings.collections.iter().zip(0..) {
            let name = &collection.collection.name;
            let config = configs.contains(name).then(|| settings.config_name());
            let Some(file) = config.or_else(|| base.changed_schema(collection)) else {
                continue;
            };
            let since = &self.changes.since;
            self.notices.push(format!(
                "{file} differs from {since}: every record of `{name}` is judged anew"
            ));
            self.changes.anew.insert(CollectionId(id));
        }
        Ok(())
    }

    fn narrow(&mut self, settings: &mut Settings, base: &Config) {
        self.notices
            .extend(policy::pending(&base.links, &settings.links));
        settings.links = policy::narrow(&base.links, &settings.links);
        let before = levels(&base.rules);
        let strictness = strictness::stricter(&rules::all(), &before, &settings.levels);
        self.notices.extend(strictness.notices());
        settings.levels = strictness.levels;
        self.changes.stricter = strictness.raised;
    }
}

/// Names of the collections whose config differs. Without a config there is nothing to differ.
fn changed_collections(settings: &Settings, base: &Base) -> Result<BTreeSet<String>, Error> {
    let Some(path) = &settings.config else {
        return Ok(BTreeSet::new());
    };
    let collections = config::load(path)?.config.collections.into_iter();
    let changed = collections.filter(|collection| !base.config.collections.contains(collection));
    Ok(changed.map(|collection| collection.name).collect())
}

/// A revision as notices call it: the long name of a commit is cut.
fn shown(rev: &str) -> String {
    let long = rev.len() == 40 && rev.bytes().all(|byte| byte.is_ascii_hexdigit());
    rev.get(..10).filter(|_| long).unwrap_or(rev).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_long_name_of_a_commit_is_cut() {
        assert_eq!(shown("origin/main"), "origin/main");
        assert_eq!(
            shown("0123456789abcdef0123456789abcdef01234567"),
            "0123456789"
        );
    }
}
