//! The patterns of the collections: which files they want, and which directories they rule.

use catlint_core::CollectionId;
use catlint_core::document::Syntax;
use globset::{Glob, GlobBuilder, GlobMatcher, GlobSet, GlobSetBuilder};

use crate::error::Error;
use crate::settings::{CollectionSettings, Settings};

/// What each collection wants.
pub(crate) fn matchers(settings: &Settings) -> Result<Vec<Matcher>, Error> {
    let collections = settings.collections.iter();
    collections
        .map(|collection| Matcher::new(settings, collection))
        .collect()
}

/// The collections that want a path.
pub(crate) fn wanting(path: &str, matchers: &[Matcher]) -> Vec<CollectionId> {
    matchers
        .iter()
        .zip(0u32..)
        .filter(|(matcher, _)| matcher.wants(path))
        .map(|(_, index)| CollectionId(index))
        .collect()
}

/// What one collection wants.
pub(crate) struct Matcher {
    files: GlobSet,
    exclude: GlobSet,
    /// Each pattern under `files`, in the order of the config.
    pub(crate) patterns: Vec<Pattern>,
}

/// One pattern under `files`.
pub(crate) struct Pattern {
    /// As it is written.
    pub(crate) text: String,
    /// The directory that it begins with, before the first wildcard.
    pub(crate) base: String,
    /// How many levels below that it reaches; nothing where it reaches all of them.
    pub(crate) depth: Option<usize>,
    /// The syntax of its files.
    pub(crate) syntax: Syntax,
    /// Whether it stands for more than one file.
    is_glob: bool,
    /// Whether its directory is one and the same for all its files.
    one_directory: bool,
    /// Nothing where alternatives have slashes of their own, so that it cannot be told.
    directory: Option<GlobMatcher>,
}

impl Matcher {
    fn new(settings: &Settings, collection: &CollectionSettings) -> Result<Self, Error> {
        let globs = |key: &str, texts: &[String]| {
            globs(texts).map_err(|(index, reason)| Error::Glob {
                pattern: texts.get(index).cloned().unwrap_or_default(),
                place: settings.place_of(&collection.collection.name, key, index),
                reason,
            })
        };
        let (files, all) = globs("files", &collection.files)?;
        let (exclude, _) = globs("exclude", &collection.exclude)?;
        let patterns = collection.files.iter().zip(&all);
        let patterns = patterns.map(|(text, glob)| Pattern::new(text, glob, collection.format));
        Ok(Self {
            files,
            exclude,
            patterns: patterns.collect(),
        })
    }

    pub(crate) fn wants(&self, path: &str) -> bool {
        self.files.is_match(path) && !self.excludes(path)
    }

    pub(crate) fn excludes(&self, path: &str) -> bool {
        self.exclude.is_match(path)
    }

    /// Whether it may want something that lies in a directory.
    pub(crate) fn leads_into(&self, directory: &str) -> bool {
        // What `data/**` and `data/*` exclude is all that lies there, whatever its name.
        let excluded = self.excludes(directory) || self.excludes(&format!("{directory}/"));
        let mut patterns = self.patterns.iter();
        !excluded && patterns.any(|pattern| pattern.leads_into(directory))
    }

    /// The numbers of the patterns that want a path.
    pub(crate) fn matching(&self, path: &str) -> Vec<usize> {
        self.files.matches(path)
    }
}

impl Pattern {
    fn new(text: &str, glob: &Glob, format: Option<Syntax>) -> Self {
        let relative = glob.glob();
        let (directory, _) = relative.rsplit_once('/').unwrap_or(("", relative));
        let base = base(directory);
        Self {
            text: text.to_owned(),
            depth: depth(relative, &base),
            syntax: format.unwrap_or_else(|| Syntax::of_path(relative)),
            is_glob: has_wildcard(relative),
            one_directory: !has_wildcard(directory),
            directory: build(directory).ok().map(|glob| glob.compile_matcher()),
            base,
        }
    }

    /// Whether what lies in a directory should be among its files: a pattern for a single file, or
    /// for the root of the repository, does not rule what else lies there.
    pub(crate) fn rules(&self, directory: &str) -> bool {
        // `data/**` is every directory below `data`, and `data` itself holds files of `data/**/*.yaml`.
        let matches = |glob: &GlobMatcher| {
            glob.is_match(directory) || glob.glob().glob().strip_suffix("/**") == Some(directory)
        };
        self.is_glob && !self.base.is_empty() && self.directory.as_ref().is_some_and(matches)
    }

    /// Whether it may match something that lies in a directory; `.` is the root.
    pub(crate) fn leads_into(&self, directory: &str) -> bool {
        let below = |rest: &str| rest.is_empty() || rest.starts_with('/');
        let inside = self.base.is_empty() || directory.strip_prefix(&self.base).is_some_and(below);
        inside && (self.depth.is_none() || self.begins_with(directory))
    }

