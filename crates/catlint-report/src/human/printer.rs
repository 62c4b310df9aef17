//! Frames and lines as wide as the terminal.

use std::fmt;

use catlint_core::{Catalogue, Label, Severity};
use miette::{GraphicalReportHandler, GraphicalTheme};
use textwrap::{WordSeparator, WordSplitter};

use super::framed::Framed;
use crate::Options;
use crate::escape;
use crate::excerpt::excerpt;

/// What every frame needs.
pub(super) struct Printer<'a> {
    pub(super) catalogue: &'a Catalogue,
    handler: GraphicalReportHandler,
    /// Columns of the terminal.
    width: usize,
    /// Columns of a source line that are shown at most.
    window: usize,
}

impl<'a> Printer<'a> {
    pub(super) fn new(catalogue: &'a Catalogue, options: &Options) -> Self {
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

    pub(super) fn frame(&self, label: &Label, headline: String, severity: Severity) -> String {
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

    /// A line of words below the frame, its continuation indented as far as its beginning.
    pub(super) fn wrapped(&self, head: &str, words: &str) -> String {
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
