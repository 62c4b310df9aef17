//! The settings of a run: options and config resolved. Every default is decided in `assemble`.

mod assemble;
mod baseline;
mod collection;
mod constraints;
mod fix;
mod history;
mod levels;
mod paths;
mod places;
mod profile;
mod questions;
mod resolve;

use std::path::PathBuf;

use catlint_core::document::Limits;
use catlint_core::{Category, Day, Diagnostic};
use catlint_duplicates::Distinction;
use catlint_links::Shard;
use catlint_report::Format;

use crate::cli::FailOn;
use crate::config::{CollectionConfig, IgnoreConfig, LinksConfig};

pub use baseline::BaselineSettings;
pub use collection::CollectionSettings;
pub use fix::FixSettings;
pub use history::HistorySettings;
pub use levels::{Layers, Levels, RuleLevels, Spot};
pub(crate) use profile::fail_on;

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