    /// Whether its first parts match a directory, and more come after.
    fn begins_with(&self, directory: &str) -> bool {
        let own: Vec<_> = parts(&self.text).collect();
        let asked: Vec<_> = parts(directory).collect();
        let first = own
            .get(..asked.len())
            .filter(|first| first.len() < own.len());
        first.is_some_and(|first| {
            let glob = build(&first.join("/"));
            glob.is_ok_and(|glob| glob.compile_matcher().is_match(asked.join("/")))
        })
    }

    /// Whether a file in a directory that it rules is among the records, by its syntax: one of
    /// another syntax only where the directory holds nothing but records.
    pub(crate) fn is_among_records(&self, syntax: Syntax) -> bool {
        let data = |syntax| matches!(syntax, Syntax::Yaml | Syntax::Json);
        syntax == self.syntax || (self.one_directory && data(syntax) && data(self.syntax))
    }
}

/// The set of some patterns, and each by itself; or the number of one that cannot be used, and why.
fn globs(patterns: &[String]) -> Result<(GlobSet, Vec<Glob>), (usize, String)> {
    let mut set = GlobSetBuilder::new();
    let mut all = Vec::new();
    for (index, pattern) in patterns.iter().enumerate() {
        let glob = glob(pattern).map_err(|reason| (index, reason))?;
        set.add(glob.clone());
        all.push(glob);
    }
    let set = set.build();
    let set = set.map_err(|error| (0, format!("cannot be used: {}", error.kind())))?;
    Ok((set, all))
}

fn glob(pattern: &str) -> Result<Glob, String> {
    let relative = pattern.strip_prefix("./").unwrap_or(pattern);
    if relative.starts_with('/') || relative.split('/').any(|part| part == "..") {
        return Err("cannot be used: it must stay inside the catalogue".to_owned());
    }
    build(relative).map_err(|error| format!("cannot be used: {}", error.kind()))
}

fn build(pattern: &str) -> Result<Glob, globset::Error> {
    GlobBuilder::new(pattern).literal_separator(true).build()
}

fn has_wildcard(pattern: &str) -> bool {
    pattern.contains(['*', '?', '[', '{', '\\'])
}

/// The part of a directory before the first part that has a wildcard.
fn base(directory: &str) -> String {
    let fixed = directory.split('/').take_while(|part| !has_wildcard(part));
    fixed.collect::<Vec<_>>().join("/")
}

/// How many levels a pattern reaches below its base. Alternatives may have slashes of their own.
fn depth(pattern: &str, base: &str) -> Option<usize> {
    let levels = |text: &str| parts(text).count();
    let bounded = !pattern.contains("**") && !pattern.contains('{');
    bounded.then(|| levels(pattern).saturating_sub(levels(base)))
}

/// The parts of a path or pattern between its slashes.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split('/').filter(|part| !matches!(*part, "" | "."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_leads_into_the_directories_on_its_way() {
        for (pattern, directory, expected) in [
            ("data/*.yaml", "data", true),
            ("./data/*.yaml", "data", true),
            ("data/*.yaml", "data/a", false),
            ("data/*.yaml", "database", false),
            ("data/*.yaml", "", false),
            ("*.yaml", "", true),
            ("*.yaml", ".", true),
            ("*.yaml", "data", false),
            ("data/*/info/*.yaml", "data/a", true),
            ("data/*/info/*.yaml", "data/a/info", true),
            ("data/*/info/*.yaml", "data/a/pictures", false),
            ("data/**/*.yaml", "data/a/b", true),
            ("data/**/*.yaml", "other", false),
            ("data/{a,b/c}/*.yaml", "data/b", true),
        ] {
            let glob = glob(pattern).expect("a glob");
            let pattern = Pattern::new(pattern, &glob, None);
            assert_eq!(
                pattern.leads_into(directory),
                expected,
                "{:?} {directory:?}",
                pattern.text
            );
        }
    }

    #[test]
    fn what_is_excluded_is_not_led_into() {
        let globs = |texts: &[&str]| {
            let texts: Vec<_> = texts.iter().map(|text| (*text).to_owned()).collect();
            globs(&texts).expect("globs").0
        };
        for (exclude, expected) in [
            ("data/private/**", false),
            ("data/private/*", false),
            ("data/private", false),
            ("**/private/**", false),
            ("data/private/*.yaml", true),
            ("data/public/**", true),
        ] {
            let glob = glob("data/**/*.yaml").expect("a glob");
            let matcher = Matcher {
                files: globs(&["data/**/*.yaml"]),
                exclude: globs(&[exclude]),
                patterns: vec![Pattern::new("data/**/*.yaml", &glob, None)],
            };
            assert_eq!(matcher.leads_into("data/private"), expected, "{exclude}");
        }
    }
}
