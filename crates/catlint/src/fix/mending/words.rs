//! What is said of the fixes of a run.

use catlint_core::Applicability;
use catlint_report::counted;

use super::Mending;
use crate::settings::Settings;

impl Mending {
    /// What has to be said of it: how much was mended, and what is left.
    pub(crate) fn words(&self, settings: &Settings) -> Vec<String> {
        let Some(fix) = settings.fix else {
            return Vec::new();
        };
        let (findings, files) = (
            counted(self.fixed, "finding"),
            counted(self.before.len(), "file"),
        );
        let done = match (self.fixed, fix.write) {
            (0, true) => "nothing could be mended".to_owned(),
            (0, false) => "nothing would be mended".to_owned(),
            (_, true) => format!("{findings} mended in {files}"),
            (_, false) => format!("{findings} would be mended in {files}"),
        };
        let more = (self.daring > 0 && fix.most < Applicability::Unsafe).then(|| {
            let findings = counted(self.daring, "finding");
            format!(
                "{findings} can be mended if you look at the result: see it with `catlint check --unsafe-fixes --diff`"
            )
        });
        std::iter::once(done).chain(more).collect()
    }
}
