//! Claims as hashes.

use catlint_core::document::NodeId;

use super::subject::Subject;
use crate::profile::ReadProfile;

/// A claim as the hash of what is claimed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct HashedClaim {
    pub(crate) subject: Subject,
    pub(crate) hash: u64,
    pub(crate) node: NodeId,
}

/// What one record claims.
#[derive(Debug, Default)]
pub struct RecordClaims {
    pub(crate) claims: Vec<HashedClaim>,
    /// A URL twice in one list: where it stands first, and where again.
    pub(crate) repeated: Vec<(NodeId, NodeId)>,
    /// What it is compared by where nothing is the same letter by letter.
    pub(crate) profile: ReadProfile,
}

impl RecordClaims {
    /// The long texts: the hash of each and its node.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (u64, NodeId)> + '_ {
        let texts = self.claims.iter();
        let texts = texts.filter(|claim| claim.subject == Subject::Text);
        texts.map(|claim| (claim.hash, claim.node))
    }
}
