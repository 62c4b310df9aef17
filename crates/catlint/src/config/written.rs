//! The config as written: every key optional, nothing decided.

use catlint_core::document::{Document, NodeId};
use catlint_duplicates::Distinction;

use super::collection::{self, CollectionConfig};
use super::duplicates;
use super::ignores::{self, IgnoreConfig};
use super::levels::{self, WrittenLevels};
use super::links::{self, LinksConfig};
use super::profiles::{self, ProfileConfig};
use super::reader::Reader;

/// The whole config.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// The collections, in the order of the file.
    pub collections: Vec<CollectionConfig>,
    /// Records that are distinct, however alike.
    pub distinct: Vec<Distinction>,
    /// The links audit.
    pub links: LinksConfig,
    /// Levels by rule.
    pub rules: WrittenLevels,
    /// Other levels for other occasions.
    pub profiles: Vec<ProfileConfig>,
    /// Findings that are not reported.
    pub ignore: Vec<IgnoreConfig>,
}

pub(super) fn read(document: &Document, node: NodeId) -> Config {
    let reader = Reader { document, node };
    let collections = reader.members("collections").into_iter();
    let profiles = reader.members("profiles").into_iter();
    Config {
        collections: collections
            .map(|(name, reader)| collection::read(name, reader))
            .collect(),
        distinct: duplicates::read_distinct(reader),
        links: reader.get("links").map(links::read).unwrap_or_default(),
        rules: levels::read(reader),
        profiles: profiles
            .map(|(name, reader)| profiles::read(name, reader))
            .collect(),
        ignore: reader.list("ignore", ignores::read),
    }
}
