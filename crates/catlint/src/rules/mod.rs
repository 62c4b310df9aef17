//! Every rule of the house in one list, and the rules about the catalogue's own set-up.

mod expired_ignore;
mod ignore_without_reason;
mod malformed_ignore;
mod recordless_file;
mod stale_baseline;
mod stale_ignore;
mod stray_file;
mod unknown_rule;
mod unreadable_file;
mod unused_ignore;
mod unused_setting;

use std::collections::HashMap;

use catlint_core::link::LinkOutcome;
use catlint_core::{Catalogue, Day, Diagnostic, DocumentId, Place, Rule, RuleMeta, RuleName, Span};
use catlint_links::Link;

use crate::ignores::written::{WrittenIgnore, WrittenRule};

/// What the rules about the set-up read: files that are not as they should be.
#[derive(Debug, Clone, Copy)]
pub struct FileFacts<'a> {
    /// The document that stands for the file.
    pub document: DocumentId,
    /// What is the matter with it.
    pub state: &'a FileState,
}

/// What can be the matter with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileState {
    /// A collection wants it, but it cannot be read.
    Unreadable {
        /// The reason, a fragment: "it is a directory".
        reason: String,
        /// Whether it is a symbolic link.
        link: bool,
    },
    /// A directory in which files of a collection may lie, and that cannot be looked into.
    Closed {
        /// The reason, a fragment: "there is no permission to read it".
        reason: String,
    },
    /// It lies among the records, and no collection wants it.
    Stray {
        /// The patterns that rule the directory.
        patterns: Vec<String>,
    },
    /// A collection wants it, and nothing stands where its records should.
    Recordless {
        /// The pointers that lead to records elsewhere.
        patterns: Vec<String>,
        /// A key of the file that was probably to be one of theirs: where it is, the key, and theirs.
        slip: Option<(Span, String, String)>,
    },
}

impl FileState {
    /// Whether there is nothing to read.
    pub(crate) fn is_absent(&self) -> bool {
        !matches!(self, Self::Recordless { .. })
    }
}

/// A rule over one such file.
pub type FileRule = dyn for<'a> Rule<FileFacts<'a>>;

/// The rules about the set-up.
pub static FILE_RULES: &[&FileRule] = &[
    &unreadable_file::UnreadableFile,
    &stray_file::StrayFile,
    &recordless_file::RecordlessFile,
];

/// What the rules about ignored links read.
#[derive(Debug, Clone, Copy)]
pub struct IgnoreFacts<'a> {
    /// The catalogue, the config among its documents.
    pub catalogue: &'a Catalogue,
    /// The config.
    pub config: DocumentId,
    /// Every link of the catalogue, sorted by URL.
    pub links: &'a [Link<'a>],
    /// What was learnt of them, sorted by URL; nothing where they were not asked.
    pub outcomes: &'a [LinkOutcome],
    /// The day of the run.
    pub today: Day,
}

/// A rule over the ignored links.
pub type IgnoreRule = dyn for<'a> Rule<IgnoreFacts<'a>>;

/// The rules about ignored links.
pub static IGNORE_RULES: &[&IgnoreRule] = &[&stale_ignore::StaleIgnore];

/// What the rules about ignores in comments, records and the config read: one of them.
#[derive(Debug, Clone, Copy)]
pub struct SuppressionFacts<'a> {
    /// What is written.
    pub(crate) written: &'a WrittenIgnore,
    /// The day of the run.
    pub(crate) today: Day,
    /// Of the rules that it names, those that find nothing there.
    pub(crate) unused: &'a [WrittenRule],
}

/// A rule over one ignore.
pub type SuppressionRule = dyn for<'a> Rule<SuppressionFacts<'a>>;

/// The rules about ignores.
pub static SUPPRESSION_RULES: &[&SuppressionRule] = &[
    &malformed_ignore::MalformedIgnore,
    &unknown_rule::UnknownRule,
    &ignore_without_reason::IgnoreWithoutReason,
    &expired_ignore::ExpiredIgnore,
    &unused_ignore::UnusedIgnore,
];

/// What the rule about the baseline reads: its entries that nothing is found for any more.
#[derive(Debug, Clone, Copy)]
pub struct BaselineFacts<'a> {
    /// The places of the entries.
    pub stale: &'a [Place],
}

