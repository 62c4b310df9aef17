//! What a pattern matches and is no file to read.

use std::fs::{self, FileType};

use super::patterns::{Matcher, wanting};
use super::walk::with_slashes;
use crate::settings::Settings;

/// Why something that a pattern matches is no file to read; nothing where that is as it should be.
pub(super) fn unreadable(
    settings: &Settings,
    path: &str,
    kind: FileType,
    matchers: &[Matcher],
) -> Option<&'static str> {
    if kind.is_dir() {
        // A pattern such as `data/*` matches directories, too.
        let name = path.rsplit('/').next().unwrap_or(path);
        let named_like_a_record = [".yaml", ".yml", ".json", ".md"]
            .iter()
            .any(|extension| name.ends_with(extension));
        return named_like_a_record.then_some("it is a directory");
    }
    if kind.is_symlink() {
        let elsewhere = !leads_to_a_record(settings, path, matchers);
        return elsewhere
            .then_some("it is a link to what is no record here, and links are not followed");
    }
    Some("it is no regular file")
}

/// Whether a link is a second name of something in the catalogue, which is read under its own.
fn leads_to_a_record(settings: &Settings, path: &str, matchers: &[Matcher]) -> bool {
    let Ok(target) = fs::canonicalize(settings.root.join(path)) else {
        return false;
    };
    let relative = target.strip_prefix(&settings.root).map(with_slashes);
    relative.is_ok_and(|path| target.is_dir() || !wanting(&path, matchers).is_empty())
}
