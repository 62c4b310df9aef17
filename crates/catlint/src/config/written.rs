//! The config as written: every key optional, nothing decided.

use catlint_core::Level;
use catlint_core::document::{Document, NodeId};
use catlint_duplicates::Distinction;

use super::collection::{self, CollectionConfig};
use super::links::{self, LinksConfig};
use super::reader::Reader;
use super::{duplicates, levels};

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
    pub rules: Vec<(String, Level)>,
}

pub(super) fn read(document: &Document, node: NodeId) -> Config {
    let reader = Reader { document, node };
    let collections = reader.members("collections").into_iter();
    Config {
        collections: collections
            .map(|(name, reader)| collection::read(name, reader))
            .collect(),
        distinct: duplicates::read_distinct(reader),
        links: reader.get("links").map(links::read).unwrap_or_default(),
        rules: levels::read(reader),
    }
}
