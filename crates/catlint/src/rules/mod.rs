//! Every rule of the house in one list, and the rules about the catalogue's own set-up.

mod stale_ignore;
mod stray_file;
mod unreadable_file;

use catlint_core::link::LinkOutcome;
use catlint_core::{Catalogue, Day, Diagnostic, DocumentId, Rule, RuleMeta, RuleName};
use catlint_links::Link;

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
    },
    /// It lies among the records, and no collection wants it.
    Stray {
        /// The patterns that rule the directory.
        patterns: Vec<String>,
    },
}

/// A rule over one such file.
pub type FileRule = dyn for<'a> Rule<FileFacts<'a>>;

/// The rules about the set-up.
pub static FILE_RULES: &[&FileRule] = &[&unreadable_file::UnreadableFile, &stray_file::StrayFile];

/// What the rules about ignored links read.
#[derive(Debug, Clone, Copy)]
pub struct IgnoreFacts<'a> {
    /// The catalogue, the config among its documents.
    pub catalogue: &'a Catalogue,
    /// The config.
    pub config: DocumentId,
    /// Every link of the catalogue, sorted by URL.
    pub links: &'a [Link],
    /// What was learnt of them, sorted by URL; nothing where they were not asked.
    pub outcomes: &'a [LinkOutcome],
    /// The day of the run.
    pub today: Day,
}

/// A rule over the ignored links.
pub type IgnoreRule = dyn for<'a> Rule<IgnoreFacts<'a>>;

/// The rules about ignored links.
pub static IGNORE_RULES: &[&IgnoreRule] = &[&stale_ignore::StaleIgnore];

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
    all
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
