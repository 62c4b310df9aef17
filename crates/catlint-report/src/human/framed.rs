//! One message with one excerpt, as the library that draws frames wants it.

use std::fmt;

use catlint_core::Severity;
use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::excerpt::Excerpt;

/// One message with one excerpt, as miette wants it.
#[derive(Debug)]
pub(super) struct Framed {
    pub(super) headline: String,
    pub(super) severity: Severity,
    pub(super) excerpt: Excerpt,
    pub(super) label: Option<String>,
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
