//! The tables of docs/duplicates.md: evidence and perturbations. The rest of the page is written by hand.

use std::fs;
use std::path::Path;

use super::Generated;
use crate::Failure;
use crate::perturb;

const PATH: &str = "docs/duplicates.md";

/// The page with its tables made anew between their marks.
pub(super) fn page(root: &Path) -> Result<Generated, Failure> {
    let text = fs::read_to_string(root.join(PATH))?;
    let text = between(&text, "evidence", &catlint_duplicates::evidence_table())?;
    let text = between(&text, "perturbations", &perturb::table())?;
    Ok(Generated {
        path: PATH.to_owned(),
        text,
    })
}

fn between(text: &str, name: &str, table: &str) -> Result<String, Failure> {
    let (start, end) = (
        format!("<!-- {name} -->\n"),
        format!("<!-- end of {name} -->\n"),
    );
    let parts = text
        .split_once(&start)
        .and_then(|(before, rest)| Some((before, rest.split_once(&end)?.1)));
    let (before, after) =
        parts.ok_or_else(|| format!("{PATH} has no marks for the table of {name}"))?;
    Ok(format!("{before}{start}\n{table}\n{end}{after}"))
}
