//! The options of `catlint stats`.

use std::path::PathBuf;

use catlint_core::document::Pointer;
use clap::{Args, ValueEnum};

/// The options of `catlint stats`.
#[derive(Debug, Args)]
pub struct StatsArgs {
    /// Files or directories whose records count [default: the catalogue of the nearest catlint.yaml]
    pub paths: Vec<PathBuf>,
    /// Count by the values of this field as well, for example country
    #[arg(long, value_name = "FIELD", value_parser = parse_field)]
    pub by: Option<Pointer>,
    /// List the records with the oldest date in this field, for example updated
    #[arg(long, value_name = "FIELD", value_parser = parse_field)]
    pub stalest: Option<Pointer>,
    /// Records to list at most
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub top: usize,
    /// How to print the numbers
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "human")]
    pub format: StatsFormat,
    /// Use this config instead of the nearest catlint.yaml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// How to print the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StatsFormat {
    /// Tables for people
    Human,
    /// One versioned object
    Json,
}

/// `country`, `links.url` or `/links/0/url`.
fn parse_field(text: &str) -> Result<Pointer, String> {
    let pointer = match text.starts_with('/') {
        true => text.to_owned(),
        false => format!("/{}", text.replace('.', "/")),
    };
    let parsed = Pointer::parse(&pointer).filter(|_| !text.is_empty());
    parsed.ok_or_else(|| "write the field's name, for example country or dates.updated".to_owned())
}
