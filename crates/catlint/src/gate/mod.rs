//! `--changed-since`: what the change under test touches, and whose policy it is judged by.
//!
//! The only place where git, the settings and `Changes` meet. Collections come from the change;
//! levels and the policy on links from the base revision, narrowed by the change.

pub(crate) mod asked;
pub(crate) mod calm;
pub(crate) mod changes;
pub mod git;

mod base;
mod ignores;
mod policy;
mod strictness;

use std::collections::BTreeSet;

use catlint_core::report::Change;
use catlint_core::{Catalogue, CollectionId, Pointer};
use catlint_duplicates::Focus;

use crate::baseline::Baseline;
use crate::config::Config;
use crate::error::Error;
use crate::gate::asked::Asked;
use crate::gate::base::Base;
use crate::gate::changes::Changes;
use crate::read::Reading;
use crate::read::patterns::matchers;
use crate::rules;
use crate::settings::{Layers, Settings, fail_on};

/// A change, and what has to be said of the way it is judged.
#[derive(Debug, Default)]
pub(crate) struct Gate {
    pub(crate) changes: Changes,
    /// The records that the change edits or removes, as they were.
    pub(crate) gone: Catalogue,
    pub(crate) notices: Vec<String>,
    /// The baseline in the base revision, where a change could alter it.
    baseline: Option<Option<Vec<u8>>>,
}

impl Gate {
    /// The records that the change is about. Likenesses between two others are older than it, and are looked
    /// for in a run without a revision.
    pub(crate) fn focus(&self, catalogue: &Catalogue) -> Focus {
        let stricter = |rule| self.changes.stricter.contains(rule);
        if Focus::rules().iter().any(stricter) {
            return Focus::everything();
        }
        let records = catalogue.records.iter();
        Focus::on(records.map(|record| self.changes.covers(record)).collect())
    }

    /// How much the change touches.
    pub(crate) fn summary(&self, links: usize, older: usize) -> Change {
        Change {
            since: self.changes.since.clone(),
            records: self.changes.count(),
            links,
            older,
        }
    }
}

/// Compares the catalogue with the base revision and narrows the settings to what that allows.
/// Nothing without `--changed-since`.
pub(crate) fn open(
    settings: &mut Settings,
    reading: &Reading,
    asked: Option<Asked>,
) -> Result<Option<Gate>, Error> {
    let Some(answer) = asked.map(Asked::wait).transpose()? else {
        return Ok(None);
    };
    let since = shown(&answer.rev);
    let matchers = matchers(settings)?;
    let base = Base::read(settings, answer, reading, &matchers)?;
    let differing = base.differing(reading);
    let mut before = base.catalogue(settings, &matchers);
    let old_links = catlint_links::collect(&before, &settings.link_fields());
    let (changes, gone) = Changes::between(&reading.catalogue, differing, &before, &old_links);
    let mut kept = (0..).map(|index| gone.contains(&index));
    before.records.retain(|_| kept.next().unwrap_or(false));
    let mut gate = Gate {
        changes,
        gone: before,
        baseline: base.holds_baseline.then(|| base.baseline.clone()),
        ..Gate::default()
    };
    gate.changes.since = since;
    gate.judge_anew(settings, reading, &base);
    gate.narrow(settings, &base.config);
    // Many small texts, which whoever has nothing else to do may put away.
    rayon::spawn(move || drop(base));
    Ok(Some(gate))
}

impl Gate {
    /// Holds the baseline to what the base revision has of it.
    pub(crate) fn hold(&mut self, settings: &Settings, baseline: &mut Baseline) {
        let Some(base) = &self.baseline else {
            return;
        };
        let lost = baseline.hold_to(base.as_deref());
        let name = settings
            .baseline
            .as_ref()
            .map_or("", |baseline| &baseline.name);
        let words = match lost {
            0 => return,
            1 => "1 entry of".to_owned(),
            lost => format!("{lost} entries of"),
        };
        let since = &self.changes.since;
        self.notices.push(format!(
            "{words} {name} cannot be found in {since}; what this change adds to it counts once it is merged"
        ));
    }

    /// Collections whose schema or config differs: what was right may be wrong now.
    fn judge_anew(&mut self, settings: &Settings, reading: &Reading, base: &Base) {
        let configs = changed_collections(settings, base);
        for (collection, id) in settings.collections.iter().zip(0..) {
            let name = &collection.collection.name;
            let config = configs.contains(name).then(|| settings.config_name());
            let Some(file) = config.or_else(|| base.changed_schema(collection, reading)) else {
                continue;
            };
            let since = &self.changes.since;
            self.notices.push(format!(
                "{file} differs from {since}: every record of `{name}` is judged anew"
            ));
            self.changes.anew.insert(CollectionId(id));
        }
    }

    fn narrow_ignores(&mut self, settings: &mut Settings, base: &Config) {
        self.notices
            .extend(ignores::pending(&base.ignore, &settings.ignore));
        let own = std::mem::take(&mut settings.ignore);
        settings.ignore = ignores::in_both(&base.ignore, own);
    }

    fn narrow(&mut self, settings: &mut Settings, base: &Config) {
        self.notices
            .extend(policy::pending(&base.links, &settings.links));
        settings.links = policy::narrow(&base.links, &settings.links);
        let profile = settings.profile.as_deref();
        let before = Layers::of(base, profile);
        let strictness = strictness::compare(&rules::all(), &before, settings.levels.own());
        self.notices.extend(strictness.notices());
        self.changes.stricter = strictness.raised;
        settings.levels.hold_to(before);
        let before = fail_on(settings.fail_on_typed, base, profile);
        settings.fail_on = settings.fail_on.stricter(before);
        self.narrow_ignores(settings, base);
        hold_fields(settings, base);
    }
}

/// What a record may say of itself is said in the field that the base revision has for it: findings
/// in that field are no matter of the schema.
fn hold_fields(settings: &mut Settings, base: &Config) {
    for collection in &mut settings.collections {
        let name = &collection.collection.name;
        let mut known = base.collections.iter();
        if let Some(known) = known.find(|known| known.name == *name) {
            let field = known.ignore_field.as_deref();
            collection.ignore_field = field.and_then(Pointer::parse);
        }
    }
}

/// What stands behind the first of several that a notice names.
pub(crate) fn and_more(more: usize, noun: &str) -> String {
    match more {
        0 => String::new(),
        1 => format!(" and one more {noun}"),
        more => format!(" and {more} more {noun}s"),
    }
}

/// Names of the collections whose config differs.
fn changed_collections(settings: &Settings, base: &Base) -> BTreeSet<String> {
    let collections = settings.written.iter();
    let changed = collections.filter(|collection| !base.config.collections.contains(collection));
    changed.map(|collection| collection.name.clone()).collect()
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
