//! The formats, as `--format` and `--output` name them.

use std::path::PathBuf;

use catlint_report::Format;
use clap::ValueEnum;
use clap::builder::PossibleValue;

/// A [`Format`] as clap reads it: the names come from the formats themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatArg(pub Format);

impl Default for FormatArg {
    fn default() -> Self {
        Self(Format::Human)
    }
}

impl ValueEnum for FormatArg {
    fn value_variants<'a>() -> &'a [Self] {
        const VARIANTS: [FormatArg; Format::ALL.len()] = {
            let mut variants = [FormatArg(Format::Human); Format::ALL.len()];
            let mut index = 0;
            while index < variants.len() {
                variants[index] = FormatArg(Format::ALL[index]);
                index += 1;
            }
            variants
        };
        &VARIANTS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.name()))
    }
}

/// Reads `FORMAT=FILE`.
pub(super) fn parse_output(text: &str) -> Result<(FormatArg, PathBuf), String> {
    let Some((format, file)) = text.split_once('=').filter(|(_, file)| !file.is_empty()) else {
        return Err("write it as FORMAT=FILE, for example json=report.json".to_owned());
    };
    Ok((FormatArg::from_str(format, false)?, PathBuf::from(file)))
}
