//! A page of its own: no script, no link, nothing fetched, and a policy that says so to browsers.

use std::io::{self, Write};

use catlint_core::report::Report;
use catlint_core::{Catalogue, Diagnostic};

use crate::Options;
use crate::escape::html;
use crate::excerpt::excerpt;
use crate::place;
use crate::summary::{counted, verdict};

/// Findings shown: more than a browser shows with ease.
const SHOWN: usize = 5_000;
/// Columns of a source line.
const WIDTH: usize = 120;

const HEAD: &str = "<!DOCTYPE html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">
<meta name=\"referrer\" content=\"no-referrer\">
<meta name=\"viewport\" content=\"width=device-width\">
<title>catlint report</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #222; background: #fff; }
article { border-left: .3rem solid #888; margin: 1.5rem 0; padding: 0 1rem; }
article.error { border-color: #b00020; }
article.warning { border-color: #a06000; }
h2 { font-size: 1rem; margin: 0; }
p { margin: .2rem 0; }
pre { overflow-x: auto; margin: .4rem 0; padding: .4rem; background: #f4f4f4; }
mark { background: #ffe08a; color: inherit; }
</style>
</head>
<body>
<main>
<h1>catlint</h1>
";

pub(crate) fn write(
    catalogue: &Catalogue,
    report: &Report,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    writeln!(out, "<p><strong>{}</strong></p>", html(&verdict(report)))?;
    for notice in &report.notices {
        writeln!(out, "<p>{}</p>", html(notice))?;
    }
    for diagnostic in report.diagnostics.iter().take(SHOWN) {
        finding(catalogue, diagnostic, out)?;
    }
    let more = report.diagnostics.len().saturating_sub(SHOWN);
    if more > 0 {
        writeln!(out, "<p>… and {}</p>", counted(more, "more finding"))?;
    }
    let version = html(options.tool_version);
    writeln!(
        out,
        "<footer><p>Made by catlint {version}.</p></footer>\n</main>\n</body>\n</html>"
    )
}

fn finding(catalogue: &Catalogue, diagnostic: &Diagnostic, out: &mut dyn Write) -> io::Result<()> {
    let severity = diagnostic.severity.name();
    let headline = html(&place::headline(catalogue, diagnostic));
    writeln!(
        out,
        "<article class=\"{severity}\">\n<h2>{severity}: {headline}</h2>"
    )?;
    let shown = html(&place::shown(catalogue, diagnostic.primary.place));
    let rule = diagnostic.rule;
    writeln!(out, "<p><code>{shown}</code>, rule <code>{rule}</code></p>")?;
    let excerpt = excerpt(catalogue, &diagnostic.primary, WIDTH);
    let part = |range| html(excerpt.text.get(range).unwrap_or_default());
    let (from, to) = (excerpt.label.start, excerpt.label.end);
    let (before, label, after) = (part(0..from), part(from..to), part(to..excerpt.text.len()));
    writeln!(out, "<pre>{before}<mark>{label}</mark>{after}</pre>")?;
    for related in &diagnostic.related {
        let place = html(&place::shown(catalogue, related.place));
        let message = html(&related.message);
        writeln!(out, "<p>{message}: <code>{place}</code></p>")?;
    }
    if let Some(help) = &diagnostic.help {
        writeln!(out, "<p>Help: {}</p>", html(help))?;
    }
    writeln!(out, "</article>")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use html5gum::{Token, Tokenizer};

    use crate::Format;
    use crate::sample::{calm, hostile, rendered};

    /// Every element with its attributes, as a browser would find them.
    fn elements(text: &str) -> BTreeSet<String> {
        let mut elements = BTreeSet::new();
        for token in Tokenizer::new(text).flatten() {
            match token {
                Token::StartTag(tag) => {
                    let names = tag.attributes.keys();
                    let names: Vec<_> = names.map(|name| String::from_utf8_lossy(name)).collect();
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    elements.insert(format!("{name} {}", names.join(" ")));
                }
                Token::Comment(text) => panic!("a comment: {text:?}"),
                Token::Error(error) => panic!("{error:?}"),
                _ => {}
            }
        }
        elements
    }

    #[test]
    fn hostile_data_adds_no_element_and_no_attribute() {
        let hostile = rendered(&hostile(), Format::Html);
        assert_eq!(
            elements(&hostile),
            elements(&rendered(&calm(), Format::Html))
        );
        for word in ["<script", "javascript:alert(1)\"", "href", " on"] {
            let outside = elements(&hostile);
            assert!(
                !outside.iter().any(|element| element.contains(word)),
                "{word}"
            );
        }
    }

    #[test]
    fn a_browser_reads_what_was_said() {
        let page = rendered(&hostile(), Format::Html);
        let mut read = String::new();
        for token in Tokenizer::new(&page).flatten() {
            if let Token::String(text) = token {
                read.push_str(&String::from_utf8_lossy(&text));
            }
        }
        for attack in crate::sample::ATTACKS {
            let said = crate::escape::line(&format!("the name is {attack}, did you mean"));
            assert!(read.contains(&said), "{said}");
        }
    }

    #[test]
    fn a_hundred_thousand_findings_are_bounded_and_counted() {
        let sample = hostile().times(20_000);
        let text = rendered(&sample, Format::Html);
        assert_eq!(text.matches("<article").count(), 5_000);
        let more = sample.report.diagnostics.len() - 5_000;
        assert!(text.contains(&format!("<p>… and {more} more findings</p>")));
    }
}
