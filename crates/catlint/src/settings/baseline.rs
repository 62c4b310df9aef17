//! The baseline, as the options have it.

use std::path::{Component, Path, PathBuf};

use crate::cli::CheckArgs;
use crate::error::Error;

/// What a run does with the baseline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaselineSettings {
    /// Where it is on the disk.
    pub path: PathBuf,
    /// Its path relative to the catalogue's root, with `/`, and with `..` in front where it is
    /// outside.
    pub name: String,
    /// Whether it is written.
    pub update: bool,
}

/// The baseline that the options name. The path is taken by its letters: where a directory of it is
/// a symbolic link, that is not where git knows the file.
pub(super) fn baseline(
    args: &CheckArgs,
    here: &Path,
    root: &Path,
) -> Result<Option<BaselineSettings>, Error> {
    let Some(typed) = &args.baseline else {
        return Ok(None);
    };
    let here = here.canonicalize().map_err(|source| Error::Io {
        action: "read",
        path: here.to_owned(),
        source,
    })?;
    let path = tidy(&here.join(typed));
    Ok(Some(BaselineSettings {
        name: relative(&path, root),
        path,
        update: args.update_baseline,
    }))
}

fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(tidy.pop()),
            part => tidy.push(part),
        }
    }
    tidy
}

fn relative(path: &Path, root: &Path) -> String {
    let common = path
        .iter()
        .zip(root)
        .take_while(|(one, other)| one == other);
    let common = common.count();
    let up = root.iter().skip(common).map(|_| "..".into());
    let down = path.iter().skip(common).map(|part| part.to_string_lossy());
    up.chain(down).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_told_from_the_root() {
        let from = |path: &str| relative(&tidy(Path::new(path)), Path::new("/work/data"));
        assert_eq!(from("/work/data/./baseline.json"), "baseline.json");
        assert_eq!(from("/work/data/a/../b/c.json"), "b/c.json");
        assert_eq!(from("/work/ci/baseline.json"), "../ci/baseline.json");
        assert_eq!(from("/tmp/b.json"), "../../tmp/b.json");
    }
}
