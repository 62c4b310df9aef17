//! From findings to a report: levels, what is said once only, what was asked for, the order.

mod bounds;
mod calm_down;
mod narrow;
mod order;
mod same_text;

use std::collections::BTreeSet;

use catlint_core::report::{Report, Shards};
use catlint_core::{Catalogue, Diagnostic, Identity};
use catlint_links::Shard;

use crate::baseline::{Baseline, Update};
use crate::excused::{Again, Excused};
use crate::findings::Findings;
use crate::gate::Gate;
use crate::ignores::Ignores;
use crate::levels;
use crate::ran::Ran;
use crate::settings::Settings;
use bounds::{bound, name_few};
use calm_down::calm_down;
use narrow::{keep_touched, leave_out_ignored, narrow};
use order::sort;
use same_text::say_once;

/// Settles the findings of a run. Gives the baseline to write as well, where that is asked for.
pub(crate) fn settle(
    settings: &Settings,
    catalogue: &Catalogue,
    gate: Option<&Gate>,
    baseline: Option<Baseline>,
    findings: Findings,
) -> (Report, Option<Update>) {
    let ran = Ran::new(settings, catalogue, gate, &findings);
    let Findings {
        mut diagnostics,
        links,
        new_links,
        caused,
        notices,
        mut summary,
        ..
    } = findings;
    summary.rules = ran.rules.len();
    levels::set(settings, catalogue, &mut diagnostics);
    if gate.is_some() {
        calm_down(catalogue, &new_links, &mut diagnostics);
    }
    say_once(&mut diagnostics);
    leave_out_ignored(settings, catalogue, &mut diagnostics);
    let mut excused = Excused::new(settings, gate, baseline);
    let update = excused.take_from(catalogue, &ran, &mut diagnostics);
    narrow(settings, catalogue, &mut diagnostics);
    let older = keep_touched(catalogue, gate, &caused, &mut diagnostics);
    (summary.ignored, summary.baselined) = excused.count(|excused| {
        narrow(settings, catalogue, excused);
        excused.retain(|found| gate.is_none_or(|gate| gate.changes.concerns(catalogue, found)));
    });
    identify(catalogue, &mut diagnostics);
    name_few(catalogue, gate, &mut diagnostics);
    diagnostics.iter_mut().for_each(bound);
    sort(catalogue, &mut diagnostics);
    let mut said = gate.map_or_else(Vec::new, |gate| gate.notices.clone());
    said.extend(notices);
    said.extend(excused.notices);
    let report = Report {
        diagnostics,
        links,
        notices: said,
        summary,
        rules: ran.rules,
        change: gate.map(|gate| gate.summary(new_links.len(), older)),
        shards: settings.shard.map(shards),
        incomplete: false,
    };
    (report, update)
}

/// Gives every finding the number of its identity, before related places are left out.
fn identify(catalogue: &Catalogue, diagnostics: &mut [Diagnostic]) {
    for diagnostic in diagnostics {
        diagnostic.fingerprint = Some(Identity::of(catalogue, diagnostic).fingerprint());
    }
}

/// Settles a report that was put together of settled ones. What is said once only is so again: of
/// rules that speak of one text, each may have spoken in another report.
pub(crate) fn settle_again(
    settings: &Settings,
    catalogue: &Catalogue,
    report: &mut Report,
    mut added: Vec<Diagnostic>,
    baseline: Option<Baseline>,
) {
    levels::set(settings, catalogue, &mut added);
    leave_out_ignored(settings, catalogue, &mut added);
    let ignored = Ignores::gather(settings, catalogue).take_from(catalogue, &mut added);
    report.summary.ignored += ignored.len();
    identify(catalogue, &mut added);
    // Runs that had a baseline have used it up: what is left of it is for what they could not find.
    let used = report.summary.baselined > 0;
    let mut baseline = baseline.map(|baseline| Again::new(settings, catalogue, baseline));
    if let (Some(baseline), true) = (&mut baseline, used) {
        report.summary.baselined += baseline.take_from(&mut added);
    }
    report.diagnostics.extend(added);
    say_once(&mut report.diagnostics);
    if let (Some(baseline), false) = (&mut baseline, used) {
        report.summary.baselined += baseline.take_from(&mut report.diagnostics);
        let mut told = baseline.stale(report);
        identify(catalogue, &mut told);
        report.diagnostics.extend(told);
    }
    sort(catalogue, &mut report.diagnostics);
}

fn shards(shard: Shard) -> Shards {
    Shards {
        of: shard.of(),
        numbers: BTreeSet::from([shard.number()]),
    }
}
