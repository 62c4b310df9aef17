//! Findings that are left out of the report: what is ignored, and what the baseline knows.

use catlint_core::report::Report;
use catlint_core::{Catalogue, Category, Diagnostic};

use crate::baseline::{Baseline, Update};
use crate::gate::Gate;
use crate::ignores::Ignores;
use crate::levels;
use crate::ran::Ran;
use crate::rules::{self, BaselineFacts};
use crate::settings::Settings;

/// What is left out, and why.
pub(crate) struct Excused<'a> {
    settings: &'a Settings,
    gate: Option<&'a Gate>,
    baseline: Option<Baseline>,
    ignored: Vec<Diagnostic>,
    baselined: Vec<Diagnostic>,
    /// What has to be said of it.
    pub(crate) notices: Vec<String>,
}

impl<'a> Excused<'a> {
    pub(crate) fn new(
        settings: &'a Settings,
        gate: Option<&'a Gate>,
        baseline: Option<Baseline>,
    ) -> Self {
        Self {
            settings,
            gate,
            baseline,
            ignored: Vec::new(),
            baselined: Vec::new(),
            notices: Vec::new(),
        }
    }

    /// Takes out what is excused, and adds what is wrong with the excuses. Gives the baseline to
    /// write, where that is asked for.
    pub(crate) fn take_from(
        &mut self,
        catalogue: &Catalogue,
        ran: &Ran<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Update> {
        let settings = self.settings;
        let mut ignores = Ignores::gather(settings, catalogue);
        self.ignored = ignores.take_from(catalogue, diagnostics);
        self.notices.extend(refused(ignores.refused(settings)));
        if settings.runs(Category::Catalogue) {
            let mut told = ignores.judge(settings, &|rule, place| ran.at(rule, place));
            levels::set(settings, catalogue, &mut told);
            diagnostics.extend(told);
        }
        self.compare(catalogue, ran, diagnostics)
    }

    fn compare(
        &mut self,
        catalogue: &Catalogue,
        ran: &Ran<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Update> {
        let settings = self.settings;
        let baseline = self.baseline.as_mut()?;
        self.baselined = baseline.take_from(catalogue, diagnostics);
        let update = baseline.update(settings, &|identity| ran.of(identity));
        // Who mends an old finding need not know of the baseline: that is for those who keep it.
        if update.is_none() && self.gate.is_none() && settings.runs(Category::Catalogue) {
            let stale = baseline.stale(&|identity| ran.of(identity));
            let mut told = rules::check_baseline(&BaselineFacts { stale: &stale });
            levels::set(settings, catalogue, &mut told);
            diagnostics.extend(told);
        }
        update
    }

    /// How many are ignored and how many the baseline knows, of those that would be reported.
    pub(crate) fn count(&mut self, keep: impl Fn(&mut Vec<Diagnostic>)) -> (usize, usize) {
        keep(&mut self.ignored);
        keep(&mut self.baselined);
        (self.ignored.len(), self.baselined.len())
    }
}

/// The baseline beside a report that was put together of others.
pub(crate) struct Again<'a> {
    settings: &'a Settings,
    catalogue: &'a Catalogue,
    baseline: Baseline,
}

impl<'a> Again<'a> {
    pub(crate) fn new(
        settings: &'a Settings,
        catalogue: &'a Catalogue,
        baseline: Baseline,
    ) -> Self {
        Self {
            settings,
            catalogue,
            baseline,
        }
    }

    /// Takes out what the baseline knows. Says how much that is.
    pub(crate) fn take_from(&mut self, diagnostics: &mut Vec<Diagnostic>) -> usize {
        self.baseline.take_from(self.catalogue, diagnostics).len()
    }

    /// The entries that nothing is found for, as far as the report tells all there is.
    pub(crate) fn stale(&self, report: &Report) -> Vec<Diagnostic> {
        let ran = Ran::of_report(self.settings, self.catalogue, report);
        let stale = self.baseline.stale(&|identity| ran.of(identity));
        let mut told = rules::check_baseline(&BaselineFacts { stale: &stale });
        levels::set(self.settings, self.catalogue, &mut told);
        told
    }
}

fn refused(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some(
            "1 comment or field that ignores findings counts for nothing under --no-inline-ignore"
                .to_owned(),
        ),
        count => Some(format!(
            "{count} comments and fields that ignore findings count for nothing under --no-inline-ignore"
        )),
    }
}
