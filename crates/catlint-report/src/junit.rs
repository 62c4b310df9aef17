//! JUnit's XML, as build servers read it: a suite a file, a test case a record.
//!
//! A case fails where the record has an error, as the run itself does; what is less grave is told
//! in the case's output. What is found outside of records is a case of its own in its file.

use std::collections::BTreeMap;
use std::io::{self, Write};

use catlint_core::report::Report;
use catlint_core::{Catalogue, Diagnostic, DocumentId, NodeId, Severity};

use crate::escape::xml;
use crate::place;

/// The findings of a file by the root of the record; without one, those outside of records.
type Cases<'r> = BTreeMap<Option<NodeId>, Vec<&'r Diagnostic>>;

pub(crate) fn write(catalogue: &Catalogue, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let suites = suites(catalogue, report);
    let cases = suites.values().map(BTreeMap::len).sum();
    let failed = suites.values().flat_map(BTreeMap::values);
    let failed = failed.filter(|found| fails(found)).count();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(
        out,
        "<testsuites name=\"catlint\"{}>",
        counts(cases, failed)
    )?;
    for (document, cases) in &suites {
        suite(catalogue, *document, cases, out)?;
    }
    writeln!(out, "</testsuites>")
}

fn suites<'r>(catalogue: &Catalogue, report: &'r Report) -> BTreeMap<DocumentId, Cases<'r>> {
    let mut suites: BTreeMap<DocumentId, Cases<'r>> = BTreeMap::new();
    for record in &catalogue.records {
        let cases = suites.entry(record.document).or_default();
        cases.entry(Some(record.root)).or_default();
    }
    for diagnostic in &report.diagnostics {
        let place = diagnostic.primary.place;
        let record = catalogue.record_at(place).map(|record| record.root);
        let cases = suites.entry(place.document()).or_default();
        cases.entry(record).or_default().push(diagnostic);
    }
    suites
}

fn fails(found: &[&Diagnostic]) -> bool {
    found.iter().any(|one| one.severity == Severity::Error)
}

fn counts(tests: usize, failures: usize) -> String {
    format!(" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\"")
}

fn suite(
    catalogue: &Catalogue,
    document: DocumentId,
    cases: &Cases<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let path = xml(catalogue.document(document).path());
    let failed = cases.values().filter(|found| fails(found)).count();
    writeln!(
        out,
        "  <testsuite name=\"{path}\"{}>",
        counts(cases.len(), failed)
    )?;
    let records = catalogue.records_in(document);
    for (root, found) in cases {
        let record = root.and_then(|root| records.iter().find(|record| record.root == root));
        let name = record.map_or("the file itself", |record| &record.label);
        case(catalogue, &path, &xml(name), found, out)?;
    }
    writeln!(out, "  </testsuite>")
}

fn case(
    catalogue: &Catalogue,
    path: &str,
    name: &str,
    found: &[&Diagnostic],
    out: &mut dyn Write,
) -> io::Result<()> {
    let head = format!("    <testcase name=\"{name}\" classname=\"{path}\"");
    if found.is_empty() {
        return writeln!(out, "{head}/>");
    }
    writeln!(out, "{head}>")?;
    let (grave, light): (Vec<&&Diagnostic>, Vec<&&Diagnostic>) = found
        .iter()
        .partition(|one| one.severity == Severity::Error);
    if let Some(first) = grave.first() {
        let message = xml(&first.message);
        let rule = first.rule;
        let texts = texts(catalogue, &grave);
        writeln!(
            out,
            "      <failure message=\"{message}\" type=\"{rule}\">{texts}</failure>"
        )?;
    }
    if !light.is_empty() {
        let texts = texts(catalogue, &light);
        writeln!(out, "      <system-out>{texts}</system-out>")?;
    }
    writeln!(out, "    </testcase>")
}

/// Findings, a line each and one more for what to do.
fn texts(catalogue: &Catalogue, found: &[&&Diagnostic]) -> String {
    let text = |one: &&&Diagnostic| {
        let place = place::shown(catalogue, one.primary.place);
        // Words of ours first: a path may begin like a command.
        let head = format!("{}[{}] at {place}: {}", one.severity, one.rule, one.message);
        let help = one
            .help
            .as_ref()
            .map(|help| format!("\n  help: {}", xml(help)));
        xml(&head) + &help.unwrap_or_default()
    };
    found.iter().map(text).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use crate::Format;
    use crate::sample::{hostile, rendered};

    #[test]
    fn a_strict_reader_takes_it_and_counts_the_records() {
        let sample = hostile();
        let text = rendered(&sample, Format::Junit);
        let document = roxmltree::Document::parse(&text).expect("well-formed");
        let count = |name: &str| {
            let all = document.descendants();
            all.filter(|node| node.has_tag_name(name)).count()
        };
        let known = [
            "testsuites",
            "testsuite",
            "testcase",
            "failure",
            "system-out",
        ];
        let mut elements = document.descendants().filter(roxmltree::Node::is_element);
        assert!(elements.all(|node| known.contains(&node.tag_name().name())));
        // One file cannot be read, so that it has no record, and a case of its own.
        assert_eq!(count("testcase"), sample.catalogue.records.len() + 1);
        let root = document.root_element();
        assert_eq!(
            root.attribute("tests"),
            Some(count("testcase").to_string().as_str())
        );
        assert_eq!(
            root.attribute("failures"),
            Some(count("failure").to_string().as_str())
        );
    }
}
