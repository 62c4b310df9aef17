//! Configs by a stranger.

use std::fs::File;
use std::os::unix::fs::symlink;

use super::{Attack, attack};

fn config(name: &'static str, text: impl Into<String>) -> Attack {
    let text = text.into();
    attack(name, move |arena| {
        arena.write("catlint.yaml", &text);
        arena.record("name: x\n");
    })
}

fn files(pattern: &str) -> String {
    format!(
        "collections:\n  a:\n    files: [\"data/*.yaml\", '{pattern}']\n    schema: schema.json\n"
    )
}

pub(super) fn attacks() -> Vec<Attack> {
    vec![
        config("config-escape-up", files("../../etc/*")),
        config("config-escape-inside", files("data/../../etc/*")),
        config("config-escape-absolute", files("/etc/passwd")),
        config("config-home", files("~/*.yaml")),
        config(
            "config-braces",
            files(&format!("data/{}", "{a,b}".repeat(40))),
        ),
        config(
            "config-stars",
            files(&format!("data/{}x", "**/".repeat(200))),
        ),
        config(
            "config-classes",
            files(&format!("data/{}", "[a-z]*".repeat(2_000))),
        ),
        config(
            "config-schema-outside",
            "collections:\n  a:\n    files: [\"data/*.yaml\"]\n    schema: /etc/passwd\n",
        ),
        config(
            "config-schema-up",
            "collections:\n  a:\n    files: [\"data/*.yaml\"]\n    schema: ../../../../../../etc/passwd\n",
        ),
        config(
            "config-history-outside",
            format!(
                "{}links:\n  history: ../../tmp/x.tsv\n",
                files("data/*.yaml")
            ),
        ),
        config("config-deep", "[".repeat(100_000)),
        config(
            "config-bomb",
            "a: &a [x, x]\n".to_owned()
                + &(0..40)
                    .map(|n| {
                        format!(
                            "b{n}: &b{n} [*{0}, *{0}]\n",
                            if n == 0 {
                                "a".to_owned()
                            } else {
                                format!("b{}", n - 1)
                            }
                        )
                    })
                    .collect::<String>(),
        ),
        attack("config-link-out", |arena| {
            arena.replace("catlint.yaml", |path| symlink("/etc/passwd", path));
            arena.record("name: x\n");
        }),
        attack("config-link-zero", |arena| {
            arena.replace("catlint.yaml", |path| symlink("/dev/zero", path));
            arena.record("name: x\n");
        }),
        attack("config-sparse-4gib", |arena| {
            arena.replace("catlint.yaml", |path| File::create(path)?.set_len(4 << 30));
            arena.record("name: x\n");
        }),
        config("config-not-utf8", "collections: \u{0}"),
        config("config-empty", ""),
        config(
            "config-command",
            "\"::error::x\\n##[group]\": \"\\e[31m\"\n",
        ),
        config(
            "config-widens-policy",
            format!(
                "{}links:\n  allow_address: [127.0.0.0/8]\n",
                files("data/*.yaml")
            ),
        ),
    ]
}
