//! What the user can do about an error.

use super::Error;
use crate::read::nowhere;

impl Error {
    /// What the user can do about it.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            Self::NoConfig => Some("let `catlint init` write one, or name a directory of records: `catlint check data`".into()),
            Self::Schema { .. } => Some("mend the schema, or remove `schema:` from the collection to check without one".into()),
            Self::CodeList { .. } => Some("correct `list:` under `codes:` in the config, or write the file: one value a line".into()),
            Self::List { .. } => Some("correct `file:` under `references`, which is a path relative to the config".into()),
            Self::Glob { .. } => Some("correct it under `files:` or `exclude:`; `*` stands for a name, `**/` for any directories".into()),
            Self::OutsideCatalogue { .. } => Some("name files of the catalogue, or choose another one with --config".into()),
            Self::NothingToCheck { .. } => Some("correct `files:` in catlint.yaml, or pass --allow-empty if there is nothing to check yet".into()),
            Self::UnknownField { meant: Some(meant), .. } => Some(format!("did you mean `{meant}`?")),
            Self::UnknownField { meant: None, .. } => Some("type `catlint stats` for the fields that there are".into()),
            Self::NoRecords { nowhere } => Some(nowhere::help(nowhere)),
            Self::Init(error) => Some(error.help().into()),
            Self::Address { .. } => Some("write it as 10.0.0.0/8, fd00::/8 or 127.0.0.1".into()),
            Self::UnknownRule { meant: Some(meant), .. } => Some(format!("type `catlint explain {meant}`")),
            Self::UnknownRule { meant: None, .. } => Some("type `catlint rules` for the list".into()),
            Self::HistoryPath { .. } => Some("give a path inside the catalogue, such as links.history.tsv".into()),
            Self::Recording { .. } => Some("make one with `catlint check --record FILE`".into()),
            Self::UnknownProfile { meant, known, .. } => Some(profile_help(meant.as_deref(), known)),
            Self::Baseline(error) => Some(error.help().into()),
            Self::Git(error) => error.help(),
            Self::Report(error) => Some(error.help().into()),
            Self::Room(error) => Some(error.help().into()),
            Self::Bug { .. } => Some("report it to those who make catlint, with this message and, if you can, with the file".into()),
            Self::Config { .. } | Self::Io { .. } => None,
        }
    }
}

fn profile_help(meant: Option<&str>, known: &[String]) -> String {
    match (meant, known) {
        (Some(meant), _) => format!("did you mean `--profile {meant}`?"),
        (None, []) => "add one under `profiles:`, or leave --profile out".to_owned(),
        (None, known) => format!("it has {}", known.join(", ")),
    }
}
