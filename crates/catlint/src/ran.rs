//! Which rules have seen all there is: only of those it is known that there is nothing to ignore.

use std::collections::BTreeSet;

use catlint_core::link::LinkOutcome;
use catlint_core::report::Report;
use catlint_core::{Catalogue, Category, Identity, Level, Place, RuleMeta, RuleName};
use catlint_duplicates::Focus;

use crate::findings::Findings;
use crate::gate::Gate;
use crate::levels;
use crate::rules;
use crate::settings::{Settings, Spot};

/// The rules that ran.
pub(crate) struct Ran<'a> {
    settings: &'a Settings,
    catalogue: &'a Catalogue,
    /// Those that were on.
    pub(crate) rules: Vec<&'static RuleMeta>,
    /// Of these, those that have seen only a part of the catalogue.
    partly: BTreeSet<RuleName>,
    /// The change, of which alone some rules have seen all there is.
    gate: Option<&'a Gate>,
}

impl<'a> Ran<'a> {
    pub(crate) fn new(
        settings: &'a Settings,
        catalogue: &'a Catalogue,
        gate: Option<&'a Gate>,
        findings: &Findings,
    ) -> Self {
        let rules = running(settings, &findings.links);
        let network = rules::network();
        let part = |rule: &&&'static RuleMeta| {
            let links = rule.category == Category::Links && settings.shard.is_some();
            // A change's links alone are asked, and a doubtful network tells nothing of any.
            let asked = gate.is_none() && findings.believed && settings.shard.is_none();
            links || (network.contains(&rule.name) && !asked)
        };
        Self {
            settings,
            catalogue,
            partly: rules.iter().filter(part).map(|rule| rule.name).collect(),
            rules,
            gate,
        }
    }

    /// The rules that the runs had on which a report is of. Whether the network could be believed is
    /// not written in it.
    pub(crate) fn of_report(
        settings: &'a Settings,
        catalogue: &'a Catalogue,
        report: &Report,
    ) -> Self {
        let network = rules::network();
        let part = |rule: &&&'static RuleMeta| {
            let links = rule.category == Category::Links && report.shards.is_some();
            links || network.contains(&rule.name)
        };
        let rules = report.rules.clone();
        Self {
            settings,
            catalogue,
            partly: rules.iter().filter(part).map(|rule| rule.name).collect(),
            rules,
            gate: None,
        }
    }

    /// Whether a rule has seen all there is at a place.
    pub(crate) fn at(&self, rule: &RuleMeta, place: Place) -> bool {
        let changed = |gate: &Gate| gate.changes.involves(self.catalogue, place);
        let seen = self.gate.is_none_or(changed) || !Focus::rules().contains(&rule.name);
        seen && self.on_spot(rule, levels::spot(self.catalogue, place))
    }

    /// Whether a rule has seen all that could give an identity; one that does not exist any more
    /// will never see more.
    pub(crate) fn of(&self, identity: &Identity) -> bool {
        let all = rules::all();
        let Some(rule) = all.iter().find(|rule| rule.name.0 == identity.rule) else {
            return true;
        };
        let record = identity.records.first();
        let spot = record.and_then(|record| record.split_once('/'));
        let seen = self.gate.is_none() || !Focus::rules().contains(&rule.name);
        seen && self.on_spot(rule, spot)
    }

    fn on_spot(&self, rule: &RuleMeta, spot: Spot<'_>) -> bool {
        let level = self.settings.levels.at(rule, spot).unwrap_or(rule.level);
        let running = self.rules.iter().any(|known| known.name == rule.name);
        running && level != Level::Off && !self.partly.contains(&rule.name)
    }
}

/// The rules that were on.
fn running(settings: &Settings, links: &[LinkOutcome]) -> Vec<&'static RuleMeta> {
    let network = rules::network();
    let audited = |rule: &RuleMeta| settings.runs(rule.category);
    let heard = |rule: &RuleMeta| !links.is_empty() || !network.contains(&rule.name);
    let all = rules::all().into_iter();
    all.filter(|rule| audited(rule) && heard(rule) && settings.is_on(rule))
        .collect()
}
