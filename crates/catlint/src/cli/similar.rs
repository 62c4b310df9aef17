//! The options of `catlint similar`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// The options of `catlint similar`.
#[derive(Debug, Args)]
pub struct SimilarArgs {
    /// The name of what is about to be added
    #[arg(required_unless_present = "draft", conflicts_with = "draft")]
    pub name: Option<String>,
    /// A file with the record that is about to be added
    #[arg(long, value_name = "FILE")]
    pub draft: Option<PathBuf>,
    /// The country, or whatever else the config names as the partition
    #[arg(long, value_name = "CC", conflicts_with = "draft")]
    pub country: Option<String>,
    /// A web address of it
    #[arg(long, value_name = "URL", conflicts_with = "draft")]
    pub link: Option<String>,
    /// How many records to show at most
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub most: usize,
    /// How to print them
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "human")]
    pub format: SimilarFormat,
    /// Use this config instead of the nearest catlint.yaml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// The formats of `catlint similar`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SimilarFormat {
    /// For people.
    Human,
    /// For programs.
    Json,
}
