//! Too much of something.

use std::fs::File;

use super::{Attack, attack, json, record};

/// Findings in one file: enough to show what grows faster than their number.
const MANY: usize = 5_000;

pub(super) fn attacks() -> Vec<Attack> {
    vec![
        attack("size-sparse-4gib", |arena| {
            let file = File::create(arena.path("data/attack.yaml")).expect("made");
            file.set_len(4 << 30).expect("sparse");
        }),
        record("size-just-too-large", vec![b'#'; (16 << 20) + 1]),
        record("size-many-keys", many_keys()),
        record(
            "size-many-errors",
            format!("name: x\nlist: [{}]\n", vec!["a"; MANY].join(", ")),
        ),
        record(
            "size-many-error-lines",
            "name: x\nlist:\n".to_owned() + &"- a\n".repeat(MANY),
        ),
        json("size-long-line", long_line()),
        json(
            "size-long-key",
            format!("{{\"name\": \"x\", \"{}\": 1}}", "k".repeat(2_000_000)),
        ),
        record(
            "size-long-name",
            format!("name: {}\nlist: [a]\n", "n".repeat(1_000_000)),
        ),
        record(
            "size-long-wrong-text",
            format!("name: x\nother: {}\n", "é".repeat(1_000_000)),
        ),
        record(
            "size-redos",
            format!("name: x\nword: {}!\n", "a".repeat(100_000)),
        ),
        record(
            "size-unique-quadratic",
            format!("name: x\nset: [{}, 7]\n", numbers(20_000)),
        ),
        record(
            "size-unique-objects",
            format!("name: x\nset: [{}, {{k: 7}}]\n", objects(3_000)),
        ),
    ]
}

fn many_keys() -> String {
    let keys = (0..MANY).map(|number| format!("k{number}: 1\n"));
    "name: x\n".to_owned() + &keys.collect::<String>()
}

/// Two megabytes on one line, a wrong value at its end.
fn long_line() -> String {
    let filler = "é".repeat(1_000_000);
    format!("{{\"name\": \"x\", \"map\": [\"{filler}\"], \"list\": [\"wrong\"]}}")
}

fn numbers(count: usize) -> String {
    let numbers = (0..count).map(|number| number.to_string());
    numbers.collect::<Vec<_>>().join(", ")
}

fn objects(count: usize) -> String {
    let objects = (0..count).map(|number| format!("{{k: {number}}}"));
    objects.collect::<Vec<_>>().join(", ")
}
