//! Markdown, short enough for the summary of a job or for a comment, with exact totals.

use std::io::{self, Write};

use catlint_core::report::Report;
use catlint_core::{Catalogue, Diagnostic, Severity};

use crate::escape::markdown;
use crate::place;
use crate::summary::{counted, verdict};

/// Bytes of all findings: a comment may have 65,536 characters.
const MOST_BYTES: usize = 60_000;

pub(crate) fn write(catalogue: &Catalogue, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "**catlint**: {}\n", markdown(&verdict(report)))?;
    for notice in &report.notices {
        writeln!(out, "{}\n", markdown(notice))?;
    }
    let mut room = MOST_BYTES;
    let mut shown = 0;
    // The gravest first: they must not be what is left out.
    for severity in Severity::ALL {
        let found = report.diagnostics.iter();
        for diagnostic in found.filter(|one| one.severity == severity) {
            if room == 0 {
                break;
            }
            let text = finding(catalogue, diagnostic);
            let Some(left) = room.checked_sub(text.len()) else {
                room = 0;
                break;
            };
            room = left;
            shown += 1;
            out.write_all(text.as_bytes())?;
        }
    }
    match report.diagnostics.len() - shown {
        0 => Ok(()),
        more => writeln!(out, "\n… and {}", counted(more, "more finding")),
    }
}

fn finding(catalogue: &Catalogue, diagnostic: &Diagnostic) -> String {
    let (severity, rule) = (diagnostic.severity, diagnostic.rule);
    let headline = markdown(&place::headline(catalogue, diagnostic));
    let place = markdown(&place::shown(catalogue, diagnostic.primary.place));
    let help = diagnostic.help.as_ref();
    let help = help.map(|help| format!("  Help: {}\n", markdown(help)));
    format!(
        "- **{severity}** {headline}\n  at {place}, rule `{rule}`\n{}",
        help.unwrap_or_default()
    )
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use crate::Format;
    use crate::sample::{hostile, rendered};

    #[test]
    fn whatever_the_data_says_stays_code() {
        let text = rendered(&hostile(), Format::Markdown);
        for event in Parser::new_ext(&text, Options::all()) {
            match event {
                Event::Start(tag) => assert!(
                    matches!(
                        tag,
                        Tag::Paragraph | Tag::List(None) | Tag::Item | Tag::Strong
                    ),
                    "{tag:?}"
                ),
                Event::Text(text) => {
                    let ours = [
                        "error", "warning", "note", "catlint", ": ", " ", "at ", ", rule ",
                        "Help: ", "(empty)",
                    ];
                    assert!(ours.contains(&text.as_ref()), "{text:?} is no word of ours");
                }
                Event::End(_) | Event::Code(_) | Event::SoftBreak => {}
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn however_much_is_found_it_fits_a_comment_and_counts_the_rest() {
        let sample = hostile().times(5_000);
        let text = rendered(&sample, Format::Markdown);
        assert!(text.len() < 65_536, "{}", text.len());
        let shown = text.matches("\n- **").count();
        let more = sample.report.diagnostics.len() - shown;
        assert!(
            text.contains(&format!("\n… and {more} more findings\n")),
            "{text}"
        );
    }
}
