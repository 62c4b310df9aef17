//! What a commit has, as `ls-tree` tells it.

use std::collections::{BTreeMap, BTreeSet};

/// The files that a commit has at and below the directory.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    /// Regular files with the names of their objects.
    pub(crate) files: BTreeMap<String, String>,
    /// What stands under a path and is no regular file: directories, symbolic links, submodules.
    pub(crate) others: BTreeSet<String>,
}

impl Tree {
    /// Adds an entry as `ls-tree` writes it: mode, kind and object, a tab, the path.
    pub(super) fn add(&mut self, entry: &str) {
        let Some((head, path)) = entry.split_once('\t') else {
            return;
        };
        // Of a directory that is known, so are those above it.
        let above = path.rmatch_indices('/').map(|(at, _)| &path[..at]);
        for above in above {
            if !self.others.insert(above.to_owned()) {
                break;
            }
        }
        match head.split(' ').collect::<Vec<_>>()[..] {
            ["100644" | "100755" | "100664", "blob", name] => {
                self.files.insert(path.to_owned(), name.to_owned());
            }
            _ => {
                self.others.insert(path.to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_a_file_or_something_else() {
        let mut tree = Tree::default();
        for entry in [
            "100644 blob a1\tdata/a.yaml",
            "100755 blob a2\tb\nc.yaml",
            "120000 blob a3\tdata/link.yaml",
            "160000 commit a4\tmodule",
            "",
        ] {
            tree.add(entry);
        }
        let files: Vec<_> = tree.files.iter().collect();
        assert_eq!(
            format!("{files:?}"),
            r#"[("b\nc.yaml", "a2"), ("data/a.yaml", "a1")]"#
        );
        let others: Vec<_> = tree.others.iter().collect();
        assert_eq!(others, ["data", "data/link.yaml", "module"]);
    }
}
