//! Every setting from the options and the config, or else its default.

use std::env;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use catlint_core::document::Limits;
use catlint_core::{Category, Day};
use catlint_report::Format;

use super::collection::{bare, collections};
use super::history::history;
use super::{FixSettings, Layers, Levels, Settings, fail_on};
use crate::cli::{Audit, CheckArgs, When};
use crate::config::Config;

impl Settings {
    /// Puts the settings together, but for what is read of files.
    pub(super) fn assemble(
        args: &CheckArgs,
        config: Config,
        root: PathBuf,
        paths: Vec<String>,
    ) -> Self {
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
            audits: audits(&args.only),
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
            outputs: outputs(args),
            allow_empty: args.allow_empty,
            color: color(args.color),
            quiet: args.quiet,
            limits: Limits::default(),
        }
    }
}

fn audits(only: &[Audit]) -> Vec<Category> {
    let all = [Audit::Fields, Audit::Duplicates, Audit::Links];
    let audits = if only.is_empty() { &all } else { only };
    audits.iter().map(|audit| audit.category()).collect()
}

fn outputs(args: &CheckArgs) -> Vec<(Format, PathBuf)> {
    let outputs = args.output.iter();
    outputs
        .map(|(format, path)| (format.0, path.clone()))
        .collect()
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
