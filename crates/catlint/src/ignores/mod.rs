//! Findings that are ignored: by a comment, by a field of the record, or by the config.
//!
//! [`Ignores::gather`] reads what is written, [`Ignores::take_from`] takes the findings out, and
//! [`Ignores::judge`] says what is wrong with what is written: no reason, a day that has passed,
//! nothing left to ignore.

mod comment;
mod config;
mod field;
mod names;
mod scope;
pub(crate) mod written;

use std::collections::HashMap;

use catlint_core::{Catalogue, Category, Diagnostic, DocumentId, Place, RuleMeta, RuleName};

use crate::rules::{self, SuppressionFacts};
use crate::settings::Settings;

use scope::Scope;
use written::{IgnoreFault, Origin, WrittenIgnore};

pub(crate) use field::is_ours;

/// Comments and entries that count in one file. Every finding of a file is compared with all of them,
/// and a stranger may write as many as there is room for.
const MOST_IGNORES: usize = 1_000;

/// One ignore, and what has come of it.
struct Ignore {
    written: WrittenIgnore,
    scope: Scope,
    /// The rules, of those that it names, that found something there.
    used: Vec<RuleName>,
    /// Whether it counts in this run.
    counts: bool,
}

/// All that is written to ignore findings.
#[derive(Default)]
pub(crate) struct Ignores {
    all: Vec<Ignore>,
    /// Their numbers, by the document they reach into; under nothing those that may reach anywhere.
    by_document: HashMap<Option<DocumentId>, Vec<usize>>,
    /// How many comments and entries a document has.
    inline: HashMap<DocumentId, usize>,
}

impl Ignores {
    /// Reads what is written in the catalogue and in the config.
    pub(crate) fn gather(settings: &Settings, catalogue: &Catalogue) -> Self {
        let mut ignores = Self::default();
        for (id, document) in catalogue.numbered_documents() {
            for span in document.comments() {
                let text = document.source().slice(*span);
                if let Some(written) = comment::read(id, text, span.start)
                    && ignores.has_room(id, written.place)
                {
                    let scope = scope::of_comment(catalogue, id, *span);
                    ignores.add(settings, written, scope);
                }
            }
        }
        for record in &catalogue.records {
            for (written, field) in field::read(settings, catalogue, record) {
                if ignores.has_room(record.document, written.place) {
                    let scope = Scope::Record(record.document, record.root, field);
                    ignores.add(settings, written, scope);
                }
            }
        }
        for (written, scope) in config::read(settings, catalogue) {
            ignores.add(settings, written, scope);
        }
        ignores
    }

    /// Whether a document may have one more ignore; says it of the first that is too many.
    fn has_room(&mut self, id: DocumentId, place: Place) -> bool {
        let count = self.inline.entry(id).or_default();
        *count += 1;
        if *count == MOST_IGNORES + 1 {
            let mut written = WrittenIgnore::new(Origin::Comment, place);
            written.faults.push(IgnoreFault {
                place,
                message: format!("this file ignores findings more than {MOST_IGNORES} times, and no more counts from here on"),
                help: "say it once, under `ignore:` in the config, or use a baseline".to_owned(),
            });
            self.all.push(Ignore {
                written,
                scope: Scope::Nothing,
                used: Vec::new(),
                counts: false,
            });
        }
        *count <= MOST_IGNORES
    }

    fn add(&mut self, settings: &Settings, written: WrittenIgnore, scope: Scope) {
        let number = self.all.len();
        let documents = self.by_document.entry(scope.document());
        documents.or_default().push(number);
        let inline = written.origin != Origin::Config;
        self.all.push(Ignore {
            counts: written.counts_on(settings.today) && (settings.inline_ignore || !inline),
            written,
            scope,
            used: Vec::new(),
        });
    }

    /// Takes the findings out that are ignored. One between records goes where fewer than two of its
    /// ends are left.
    pub(crate) fn take_from(
        &mut self,
        catalogue: &Catalogue,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Diagnostic> {
        if self.all.is_empty() {
            return Vec::new();
        }
        let known = rules::by_name();
        let is_ignored = |diagnostic: &Diagnostic| {
            let category = known.get(&diagnostic.rule).map(|rule| rule.category);
            let ends = ends(category, diagnostic);
            let needed = ends.len().min(2);
            let left = ends.into_iter();
            let left = left.filter(|place| !self.reach(catalogue, diagnostic, *place));
            left.count() < needed
        };
        let all = std::mem::take(diagnostics).into_iter();
        let (ignored, left) = all.partition(is_ignored);
        *diagnostics = left;
        ignored
    }

    /// Whether a place of a finding is ignored. Notes who would, even if it does not count.
    fn reach(&mut self, catalogue: &Catalogue, finding: &Diagnostic, place: Place) -> bool {
        let Self {
            all, by_document, ..
        } = self;
        let here = by_document.get(&Some(place.document()));
        let numbers = here.into_iter().chain(by_document.get(&None)).flatten();
        let mut ignored = false;
        for number in numbers {
            let Some(ignore) = all.get_mut(*number) else {
                continue;
            };
            let mut rules = ignore.written.rules.iter();
            let named = rules.any(|rule| rule.rule.is_some_and(|rule| rule.name == finding.rule));
            if named && ignore.scope.reaches(catalogue, finding, place) {
                ignored |= ignore.counts;
                if !ignore.used.contains(&finding.rule) {
                    ignore.used.push(finding.rule);
                }
            }
        }
        ignored
    }

    /// How many comments and fields count for nothing because the run does not let them.
    pub(crate) fn refused(&self, settings: &Settings) -> usize {
        let inline =
            |ignore: &&Ignore| ignore.written.origin != Origin::Config && !ignore.used.is_empty();
        match settings.inline_ignore {
            true => 0,
            false => self.all.iter().filter(inline).count(),
        }
    }

    /// What is wrong with what is written. `ran` tells whether a rule has seen all there is at the
    /// place of an ignore: otherwise nobody knows that there is nothing to ignore.
    pub(crate) fn judge(
        &self,
        settings: &Settings,
        ran: &dyn Fn(&RuleMeta, Place) -> bool,
    ) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for ignore in &self.all {
            let place = ignore.written.place;
            let rules = ignore.written.rules.iter();
            let unused = rules.filter(|written| {
                let rule = written.rule;
                rule.is_some_and(|rule| !ignore.used.contains(&rule.name) && ran(rule, place))
            });
            let facts = SuppressionFacts {
                written: &ignore.written,
                today: settings.today,
                unused: &unused.cloned().collect::<Vec<_>>(),
            };
            found.extend(rules::check_suppression(&facts));
        }
        found
    }
}

/// The places of a finding at which it can be ignored.
fn ends(category: Option<Category>, diagnostic: &Diagnostic) -> Vec<Place> {
    let mut ends = vec![diagnostic.primary.place];
    if category == Some(Category::Duplicates) {
        ends.extend(diagnostic.related.iter().map(|label| label.place));
    }
    ends
}
