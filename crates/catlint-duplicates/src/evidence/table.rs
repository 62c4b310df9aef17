//! The table of evidence. It is the same for every catalogue and nothing is learnt: docs/duplicates.md
//! prints it.

use super::Finding;
use crate::join::PerMille;
use crate::roles::Role;

/// Points from which two records are probably one.
pub(crate) const SIMILAR: i32 = 5;

/// Names that share so much are strong evidence.
pub(crate) const STRONG: PerMille = 700;
/// Names that share so much are candidates, and weak evidence.
pub(crate) const WEAK: PerMille = 450;
/// Names that share less say that the things differ.
pub(crate) const SLIGHT: PerMille = 250;
/// Names of which each has more than this for itself are no evidence.
pub(crate) const CONTRADICTION: PerMille = 120;

/// Other texts and places that share so much agree.
pub(crate) const AGREES: PerMille = 600;
/// And so much, somewhat.
pub(crate) const SOMEWHAT: PerMille = 300;
/// Lists of people that share so much are all but the same.
pub(crate) const ALL: PerMille = 800;
/// Those that share less than this differ.
pub(crate) const DIFFERS: PerMille = 100;

/// Coordinates no farther apart than this are one place: 0.05 degrees.
pub(crate) const NEAR: i64 = 500;
/// Those farther apart than this are two: half a degree.
pub(crate) const FAR: i64 = 5_000;

/// Every row of the table.
pub(crate) const ROWS: &[(Role, Finding, i32)] = &[
    (Role::Name, Finding::Same, 6),
    (Role::Name, Finding::Strong, 5),
    (Role::Name, Finding::Alias, 4),
    (Role::Name, Finding::Weak, 3),
    (Role::Name, Finding::Initials, 2),
    (Role::Name, Finding::Slight, 0),
    (Role::Name, Finding::Common, 0),
    (Role::Name, Finding::Differs, -3),
    (Role::Name, Finding::OneSided, -2),
    (Role::Name, Finding::Alone, -2),
    (Role::Alias, Finding::Same, 1),
    (Role::Identifier, Finding::Same, 4),
    (Role::Identifier, Finding::Slip, 0),
    (Role::Identifier, Finding::Common, 1),
    (Role::Identifier, Finding::Differs, -3),
    (Role::Link, Finding::Same, 4),
    (Role::Link, Finding::Weak, 2),
    (Role::Link, Finding::Common, 0),
    (Role::Year, Finding::Strong, 3),
    (Role::Year, Finding::Slip, 2),
    (Role::Year, Finding::Same, 0),
    (Role::Year, Finding::Differs, -4),
    (Role::Place, Finding::Strong, 3),
    (Role::Place, Finding::Weak, 2),
    (Role::Place, Finding::Common, 0),
    (Role::Place, Finding::Differs, -3),
    (Role::Text, Finding::Same, 5),
    (Role::Text, Finding::Strong, 3),
    (Role::Text, Finding::Weak, 1),
    (Role::Text, Finding::Slight, 0),
    (Role::Text, Finding::Common, 0),
    (Role::Text, Finding::Differs, -3),
    (Role::Partition, Finding::Same, 1),
];

/// The table in Markdown, for the documentation.
#[must_use]
pub fn evidence_table() -> String {
    let mut table = String::from("| role | finding | points |\n|---|---|---:|\n");
    for (role, finding, points) in ROWS {
        let finding = format!("{finding:?}").to_lowercase();
        let row = format!("| {} | {finding} | {points:+} |\n", role.name());
        table.push_str(&row);
    }
    table
}

/// The points of a finding; none for what rules a pair out.
pub(crate) fn points(role: Role, finding: Finding) -> i32 {
    let mut rows = ROWS.iter();
    let row = rows.find(|(own, found, _)| *own == role && *found == finding);
    row.map_or(0, |(_, _, points)| *points)
}
