//! What must hold of every run, whatever the attack.

use catlint_report::Format;

use crate::arena::Run;

/// What of the machine, of ours or of the attacker must not be seen anywhere; and a command.
///
/// Each with a letter of it that is seldom: megabytes are searched, by a test that is not optimised.
const FORBIDDEN: [(&str, char); 7] = [
    ("root:x:", 'x'),
    ("S3CR3Tpw", 'R'),
    ("T0KENtok", 'K'),
    ("panicked at", 'k'),
    ("stack backtrace", 'k'),
    ("this is a bug in catlint", 'b'),
    ("##[", '#'),
];
/// Bytes of a report for people about one file.
const MOST_FOR_PEOPLE: usize = 1 << 20;

pub(crate) fn judge(name: &str, status: i32, said: &str, run: &Run) {
    assert_eq!(run.status, Some(status), "{name}: {}", run.told);
    let texts = run.texts.iter().map(|(format, text)| (format.name(), text));
    let streams = [
        ("standard output", &run.printed),
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
    for (word, letter) in FORBIDDEN {
        assert!(!has(text, word, letter), "{name}: {word} in {place}");
    }
    let hidden = |c: char| {
        (c.is_control() && !"\n\t".contains(c))
            || matches!(c, '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let plain = |byte: u8| matches!(byte, b'\n' | b'\t' | b' '..=b'~');
    let first = text.bytes().position(|byte| !plain(byte));
    let rest = first
        .and_then(|first| text.get(first..))
        .unwrap_or_default();
    let seen = rest.chars().find(|c| hidden(*c));
    assert_eq!(seen, None, "{name}: in {place}");
    let ours = ["::error file=", "::warning file=", "::notice file="];
    let forged = text.lines().map(str::trim_start).find(|line| {
        line.starts_with("::")
            && !(place == "github" && ours.iter().any(|own| line.starts_with(own)))
    });
    assert_eq!(forged, None, "{name}: a command in {place}");
}

/// Whether a word is in a text, looked for where a letter of it stands.
fn has(text: &str, word: &str, letter: char) -> bool {
    let offset = word.find(letter).expect("a letter of the word");
    let mut places = text.match_indices(letter);
    places.any(|(at, _)| {
        let start = at.checked_sub(offset);
        start.is_some_and(|start| text.as_bytes()[start..].starts_with(word.as_bytes()))
    })
}

#[test]
fn a_word_is_found_wherever_it_stands() {
    for (word, letter) in FORBIDDEN {
        for text in [
            word.to_owned(),
            format!("{letter}{word}"),
            format!("é{word}{letter}"),
        ] {
            assert!(has(&text, word, letter), "{text}");
        }
        assert!(!has(&word[1..], word, letter), "{word}");
    }
}
