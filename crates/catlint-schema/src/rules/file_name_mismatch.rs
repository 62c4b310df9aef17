//! The rule `file-name-mismatch`.

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
        let from = facts.catalogue.standpoint(facts.record);
        let id = collection.id.as_ref();
        let Some(wanted) = template.fill(from, id) else {
            return;
        };
        let file = facts.document.path().rsplit('/').next().unwrap_or_default();
        let (stem, extension) = match file.rsplit_once('.') {
            Some((stem, extension)) if !stem.is_empty() => (stem, format!(".{extension}")),
            _ => (file, String::new()),
        };
        if stem == wanted {
            return;
        }
        let id = id.and_then(|id| id.first(from));
        let mut help = format!("rename the file to `{wanted}{extension}`");
        if id.as_ref().is_some_and(|id| id.written == wanted) {
            help.push_str(&format!(", or write `{stem}` here"));
        }
        let place = id.map_or_else(|| facts.start_of(facts.record.root), |id| id.place);
        let message = format!("the file is named `{stem}`, but its record `{wanted}`");
        found.push(Diagnostic::new(&Self::META, place, message).help(help));
    }
}
