//! For people: what is wrong, what to type, the line, the rule.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Write};

use catlint_core::report::Report;
use catlint_core::{Catalogue, Diagnostic, Label, Severity};
use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents,
    SourceCode, SourceSpan, SpanContents,
};
use textwrap::{WordSeparator, WordSplitter};

use crate::Options;
use crate::escape;
use crate::excerpt::{Excerpt, excerpt};
use crate::place;

/// Findings shown for one file; the rest is counted.
const SHOWN_PER_FILE: usize = 100;
/// Findings shown at all: more than anybody reads.
const SHOWN: usize = 1000;
/// Related places shown with a frame of their own; the rest is a line each.
const FRAMES: usize = 2;

pub(crate) fn write(
    catalogue: &Catalogue,
    report: &Report,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    let printer = Printer::new(catalogue, options);
    let mut per_file: BTreeMap<&str, usize> = BTreeMap::new();
    let mut shown = 0;
    for diagnostic in &report.diagnostics {
        let path = place::path(catalogue, diagnostic.primary.place);
        let left = per_file.entry(path).or_default();
        if shown < SHOWN && *left < SHOWN_PER_FILE {
            shown += 1;
            // Words that are wrapped may begin a line with what a runner takes for a command.
            let text = escape::disarm_lines(&finding(&printer, diagnostic));
            out.write_all(text.as_bytes())?;
        }
        *left += 1;
    }
    count_the_rest(&per_file, report.diagnostics.len() - shown, out)
}

/// Says how many findings are not shown: of each file, or of all together where there are too many.
fn count_the_rest(
    per_file: &BTreeMap<&str, usize>,
    hidden: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let over = per_file
        .values()
        .map(|count| count.saturating_sub(SHOWN_PER_FILE));
    if hidden > over.sum() {
        return writeln!(
            out,
            "… and {hidden} more findings; the formats `concise` and `json` have them all\n"
        );
    }
    for (path, count) in per_file {
        let more = count.saturating_sub(SHOWN_PER_FILE);
        if more > 0 {
            let path = escape::line(path);
            writeln!(out, "… and {more} more findings in {path}\n")?;
        }
    }
    Ok(())
}

fn handler(options: &Options) -> GraphicalReportHandler {
    let mut theme = if options.color {
        GraphicalTheme::unicode()
    } else {
        GraphicalTheme::unicode_nocolor()
    };
    // The severity as a word, not as a sign that has to be learnt.
    theme.characters.error = format!("{}:", Severity::Error);
    theme.characters.warning = format!("{}:", Severity::Warning);
    theme.characters.advice = format!("{}:", Severity::Note);
    GraphicalReportHandler::new_themed(theme)
        .with_width(options.width)
        .with_links(false)
        .with_wrap_lines(true)
        .with_break_words(false)
        .with_word_separator(WordSeparator::AsciiSpace)
        .with_word_splitter(WordSplitter::NoHyphenation)
        .without_primary_span_start()
        .without_cause_chain()
        .without_syntax_highlighting()
}

fn finding(printer: &Printer<'_>, diagnostic: &Diagnostic) -> String {
    let catalogue = printer.catalogue;
    let headline = escape::line(&place::headline(catalogue, diagnostic));
    let mut text = printer.frame(&diagnostic.primary, headline, diagnostic.severity);
    for related in diagnostic.related.iter().take(FRAMES) {
        let words = match place::label(catalogue, related.place) {
            Some(label) => format!("{}: {label}", related.message),
            None => related.message.clone(),
        };
        let unlabelled = Label {
            place: related.place,
            message: String::new(),
        };
        text.push_str(&printer.frame(&unlabelled, escape::line(&words), Severity::Note));
    }
    for related in diagnostic.related.iter().skip(FRAMES) {
        let position = catalogue.position(related.place);
        let path = escape::line(place::path(catalogue, related.place));
        let message = escape::line(&related.message);
        text.push_str(&format!(
            "  {path}:{}:{}: {message}\n",
            position.line, position.column
        ));
    }
    if let Some(help) = &diagnostic.help {
        text.push_str(&printer.wrapped("  help: ", &escape::line(help)));
    }
    text.push_str(&format!("  rule: {}\n\n", diagnostic.rule));
    text
}

/// What every frame needs.
struct Printer<'a> {
    catalogue: &'a Catalogue,
    handler: GraphicalReportHandler,
    /// Columns of the terminal.
    width: usize,
    /// Columns of a source line that are shown at most.
    window: usize,
}

impl<'a> Printer<'a> {
    fn new(catalogue: &'a Catalogue, options: &Options) -> Self {
        /// What stands before a source line: its number, the frame's edge, spaces.
        const GUTTER: usize = 10;
        const LEAST: usize = 40;
        Self {
            catalogue,
            handler: handler(options),
            width: options.width,
            window: options.width.saturating_sub(GUTTER).max(LEAST),
        }
    }

    fn frame(&self, label: &Label, headline: String, severity: Severity) -> String {
        let framed = Framed {
            headline,
            severity,
            excerpt: excerpt(self.catalogue, label, self.window),
            label: (!label.message.is_empty()).then(|| escape::line(&label.message)),
        };
        let mut text = String::new();
        match self.handler.render_report(&mut text, &framed) {
            Ok(()) => text,
            // Writing to a string does not fail; if it ever does, the words still arrive.
            Err(fmt::Error) => format!("{}\n", framed.headline),
        }
    }
}

impl Printer<'_> {
    /// A line of words below the frame, its continuation indented as far as its beginning.
    fn wrapped(&self, head: &str, words: &str) -> String {
        let indent = " ".repeat(head.len());
        let options = textwrap::Options::new(self.width)
            .initial_indent(head)
            .subsequent_indent(&indent)
            .break_words(false)
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation);
        textwrap::fill(words, options) + "\n"
    }
}

/// One message with one excerpt, as miette wants it.
#[derive(Debug)]
struct Framed {
    headline: String,
    severity: Severity,
    excerpt: Excerpt,
    label: Option<String>,
}

impl fmt::Display for Framed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.headline)
    }
}

impl std::error::Error for Framed {}

impl miette::Diagnostic for Framed {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpt)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let Excerpt { label, .. } = &self.excerpt;
        let span = LabeledSpan::new(self.label.clone(), label.start, label.len());
        Some(Box::new(std::iter::once(span)))
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        // Whatever is asked for, the excerpt is all there is. The place in the frame's head is
        // computed by miette from the excerpt, so it is given in the name instead.
        let whole = SourceSpan::from((0, self.text.len()));
        let _ = span;
        let name = format!("{}:{}:{}", self.path, self.line, self.column);
        let line = self.line.saturating_sub(1) as usize;
        Ok(Box::new(MietteSpanContents::new_named(
            name,
            self.text.as_bytes(),
            whole,
            line,
            0,
            1,
        )))
    }
}
