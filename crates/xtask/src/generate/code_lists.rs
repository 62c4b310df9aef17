//! The enumerations in `schema/` that repeat a vocabulary of `data/`: a JSON Schema is never
//! fetched and cannot read YAML, so the values are written into it.

use std::fs;
use std::path::Path;

use serde_yaml::Value;

use super::Generated;
use crate::Failure;

/// A definition in a schema whose values are a field of a vocabulary's entries.
struct CodeList {
    schema: &'static str,
    definition: &'static str,
    vocabulary: &'static str,
    field: &'static str,
}

const CODE_LISTS: &[CodeList] = &[
    list("initiative", "country_code", "countries", "code"),
    list("initiative", "section", "sections", "id"),
    list("initiative", "scheme", "schemes", "id"),
    list("initiative", "document", "documents", "id"),
    list("country", "region", "regions", "code"),
    list("region", "region", "regions", "code"),
    list("scheme", "country_code", "countries", "code"),
];

const fn list(
    schema: &'static str,
    definition: &'static str,
    vocabulary: &'static str,
    field: &'static str,
) -> CodeList {
    CodeList {
        schema,
        definition,
        vocabulary,
        field,
    }
}

/// The schemas with fresh values.
pub(super) fn schemas(root: &Path) -> Result<Vec<Generated>, Failure> {
    let mut files: Vec<Generated> = Vec::new();
    for list in CODE_LISTS {
        let path = format!("schema/{}.schema.json", list.schema);
        let known = files.iter().position(|file| file.path == path);
        let text = match known {
            Some(known) => files.swap_remove(known).text,
            None => fs::read_to_string(root.join(&path))?,
        };
        let text = list.write_into(&text, &list.values(root)?)?;
        files.push(Generated { path, text });
    }
    Ok(files)
}

impl CodeList {
    fn values(&self, root: &Path) -> Result<Vec<String>, Failure> {
        let path = root.join(format!("data/vocabulary/{}.yaml", self.vocabulary));
        let vocabulary: Value = serde_yaml::from_str(&fs::read_to_string(path)?)?;
        let entries = vocabulary[self.vocabulary].as_sequence();
        let value = |entry: &Value| entry[self.field].as_str().map(ToOwned::to_owned);
        let values: Option<Vec<_>> = entries.into_iter().flatten().map(value).collect();
        values
            .filter(|values| !values.is_empty())
            .ok_or_else(|| format!("{}: no {} in every entry", self.vocabulary, self.field).into())
    }

    /// Replaces the values of the definition. The schema is edited as text, so that it stays as
    /// its authors laid it out.
    fn write_into(&self, schema: &str, values: &[String]) -> Result<String, Failure> {
        let definition = format!("\n    \"{}\": {{", self.definition);
        let missing = || {
            format!(
                "{}.schema.json: no enum in {}",
                self.schema, self.definition
            )
        };
        let definitions = schema.find("\"$defs\": {").ok_or_else(missing)?;
        let start = schema[definitions..]
            .find(&definition)
            .ok_or_else(missing)?;
        let start = definitions + start;
        let (before, rest) = schema.split_at(start);
        let (head, tail) = rest.split_once("\"enum\": [").ok_or_else(missing)?;
        let (_, after) = tail.split_once(']').ok_or_else(missing)?;
        Ok(format!(
            "{before}{head}\"enum\": [{}\n      ]{after}",
            rows(values)?
        ))
    }
}

/// The values as JSON, some to a line.
fn rows(values: &[String]) -> Result<String, Failure> {
    const WIDTH: usize = 96;
    let mut rows = vec![String::new()];
    for (index, value) in values.iter().enumerate() {
        let comma = if index + 1 < values.len() { "," } else { "" };
        let item = serde_json::to_string(value)? + comma;
        if rows.last().is_none_or(|row| row.len() + item.len() > WIDTH) {
            rows.push(String::new());
        }
        if let Some(row) = rows.last_mut() {
            let gap = if row.is_empty() { "" } else { " " };
            row.push_str(gap);
            row.push_str(&item);
        }
    }
    Ok(rows.iter().map(|row| format!("\n        {row}")).collect())
}
