//! Reports: nothing in them is obeyed, and those for programs are read back.

use catlint_report::Format;
use serde_json::Value;

use crate::whole::whole;

/// The text of one record; its first line is the path too.
pub fn render(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let path = text.lines().next().unwrap_or("a.yaml");
    let whole = whole(path, bytes);
    for (format, text) in &whole.texts {
        harmless(*format, text);
    }
    let count = whole.report.diagnostics.len();
    let read = |format: Format| {
        let text = whole.texts.iter().find(|(known, _)| *known == format);
        let text = text.map(|(_, text)| text.as_str()).unwrap_or_default();
        serde_json::from_str::<Value>(text).unwrap_or_else(|error| panic!("{error}: {text}"))
    };
    let length = |value: &Value| value.as_array().map(Vec::len);
    assert_eq!(length(&read(Format::Json)["diagnostics"]), Some(count));
    assert_eq!(
        length(&read(Format::Sarif)["runs"][0]["results"]),
        Some(count.min(5_000))
    );
    assert_eq!(length(&read(Format::Gitlab)), Some(count));
}

fn harmless(format: Format, text: &str) {
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
