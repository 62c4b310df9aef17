//! What a run asks of its settings.

use std::path::Path;

use catlint_core::{Category, RuleMeta};
use catlint_links::{LinkFields, Shard};

use super::Settings;
use crate::config::IgnoredLink;

impl Settings {
    /// Whether a path of the catalogue was asked for: all are where none is named.
    #[must_use]
    pub fn is_asked(&self, path: &str) -> bool {
        let mut asked = self
            .paths
            .iter()
            .map(|asked| path.strip_prefix(asked.as_str()));
        let inside =
            |rest: Option<&str>| rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        self.paths.is_empty() || self.paths.iter().any(String::is_empty) || asked.any(inside)
    }

    /// The ignored links.
    #[must_use]
    pub fn ignored_links(&self) -> &[IgnoredLink] {
        &self.links.ignore
    }

    /// The config's file name; it stands in the root. Empty without a config.
    #[must_use]
    pub fn config_name(&self) -> String {
        let name = self.config.as_deref().and_then(Path::file_name);
        name.map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    }

    /// Whether the rules of a category run. Only links are split: all else is told once, by the
    /// first shard.
    #[must_use]
    pub fn runs(&self, category: Category) -> bool {
        let asked = match category {
            Category::Syntax | Category::Catalogue => true,
            audit => self.audits.contains(&audit),
        };
        let here = category == Category::Links || self.shard.is_none_or(Shard::is_first);
        asked && here
    }

    /// The fields that hold links besides those found without a config, by collection.
    #[must_use]
    pub fn link_fields(&self) -> LinkFields {
        let collections = self.collections.iter();
        collections
            .map(|collection| collection.links.clone())
            .collect()
    }

    /// Whether a rule is on for any record.
    #[must_use]
    pub fn is_on(&self, rule: &RuleMeta) -> bool {
        self.levels.is_on(rule)
    }
}
