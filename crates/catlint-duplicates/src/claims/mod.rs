//! What one record claims for itself, as hashes: the part of the audit that needs no other record
//! and can therefore run for many at once.

mod claim;
mod exact;
mod gather;
mod reader;
mod subject;

pub(crate) use claim::HashedClaim;
pub use claim::RecordClaims;
pub(crate) use exact::exact;
pub use reader::Reader;
pub(crate) use subject::Subject;
