//! The settings of a run: options and config resolved. Every default is decided here.

mod baseline;
mod collection;
mod constraints;
mod fix;
mod history;
mod levels;
mod paths;
mod places;
mod profile;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, fs};

use catlint_core::document::Limits;
use catlint_core::{Category, Day, Diagnostic, RuleMeta};
use catlint_duplicates::Distinction;
use catlint_links::{LinkFields, Shard};
use catlint_report::Format;

use crate::cli::{Audit, CheckArgs, FailOn, When};
use crate::config::{self, CollectionConfig, Config, IgnoreConfig, IgnoredLink, LinksConfig};
use crate::error::Error;

pub use baseline::BaselineSettings;
pub use collection::CollectionSettings;
pub use fix::FixSettings;
pub use history::HistorySettings;
pub use levels::{Layers, Levels, RuleLevels, Spot};
pub(crate) use profile::fail_on;

use collection::{bare, collections};
use history::history;
use paths::relative_paths;

/// Everything that a run depends on.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The catalogue's root, absolute.
    pub root: PathBuf,
    /// The config, if there is one.
    pub config: Option<PathBuf>,
    /// The collections.
    pub collections: Vec<CollectionSettings>,
    /// The audits to run; syntax is always checked.
    pub audits: Vec<Category>,
    /// The part of a split run that this one is.
    pub shard: Option<Shard>,
    /// Whether the network may be used.
    pub offline: bool,
    /// What is reported: paths relative to the root; all of them where empty.
    pub paths: Vec<String>,
    /// The git revision that the change under test is compared with.
    pub changed_since: Option<String>,
    /// The profile that was chosen, if any.
    pub profile: Option<String>,
    /// The level of every rule at every place.
    pub levels: Levels,
    /// The findings that the config ignores, each with its number among them.
    pub ignore: Vec<(usize, IgnoreConfig)>,
    /// Whether comments and records may say what is ignored.
    pub inline_ignore: bool,
    /// The baseline, if there is to be one.
    pub baseline: Option<BaselineSettings>,
    /// Records that are distinct, as the config has it.
    pub distinct: Vec<Distinction>,
    /// The links audit as the config has it.
    pub links: LinksConfig,
    /// The link history.
    pub history: HistorySettings,
    /// The day of the run.
    pub today: Day,
    /// The config's name and text, if there is one.
    pub config_text: Option<(String, Vec<u8>)>,
    /// The collections as the config has them.
    pub written: Vec<CollectionConfig>,
    /// What was found in the config, as if it were the only document.
    pub config_findings: Vec<Diagnostic>,
    /// Addresses that links may lead to though they are not public.
    pub allow_address: Vec<String>,
    /// Ports that links may lead to besides the usual ones.
    pub allow_port: Vec<u16>,
    /// Whether archived copies of pages that are gone are looked for.
    pub archive: bool,
    /// Whether the proxy of the environment is used.
    pub use_proxy: bool,
    /// Where the answers of the network are recorded.
    pub record: Option<PathBuf>,
    /// The recording that is played instead of the network.
    pub replay: Option<PathBuf>,
    /// What is mended; nothing where nothing is.
    pub fix: Option<FixSettings>,
    /// From which severity on the run fails.
    pub fail_on: FailOn,
    /// The same, as far as the command line says it.
    pub fail_on_typed: Option<FailOn>,
    /// The format on standard output.
    pub format: Format,
    /// Further reports.
    pub outputs: Vec<(Format, PathBuf)>,
    /// Whether a run without a single file passes.
    pub allow_empty: bool,
    /// Whether standard output gets colour.
    pub color: bool,
    /// Whether the summary is left out.
    pub quiet: bool,
    /// The limits of parsing.
    pub limits: Limits,
}

impl Settings {
    /// Resolves the options and the nearest config.
    ///
    /// # Errors
    /// Where the config cannot be used, or a path does not exist or is outside the catalogue.
    pub fn resolve(args: &CheckArgs) -> Result<Self, Error> {
        let here = env::current_dir().map_err(|source| Error::Io {
            action: "read",
            path: PathBuf::from("."),
            source,
        })?;
        let found = args.config.clone().or_else(|| config::find(&here));
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

    fn assemble(args: &CheckArgs, config: Config, root: PathBuf, paths: Vec<String>) -> Self {
        let all = [Audit::Fields, Audit::Duplicates, Audit::Links];
        let only = if args.only.is_empty() {
            &all[..]
        } else {
            &args.only[..]
        };
        let levels = Levels::new(Layers::of(&config, args.profile.as_deref()));
        let fail_on = fail_on(args.fail_on, &config, args.profile.as_deref());
        let written = config.collections.clone();
        let collections = collections(config.collections);
        Self {
            collections: match collections.is_empty() {
                true => vec![bare(&root, &paths)],
                false => collections,
            },
            root,
            config: None,
            audits: only.iter().map(|audit| audit.category()).collect(),
            shard: args.shard,
            offline: args.offline,
            paths,
            changed_since: args.changed_since.clone(),
            levels,
            fail_on,
            fail_on_typed: args.fail_on,
            profile: args.profile.clone(),
            ignore: config.ignore.into_iter().enumerate().collect(),
            inline_ignore: !args.no_inline_ignore,
            baseline: None,
            history: history(args, &config.links),
            today: args.today.unwrap_or_else(today),
            config_text: None,
            written,
            config_findings: Vec::new(),
            distinct: config.distinct,
            links: config.links,
            allow_address: args.allow_address.clone(),
            allow_port: args.allow_port.clone(),
            archive: args.archive,
            use_proxy: args.use_proxy,
            record: args.record.clone(),
            replay: args.replay.clone(),
            fix: FixSettings::of(args),
            format: args.format.0,
            outputs: args
                .output
                .iter()
                .map(|(format, path)| (format.0, path.clone()))
                .collect(),
            allow_empty: args.allow_empty,
            color: color(args.color),
            quiet: args.quiet,
            limits: Limits::default(),
        }
    }
}

/// The only look at the clock that a finding can depend on. A clock before 1970 says 1970.
fn today() -> Day {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    Day::from_epoch_seconds(now.map_or(0, |since| since.as_secs()))
}

fn color(when: When) -> bool {
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto => {
            let refused = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
            std::io::stdout().is_terminal() && !refused && !dumb
        }
    }
}
