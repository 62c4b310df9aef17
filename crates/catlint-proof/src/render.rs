//! Reports: nothing in them is obeyed, and every one of them is read back.

use catlint_report::Format;

use crate::readers::read_back;
use crate::whole::whole;

/// The text of one record; its first line is the path too.
pub fn render(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let path = text.lines().next().unwrap_or("a.yaml");
    let whole = whole(path, bytes);
    for (format, text) in &whole.texts {
        harmless(*format, text);
    }
    harmless(Format::Human, &whole.summary);
    read_back(&whole);
}

/// No character that a terminal obeys or hides, and no line that a runner obeys.
pub(crate) fn harmless(format: Format, text: &str) {
    let name = format.name();
    let hidden = |c: &char| {
        (c.is_control() && !"\n\t".contains(*c)) || ('\u{202a}'..='\u{202e}').contains(c)
    };
    assert_eq!(text.chars().find(hidden), None, "{name}: {text}");
    assert!(!text.contains("##["), "{name}: {text}");
    for line in text
        .lines()
        .map(str::trim_start)
        .filter(|line| line.starts_with("::"))
    {
        let own = ["::error file=", "::warning file=", "::notice file="];
        let own = format == Format::Github && own.iter().any(|own| line.starts_with(own));
        assert!(own, "{name}: {line}");
    }
}
