//! Which report is believed about a link.

use std::collections::{HashMap, HashSet};

use catlint_core::link::Verdict;

use crate::read::written::WrittenReport;

/// Which report is believed about a link that several have asked.
pub(super) struct Believed<'w> {
    /// The number of the report, by URL.
    by_url: HashMap<&'w str, usize>,
}

impl<'w> Believed<'w> {
    pub(super) fn of(reports: &'w [WrittenReport]) -> Self {
        let mut best: HashMap<&str, (bool, usize)> = HashMap::new();
        for (number, report) in reports.iter().enumerate() {
            for link in &report.links {
                // That a host does not exist is an answer, too.
                let answered = link.status.is_some() || link.verdict == Verdict::Gone;
                let own = (answered, number);
                let known = best.entry(&link.url).or_insert(own);
                *known = own.max(*known);
            }
        }
        let number = |(url, (_, number))| (url, number);
        Self {
            by_url: best.into_iter().map(number).collect(),
        }
    }

    pub(super) fn is(&self, report: usize, url: &str) -> bool {
        self.by_url.get(url) == Some(&report)
    }

    /// The places of the links of a report that another one is believed about.
    pub(super) fn refuted<'r>(
        &self,
        number: usize,
        report: &'r WrittenReport,
    ) -> HashSet<Where<'r>> {
        let links = report.links.iter();
        let refuted = links.filter(|link| !self.is(number, &link.url));
        let places = refuted.flat_map(|link| &link.places);
        places
            .map(|place| (&*place.path, place.record.as_deref(), &*place.pointer))
            .collect()
    }
}

pub(super) type Where<'r> = (&'r str, Option<&'r str>, &'r str);
