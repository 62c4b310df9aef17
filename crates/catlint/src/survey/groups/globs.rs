//! Globs for the files of a collection.

use std::collections::BTreeSet;

use catlint_core::document::Document;
use globset::GlobBuilder;

/// The files that a glob matches, and that are not among those it is for.
pub(super) fn foreign<'d>(
    glob: &str,
    own: &BTreeSet<&str>,
    all: &BTreeSet<&'d str>,
) -> Vec<&'d str> {
    let matcher = GlobBuilder::new(glob).literal_separator(true).build();
    let matcher = matcher.map(|glob| glob.compile_matcher());
    let matches = |path: &str| matcher.as_ref().is_ok_and(|glob| glob.is_match(path));
    let others = all.iter().filter(|path| !own.contains(*path));
    others.copied().filter(|path| matches(path)).collect()
}

/// What all files end with: `dmfr.json` where each is `something.dmfr.json`.
pub(super) fn ending<'d>(extension: &'d str, documents: &[&'d Document]) -> &'d str {
    let endings = |document: &&'d Document| {
        let path = document.path();
        let stem = path.len() - extension.len() - 1;
        let before = path.get(..stem).and_then(|stem| stem.rfind('.'));
        before.and_then(|dot| path.get(dot + 1..))
    };
    let longer = documents
        .first()
        .and_then(endings)
        .filter(|longer| !longer.contains('/'));
    let shared = longer.filter(|longer| {
        documents.len() > 1
            && documents
                .iter()
                .all(|document| endings(document) == Some(longer))
    });
    shared.unwrap_or(extension)
}

/// A path as a glob that stands for it alone; a part that is `*` or `**` stays one.
pub(super) fn escape(path: &str) -> String {
    let parts = path.split('/').map(|part| match part {
        "*" | "**" => part.to_owned(),
        part => globset::escape(part),
    });
    parts.collect::<Vec<_>>().join("/")
}
