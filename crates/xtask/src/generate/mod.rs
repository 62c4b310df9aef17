//! Files that are made of the code or of the vocabularies, and never edited by hand.

mod code_lists;
mod duplicates_page;
mod list_page;
mod rule_pages;

use std::fs;
use std::path::Path;

use crate::{Failure, say};

/// A file as it should be.
struct Generated {
    /// Its path, relative to the root.
    path: String,
    /// Its text.
    text: String,
}

/// Writes every generated file, or says which are stale. True where all are now as they should be.
pub(crate) fn run(root: &Path, check: bool) -> Result<bool, Failure> {
    let mut files = rule_pages::pages();
    files.push(list_page::page());
    files.push(schema("catlint", &catlint::config::schema())?);
    files.push(schema("report", &catlint_report::json_schema())?);
    files.extend(code_lists::schemas(root)?);
    files.push(duplicates_page::page(root)?);
    files.push(guards_page());
    let mut fresh = true;
    for file in &files {
        fresh &= settle(root, file, check)?;
    }
    for stray in rule_pages::strays(root, &files)? {
        fresh &= remove(root, &stray, check)?;
    }
    Ok(fresh || !check)
}

fn guards_page() -> Generated {
    let (path, text) = crate::guards::page();
    Generated { path, text }
}

fn schema(name: &str, schema: &serde_json::Value) -> Result<Generated, Failure> {
    Ok(Generated {
        path: format!("schema/{name}.schema.json"),
        text: serde_json::to_string_pretty(schema)? + "\n",
    })
}

fn settle(root: &Path, file: &Generated, check: bool) -> Result<bool, Failure> {
    let path = root.join(&file.path);
    let fresh = fs::read_to_string(&path).is_ok_and(|text| text == file.text);
    if fresh {
        return Ok(true);
    }
    if check {
        say(&format!(
            "stale: {} (run `cargo xtask generate`)",
            file.path
        ));
        return Ok(false);
    }
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(&path, &file.text)?;
    say(&format!("wrote {}", file.path));
    Ok(false)
}

fn remove(root: &Path, path: &str, check: bool) -> Result<bool, Failure> {
    if check {
        say(&format!("stray: {path} (run `cargo xtask generate`)"));
    } else {
        fs::remove_file(root.join(path))?;
        say(&format!("removed {path}"));
    }
    Ok(false)
}
