//! The settings by the nearest config, or without one.

use std::path::{Path, PathBuf};
use std::{env, fs};

use super::paths::relative_paths;
use super::{Settings, baseline, collection, profile};
use crate::cli::CheckArgs;
use crate::config::{self, CollectionConfig, Config};
use crate::error::Error;

impl Settings {
    /// Resolves the options and the nearest config.
    ///
    /// # Errors
    /// Where the config cannot be used, or a path does not exist or is outside the catalogue.
    pub fn resolve(args: &CheckArgs) -> Result<Self, Error> {
        let here = here()?;
        let found = config_of(args, &here);
        let (mut text, mut findings) = (None, Vec::new());
        let (config, root) = match &found {
            Some(path) => {
                let found = config::load(path)?;
                text = Some(found.text);
                findings = found.findings;
                (found.config, found.root)
            }
            None if args.paths.is_empty() => return Err(Error::NoConfig),
            None => (Config::default(), here.clone()),
        };
        profile::known(&config, args.profile.as_deref())?;
        let root = fs::canonicalize(&root).unwrap_or(root);
        let paths = relative_paths(&args.paths, &here, &root)?;
        Ok(Self {
            config_text: text,
            config_findings: findings,
            config: found,
            baseline: baseline::baseline(args, &here, &root)?,
            ..Self::assemble(args, config, root, paths)
        })
    }

    /// The root that the settings will have, known before the config is read.
    ///
    /// # Errors
    /// Where the working directory is gone.
    pub(crate) fn root_of(args: &CheckArgs) -> Result<PathBuf, Error> {
        let here = here()?;
        let config = config_of(args, &here).and_then(|path| std::path::absolute(path).ok());
        let root = config.as_deref().and_then(Path::parent).unwrap_or(&here);
        Ok(fs::canonicalize(root).unwrap_or_else(|_| root.to_owned()))
    }

    /// The settings for a directory that no config describes, or whose config does not count.
    ///
    /// # Errors
    /// Where the directory does not exist.
    pub fn without_config(directory: &Path, args: &CheckArgs) -> Result<Self, Error> {
        let root = fs::canonicalize(directory).map_err(|source| Error::Io {
            action: "read",
            path: directory.to_owned(),
            source,
        })?;
        Ok(Self::assemble(args, Config::default(), root, Vec::new()))
    }

    /// The same without a config, and with the pages whose front matter may be a record.
    #[must_use]
    pub fn with_pages(&self) -> Self {
        let mut settings = self.clone();
        let pages = collection::pages(&self.root, &self.paths);
        let bare = settings.collections.iter_mut();
        bare.filter(|collection| collection.recordless)
            .for_each(|collection| collection.files.extend(pages.iter().cloned()));
        settings
    }

    /// Puts collections before what the settings have without a config.
    pub fn describe(&mut self, collections: Vec<CollectionConfig>) {
        let described = collection::collections(collections);
        self.collections.splice(..0, described);
    }
}

fn here() -> Result<PathBuf, Error> {
    env::current_dir().map_err(|source| Error::Io {
        action: "read",
        path: PathBuf::from("."),
        source,
    })
}

/// The config that is named, or the nearest.
fn config_of(args: &CheckArgs, here: &Path) -> Option<PathBuf> {
    args.config.clone().or_else(|| config::find(here))
}