/// A rule over the baseline.
pub type BaselineRule = dyn for<'a> Rule<BaselineFacts<'a>>;

/// The rules about the baseline.
pub static BASELINE_RULES: &[&BaselineRule] = &[&stale_baseline::StaleBaseline];

/// What the rule about settings that count for nothing reads.
#[derive(Debug, Clone, Copy)]
pub struct SettingFacts<'a> {
    /// The catalogue, the config among its documents.
    pub catalogue: &'a Catalogue,
    /// The config.
    pub config: DocumentId,
}

/// A rule over the config beside the catalogue.
pub type SettingRule = dyn for<'a> Rule<SettingFacts<'a>>;

/// The rules about the config.
pub static SETTING_RULES: &[&SettingRule] = &[&unused_setting::UnusedSetting];

/// Rules about files that cannot be read. What nobody has audited must not pass in silence.
const UNREADABLE: &[&str] = &[
    "syntax-error",
    "invalid-encoding",
    "limit-exceeded",
    "empty-file",
    "unreadable-file",
];

/// The rules whose findings may be ignored one by one: not those about files that cannot be read,
/// nor those about ignores and the baseline, which would be ignored in their turn.
pub fn ignorable() -> impl Iterator<Item = &'static RuleMeta> {
    let ignores = IGNORE_RULES.iter().map(|rule| rule.meta().name);
    let suppressions = SUPPRESSION_RULES.iter().map(|rule| rule.meta().name);
    let baseline = BASELINE_RULES.iter().map(|rule| rule.meta().name);
    let own: Vec<_> = ignores.chain(suppressions).chain(baseline).collect();
    let all = all().into_iter();
    all.filter(move |rule| !own.contains(&rule.name) && !UNREADABLE.contains(&rule.name.0))
}

/// What is known of every rule, in the order of the documentation.
#[must_use]
pub fn all() -> Vec<&'static RuleMeta> {
    let mut all = catlint_core::rules::rules();
    all.extend(catlint_schema::rules());
    all.extend(catlint_schema_lint::rules());
    all.extend(catlint_duplicates::rules());
    all.extend(catlint_links::rules());
    all.extend(FILE_RULES.iter().map(|rule| rule.meta()));
    all.extend(IGNORE_RULES.iter().map(|rule| rule.meta()));
    all.extend(SUPPRESSION_RULES.iter().map(|rule| rule.meta()));
    all.extend(SETTING_RULES.iter().map(|rule| rule.meta()));
    all.extend(BASELINE_RULES.iter().map(|rule| rule.meta()));
    all
}

/// What is known of every rule, by its name.
#[must_use]
pub fn by_name() -> HashMap<RuleName, &'static RuleMeta> {
    let all = all().into_iter();
    all.map(|rule| (rule.name, rule)).collect()
}

/// The rules that tell what the network told of links.
#[must_use]
pub fn network() -> Vec<RuleName> {
    let links = catlint_links::NETWORK_RULES.iter();
    let ends = catlint_duplicates::END_RULES.iter();
    let links = links.map(|rule| rule.meta().name);
    links.chain(ends.map(|rule| rule.meta().name)).collect()
}

pub(crate) fn check_file(document: DocumentId, state: &FileState) -> Vec<Diagnostic> {
    let facts = FileFacts { document, state };
    let mut found = Vec::new();
    FILE_RULES
        .iter()
        .for_each(|rule| rule.check(&facts, &mut found));
    found
}

pub(crate) fn check_ignores(facts: &IgnoreFacts<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    IGNORE_RULES
        .iter()
        .for_each(|rule| rule.check(facts, &mut found));
    found
}

pub(crate) fn check_suppression(facts: &SuppressionFacts<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    SUPPRESSION_RULES
        .iter()
        .for_each(|rule| rule.check(facts, &mut found));
    found
}

pub(crate) fn check_baseline(facts: &BaselineFacts<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    BASELINE_RULES
        .iter()
        .for_each(|rule| rule.check(facts, &mut found));
    found
}

pub(crate) fn check_settings(facts: &SettingFacts<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    SETTING_RULES
        .iter()
        .for_each(|rule| rule.check(facts, &mut found));
    found
}
