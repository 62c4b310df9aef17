//! What must hold of every run, whatever the attack.

use catlint_report::Format;

use crate::arena::Run;

/// What of the machine, of ours or of the attacker must not be seen anywhere.
const FORBIDDEN: [&str; 6] = [
    "root:x:",
    "S3CR3Tpw",
    "T0KENtok",
    "panicked at",
    "stack backtrace",
    "this is a bug in catlint",
];
/// Bytes of a report for people about one file.
const MOST_FOR_PEOPLE: usize = 1 << 20;

pub(crate) fn judge(name: &str, status: i32, said: &str, run: &Run) {
    assert_eq!(run.status, Some(status), "{name}: {}", run.told);
    let texts = run.texts.iter().map(|(format, text)| (format.name(), text));
    let streams = [
        ("standard output", &run.report),
        ("standard error", &run.told),
    ];
    for (place, text) in texts.chain(streams) {
        harmless(name, place, text);
    }
    if status == 2 {
        assert!(run.told.contains(said), "{name}: {}", run.told);
        return;
    }
    let findings = run.findings();
    let witness = findings
        .iter()
        .any(|finding| finding["path"] == "data/witness.yaml");
    assert!(witness, "{name} hides what is found elsewhere");
    assert!(
        said == "-" || run.rules().contains(said),
        "{name}: {:?}",
        run.rules()
    );
    assert_eq!(
        run.texts.len(),
        Format::ALL.len(),
        "{name}: every format is written"
    );
    for (format, text) in &run.texts {
        let people = matches!(format, Format::Human | Format::Markdown);
        let short = text.len() < MOST_FOR_PEOPLE;
        assert!(
            short || !people,
            "{name}: {} bytes of {}",
            text.len(),
            format.name()
        );
    }
}

fn harmless(name: &str, place: &str, text: &str) {
    for word in FORBIDDEN {
        assert!(!text.contains(word), "{name}: {word} in {place}");
    }
    let hidden = |c: char| {
        (c.is_control() && !"\n\t".contains(c))
            || matches!(c, '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let seen = text.chars().find(|c| hidden(*c));
    assert_eq!(seen, None, "{name}: in {place}");
    assert!(!text.contains("##["), "{name}: a command in {place}");
    let ours = ["::error file=", "::warning file=", "::notice file="];
    let forged = text.lines().map(str::trim_start).find(|line| {
        line.starts_with("::")
            && !(place == "github" && ours.iter().any(|own| line.starts_with(own)))
    });
    assert_eq!(forged, None, "{name}: a command in {place}");
}
