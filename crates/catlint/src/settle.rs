//! From findings to a report: levels, what is said once only, what was asked for, the order.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use catlint_core::report::{Report, Shards};
use catlint_core::{Catalogue, Diagnostic, Identity, Place, RuleName, Severity};
use catlint_links::Shard;

use crate::baseline::{Baseline, Update};
use crate::excused::{Again, Excused};
use crate::findings::Findings;
use crate::gate::Gate;
use crate::gate::calm;
use crate::ignores::Ignores;
use crate::levels;
use crate::links::{ignored, url_at};
use crate::ran::Ran;
use crate::rules;
use crate::settings::Settings;

/// Rules that may all speak of one text, the one that knows most first: only it is heard.
///
/// A URL with a space is no URL by its format, does not match its pattern and is malformed; the
/// contributor made one slip and gets one finding.
const SAME_TEXT: &[&str] = &[
    "non-json-number",
    "blank-text",
    "unknown-code",
    "invalid-value",
    "placeholder-text",
    "wrong-type",
    "cut-url",
    "several-urls",
    "placeholder-url",
    "malformed-url",
    "suspicious-url",
    "unsupported-scheme",
    "stray-white-space",
    "invisible-character",
    "html-remnant",
    "invalid-format",
    "unmatched-pattern",
    "out-of-bounds",
    "file-name-mismatch",
];

/// Related places that a finding names.
const RELATED: usize = 5;

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
    let mut older = 0;
    if let Some(gate) = gate {
        let before = diagnostics.len();
        diagnostics.retain(|diagnostic| {
            gate.changes.concerns(catalogue, diagnostic)
                || caused.contains(&diagnostic.primary.place)
        });
        older = before - diagnostics.len();
    }
    (summary.ignored, summary.baselined) = excused.count(|excused| {
        narrow(settings, catalogue, excused);
        excused.retain(|found| gate.is_none_or(|gate| gate.changes.concerns(catalogue, found)));
    });
    identify(catalogue, &mut diagnostics);
    name_few(catalogue, gate, &mut diagnostics);
    diagnostics.iter_mut().for_each(bound);
    sort(catalogue, &mut diagnostics);
    let report = Report {
        diagnostics,
        links,
        notices: gate
            .map_or(&[][..], |gate| &gate.notices)
            .iter()
            .cloned()
            .chain(notices)
            .chain(excused.notices)
            .collect(),
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

fn sort(catalogue: &Catalogue, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by_cached_key(|diagnostic| order(catalogue, diagnostic));
    diagnostics.dedup();
}

fn shards(shard: Shard) -> Shards {
    Shards {
        of: shard.of(),
        numbers: BTreeSet::from([shard.number()]),
    }
}

/// Gives findings about links the severity that they may have in a gate. Before [`say_once`]: what
/// the schema says of the same text keeps its own.
fn calm_down(catalogue: &Catalogue, new_links: &BTreeSet<String>, diagnostics: &mut [Diagnostic]) {
    let categories = rules::all()
        .into_iter()
        .map(|rule| (rule.name, rule.category));
    let categories: HashMap<_, _> = categories.collect();
    for diagnostic in diagnostics {
        let Some(category) = categories.get(&diagnostic.rule) else {
            continue;
        };
        let url = url_at(catalogue, diagnostic.primary.place);
        let new = url.is_some_and(|url| new_links.contains(url));
        diagnostic.severity = calm::severity(diagnostic.rule, *category, new, diagnostic.severity);
    }
}

/// Keeps, of the rules in [`SAME_TEXT`] that speak of one place, the first, with the gravest
/// severity of them all: what the schema forbids stays an error, whoever explains it.
fn say_once(diagnostics: &mut Vec<Diagnostic>) {
    let rank = |rule: RuleName| SAME_TEXT.iter().position(|name| *name == rule.0);
    let mut best: HashMap<Place, (usize, Severity)> = HashMap::new();
    for diagnostic in diagnostics.iter() {
        let Some(rank) = rank(diagnostic.rule) else {
            continue;
        };
        for place in places(diagnostic) {
            let own = (rank, diagnostic.severity);
            let known = best.entry(place).or_insert(own);
            *known = (known.0.min(own.0), known.1.max(own.1));
        }
    }
    diagnostics.retain_mut(|diagnostic| {
        let best = best.get(&diagnostic.primary.place);
        let (Some(rank), Some((least, gravest))) = (rank(diagnostic.rule), best) else {
            return true;
        };
        diagnostic.severity = *gravest;
        rank <= *least
    });
}

fn places(diagnostic: &Diagnostic) -> impl Iterator<Item = Place> + '_ {
    std::iter::once(diagnostic.primary.place)
        .chain(diagnostic.related.iter().map(|label| label.place))
}

/// Drops what the network told of links that the config ignores.
fn leave_out_ignored(
    settings: &Settings,
    catalogue: &Catalogue,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let ignored: BTreeMap<&str, &str> = ignored(settings);
    if ignored.is_empty() {
        return;
    }
    let network = rules::network();
    // A finding may be about several links, as of a dead host: it stays while one of them counts.
    let counts = |place| url_at(catalogue, place).is_none_or(|url| !ignored.contains_key(url));
    diagnostics
        .retain(|diagnostic| !network.contains(&diagnostic.rule) || places(diagnostic).any(counts));
}

/// Keeps what involves a path that was asked for, at whatever end of the finding it stands.
fn narrow(settings: &Settings, catalogue: &Catalogue, diagnostics: &mut Vec<Diagnostic>) {
    let asked = |place: Place| settings.is_asked(catalogue.document(place.document()).path());
    diagnostics.retain(|diagnostic| places(diagnostic).any(asked));
}

/// Leaves a finding about records that are alike a few of them to name; its message counts the rest.
/// Those that the change touches come first.
fn name_few(catalogue: &Catalogue, gate: Option<&Gate>, diagnostics: &mut [Diagnostic]) {
    let alike = catlint_duplicates::rules()
        .into_iter()
        .map(|rule| rule.name);
    let alike: BTreeSet<RuleName> = alike.collect();
    let many = |diagnostic: &&mut Diagnostic| {
        diagnostic.related.len() > RELATED && alike.contains(&diagnostic.rule)
    };
    for diagnostic in diagnostics.iter_mut().filter(many) {
        if let Some(gate) = gate {
            let related = &mut diagnostic.related;
            related.sort_by_key(|label| !gate.changes.involves(catalogue, label.place));
        }
        diagnostic.related.truncate(RELATED);
    }
}

/// Cuts words that repeat a very long text of the data, so that a report stays readable and does not
/// outgrow the catalogue.
fn bound(diagnostic: &mut Diagnostic) {
    /// Characters of a message, a help, or what stands at a place.
    const LONGEST: usize = 2_000;
    let related = diagnostic.related.iter_mut();
    let words = related.map(|label| &mut label.message);
    let own = [&mut diagnostic.message, &mut diagnostic.primary.message];
    for words in own.into_iter().chain(&mut diagnostic.help).chain(words) {
        if let Some((end, _)) = words.char_indices().nth(LONGEST) {
            words.truncate(end);
            words.push('…');
        }
    }
}

type Order = (
    catlint_core::DocumentId,
    catlint_core::Span,
    RuleName,
    String,
);

fn order(catalogue: &Catalogue, diagnostic: &Diagnostic) -> Order {
    let place = diagnostic.primary.place;
    (
        place.document(),
        catalogue.span(place),
        diagnostic.rule,
        diagnostic.message.clone(),
    )
}
