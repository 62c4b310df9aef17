//! The rule `outside-reference`.

use catlint_core::{Diagnostic, Rule, declare_rule};

use crate::tried::TriedSchema;

declare_rule! {
    /// A `$ref` that leads out of the repository, or to a file that cannot be read.
    ///
    /// # What it finds
    /// A reference in a schema to an address of the web, to a path above the catalogue, or to a file that is
    /// not there. catlint never fetches a schema. Whatever stands in the place of such a reference passes; the
    /// rest of the schema is applied.
    ///
    /// # Why it matters
    /// A part of each record is not checked. And what is fetched may change from one day to the next, so
    /// that a record which passed yesterday fails today.
    ///
    /// # Example
    /// ```json
    /// { "properties": { "licence": { "$ref": "https://example.org/licence.json" } } }
    /// ```
    ///
    /// # How to mend
    /// Save a copy beside the schema and refer to it by its file name. Where the part need not be
    /// checked, ignore the finding in the config, with the reason.
    pub(super) OutsideReference = "outside-reference",
    category: Fields,
    level: ERROR,
    since: "0.1.0",
    fix: None,
}

impl Rule<TriedSchema> for OutsideReference {
    fn check(&self, facts: &TriedSchema, found: &mut Vec<Diagnostic>) {
        for outside in &facts.outside {
            let message = format!("{}; catlint never fetches a schema", outside.problem);
            let finding = Diagnostic::new(&Self::META, facts.value_at(outside.node), message);
            let others = outside.others.iter();
            let finding = others.fold(finding, |finding, other| {
                finding.related(facts.value_at(*other), "referred to here too")
            });
            found.push(finding.help("save a copy beside this schema and refer to it by its file name, or copy the part you need into `$defs`"));
        }
    }
}
