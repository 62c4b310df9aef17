//! Collections whose `records` lead nowhere, and what is said of them.

use crate::error::head;

/// A collection in none of whose files there is anything where its records should be.
#[derive(Debug)]
pub struct Nowhere {
    /// The place in the config, as `catlint.yaml:4:13: `.
    pub place: String,
    /// The collection's name.
    pub collection: String,
    /// Its patterns under `records`.
    pub patterns: Vec<String>,
    /// The pattern that was probably meant.
    pub meant: Option<String>,
    /// Whether there are lists there, and so no records.
    pub lists: bool,
}

/// What is the matter; without a collection, nobody has said where records are.
pub(crate) fn words(nowhere: &[Nowhere]) -> String {
    let line = |nowhere: &Nowhere| {
        let (place, name) = (&nowhere.place, head(&nowhere.collection));
        let patterns = head(&nowhere.patterns.join("` or `"));
        match nowhere.lists {
            true => format!("{place}what `{name}` has at `{patterns}` are lists, and no records"),
            false => format!("{place}no file of `{name}` has anything at `{patterns}`"),
        }
    };
    match nowhere {
        [] => "there are no records in these files".to_owned(),
        nowhere => nowhere.iter().map(line).collect::<Vec<_>>().join("\n"),
    }
}

/// What to do about it.
pub(crate) fn help(nowhere: &[Nowhere]) -> String {
    let meant = nowhere.iter().find_map(|nowhere| nowhere.meant.as_deref());
    let say = match (nowhere, meant) {
        (_, Some(meant)) => return format!("did you mean `records: {}`?", head(meant)),
        ([], None) => "say in a catlint.yaml where they are",
        (_, None) => "correct `records:` in catlint.yaml",
    };
    format!("{say}, or pass --allow-empty if there is nothing to check yet")
}
