//! The link history, as the options and the config have it.

use std::env;

use catlint_links::history::{StrikeRule, Vantage};

use crate::cli::{CheckArgs, VantageArg};
use crate::config::LinksConfig;

/// The history's name where the config gives none.
const FILE_NAME: &str = "links.history.tsv";

/// What a run does with the history.
#[derive(Debug, Clone)]
pub struct HistorySettings {
    /// Its path, relative to the root.
    pub path: String,
    /// Whether it is written.
    pub update: bool,
    /// From where links are asked.
    pub vantage: Vantage,
    /// How many failures make a link dead.
    pub rule: StrikeRule,
}

pub(super) fn history(args: &CheckArgs, config: &LinksConfig) -> HistorySettings {
    let default = StrikeRule::default();
    let number = |configured: Option<u64>, default| {
        configured
            .and_then(|number| number.try_into().ok())
            .unwrap_or(default)
    };
    let rule = StrikeRule {
        strikes: number(config.strikes, default.strikes),
        days: number(config.strike_days, default.days),
    };
    let vantage = match args.vantage {
        Some(VantageArg::Ci) => Vantage::Ci,
        Some(VantageArg::Local) => Vantage::Local,
        None if is_ci() => Vantage::Ci,
        None => Vantage::Local,
    };
    HistorySettings {
        path: config
            .history
            .clone()
            .unwrap_or_else(|| FILE_NAME.to_owned()),
        update: args.update_history,
        vantage,
        rule,
    }
}

/// Whether the environment says that this is a machine of continuous integration: `CI=true`, as
/// all services have it.
fn is_ci() -> bool {
    let value = env::var("CI").unwrap_or_default().to_lowercase();
    !matches!(
        value.as_str(),
        "" | "0" | "false" | "no" | "off" | "n" | "f"
    )
}
