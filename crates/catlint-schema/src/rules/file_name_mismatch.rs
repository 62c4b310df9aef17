//! The rule `file-name-mismatch`.

use catlint_core::document::Pointer;
use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::facts::RecordFacts;

declare_rule! {
    /// A file that is not named after its record.
    ///
    /// # What it finds
    /// A file whose name, without its extension, is not what the collection's `file_name` makes of the
    /// record, usually its id.
    ///
    /// # Why it matters
    /// People look for a record by its file, programs by its id. Two records with one id hide behind two
    /// file names.
    ///
    /// # Example
    /// ```yaml
    /// # in mm-happy-return.yaml
    /// id: mm-happy-return-programme
    /// ```
    ///
    /// # How to mend
    /// Rename the file, or write the id as the file is named.
    pub(super) FileNameMismatch = "file-name-mismatch",
    category: Fields,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<RecordFacts<'_>> for FileNameMismatch {
    fn check(&self, facts: &RecordFacts<'_>, found: &mut Vec<Diagnostic>) {
        let collection = facts.catalogue.collection(facts.record.collection);
        let Some(template) = &collection.file_name else {
            return;
        };
        let Some(wanted) = fill(facts, template) else {
            return;
        };
        let file = facts.document.path().rsplit('/').next().unwrap_or_default();
        let stem = file.split_once('.').map_or(file, |(stem, _)| stem);
        if stem == wanted {
            return;
        }
        let id = collection
            .id
            .as_ref()
            .and_then(|id| facts.document.at(facts.record.root, id));
        let place = id.map_or_else(
            || facts.start_of(facts.record.root),
            |id| facts.value_at(id),
        );
        let extension = file.strip_prefix(stem).unwrap_or_default();
        let message = format!("the file is named `{stem}`, but its record `{wanted}`");
        found.push(Diagnostic::new(&Self::META, place, message).help(format!(
            "rename the file to `{wanted}{extension}`, or write `{stem}` here"
        )));
    }
}

/// The template with `{id}` and `{/pointer}` filled in; nothing where the record lacks the field.
fn fill(facts: &RecordFacts<'_>, template: &str) -> Option<String> {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (field, after) = after.split_once('}')?;
        let pointer = match field {
            "id" => facts
                .catalogue
                .collection(facts.record.collection)
                .id
                .clone()?,
            field => Pointer::parse(field)?,
        };
        filled.push_str(before);
        filled.push_str(facts.catalogue.text_at(facts.record, &pointer)?);
        rest = after;
    }
    filled.push_str(rest);
    Some(filled)
}
