//! `docs/rules/`: a page for every rule, and a table of them all.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use catlint_core::RuleMeta;

use super::Generated;
use crate::Failure;

const FOLDER: &str = "docs/rules";

/// The pages and their index.
pub(super) fn pages() -> Vec<Generated> {
    let rules = catlint::rules::all();
    let mut pages: Vec<_> = rules.iter().map(|rule| page(rule)).collect();
    pages.push(index(&rules));
    pages
}

/// Pages that no rule has any more.
pub(super) fn strays(root: &Path, files: &[Generated]) -> Result<Vec<String>, Failure> {
    let mut strays = Vec::new();
    for entry in fs::read_dir(root.join(FOLDER)).into_iter().flatten() {
        let path = format!("{FOLDER}/{}", entry?.file_name().to_string_lossy());
        if !files.iter().any(|file| file.path == path) {
            strays.push(path);
        }
    }
    Ok(strays)
}

fn page(rule: &RuleMeta) -> Generated {
    let (name, category, level, since) = (
        rule.name,
        rule.category.name(),
        rule.level.name(),
        rule.since,
    );
    let fix = rule.fix.name();
    Generated {
        path: format!("{FOLDER}/{name}.md"),
        text: format!(
            "# {name}\n\n*{category} · {level} by default · fix: {fix} · since {since}*\n\n{}",
            rule.page()
        ),
    }
}

fn index(rules: &[&RuleMeta]) -> Generated {
    let mut text = String::from(
        "# Rules\n\nMade of the rules' own documentation by `cargo xtask generate`; `catlint explain RULE`\nprints the same pages.\n",
    );
    let mut category = None;
    for rule in rules {
        if category != Some(rule.category) {
            category = Some(rule.category);
            let title = rule.category.name();
            let _ = write!(
                text,
                "\n## {title}\n\n| rule | level | what it finds |\n|---|---|---|\n"
            );
        }
        let (name, level) = (rule.name, rule.level.name());
        let _ = writeln!(
            text,
            "| [{name}]({name}.md) | {level} | {} |",
            rule.summary()
        );
    }
    Generated {
        path: format!("{FOLDER}/README.md"),
        text,
    }
}
