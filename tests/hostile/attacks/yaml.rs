//! YAML that explodes, never ends, or means something else than it seems to.

use super::{Attack, record};

const DEEP: usize = 100_000;

pub(super) fn attacks() -> Vec<Attack> {
    vec![
        record("yaml-billion-laughs", laughs()),
        record("yaml-quadratic-alias", quadratic()),
        record("yaml-deep-aliases", deep_aliases()),
        record("yaml-self-alias-seq", "name: x\nlist: &a [*a]\n"),
        record("yaml-self-alias-map", "name: x\nmap: &a {b: *a}\n"),
        record("yaml-unknown-alias", "name: x\nmap: *nobody\n"),
        record(
            "yaml-deep-flow-seq",
            "name: x\nlist: ".to_owned() + &"[".repeat(DEEP) + &"]".repeat(DEEP),
        ),
        record(
            "yaml-deep-flow-map",
            "name: x\nmap: ".to_owned() + &"{a: ".repeat(DEEP) + &"}".repeat(DEEP),
        ),
        record("yaml-deep-block-seq", "- ".repeat(DEEP) + "x\n"),
        record("yaml-deep-block-map", deep_block_map()),
        record("yaml-deep-question-marks", "? ".repeat(DEEP) + "x\n"),
        record("yaml-unclosed-flow-storm", "[{".repeat(DEEP)),
        record(
            "yaml-unclosed-quotes",
            "name: \"".to_owned() + &"a\n ".repeat(DEEP),
        ),
        record("yaml-merge-bomb", merge_bomb()),
        record("yaml-doc-storm", "---\nname: x\n".repeat(20_000)),
        record("yaml-two-docs", "name: x\n---\nid: second\n"),
        record("yaml-duplicate-key", "name: x\nname: y\n"),
        record(
            "yaml-python-tag",
            "name: !!python/object/apply:os.system [\"touch marker\"]\n",
        ),
        record("yaml-include-tag", "name: !include /etc/passwd\n"),
        record("yaml-nan-inf", "name: x\nmap: [.nan, .inf, -.inf]\n"),
        record(
            "yaml-huge-int",
            format!("name: x\nlist: [{}]\n", "9".repeat(5_000)),
        ),
        record(
            "yaml-huge-hex",
            format!("name: x\nlist: [0x{}]\n", "f".repeat(5_000)),
        ),
        record("yaml-exponent-bomb", "name: x\nlist: [1e999999999]\n"),
        record("yaml-complex-key", "name: x\n? [a, b]\n: [c]\n"),
        record("yaml-tab-indent", "name: x\nmap:\n\ta: [b]\n"),
        record(
            "yaml-directive-storm",
            "%TAG !a! tag:x,2000:\n".to_owned() + &"%YAML 1.2\n".repeat(DEEP) + "---\nname: x\n",
        ),
        record(
            "yaml-anchor-storm",
            format!("name: x\nmap: [{}]\n", anchors()),
        ),
        record("yaml-comment-storm", "# x\n".repeat(DEEP) + "name: [\n"),
        record("yaml-only-comments", "# nothing\n"),
        record("yaml-scalar-root", "just a text\n"),
    ]
}

fn laughs() -> String {
    let mut text = "name: x\na0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
    for level in 1..30 {
        let below = level - 1;
        let aliases = vec![format!("*a{below}"); 9].join(", ");
        text += &format!("a{level}: &a{level} [{aliases}]\n");
    }
    text
}

fn quadratic() -> String {
    let long = "x".repeat(20_000);
    format!("name: x\nmap: [&a {long}{}]\n", ", *a".repeat(20_000))
}

fn deep_block_map() -> String {
    let lines = (0..2_000).map(|depth| format!("{}a:\n", " ".repeat(depth)));
    lines.collect()
}

fn merge_bomb() -> String {
    let mut text = "name: x\na0: &a0 {k: []}\n".to_owned();
    for level in 1..40 {
        let below = level - 1;
        text += &format!("a{level}: &a{level}\n  <<: [*a{below}, *a{below}]\n");
    }
    text
}

fn anchors() -> String {
    let anchors = (0..50_000).map(|number| format!("&a{number} x, *a{number}"));
    anchors.collect::<Vec<_>>().join(", ")
}

/// Each level is written once, and all of them stand in one another.
fn deep_aliases() -> String {
    const LEVELS: usize = 1_500;
    let level = |level| format!("a{level}: &a{level} {{k: *a{}}}\n", level - 1);
    let levels: String = (1..LEVELS).map(level).collect();
    format!("name: x\na0: &a0 {{k: x}}\n{levels}map: *a{}\n", LEVELS - 1)
}
