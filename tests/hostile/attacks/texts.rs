//! Texts that want to be obeyed by whatever shows them: each in the name, which messages repeat, and
//! in a line that is wrong, so that it is framed.

use serde_json::Value;

use super::{Attack, record};

pub(super) fn attacks() -> Vec<Attack> {
    [
        ("txt-ansi", "\u{1b}[2J\u{1b}[31mred\u{1b}[8m"),
        ("txt-osc52-osc8", "\u{1b}]52;c;aGk=\u{7}\u{1b}]8;;https://evil.example\u{7}x\u{1b}]8;;\u{7}"),
        ("txt-raw-c1", "\u{9b}31m \u{90}x\u{9c} \u{85}"),
        ("txt-bidi", "admin\u{202e}txt.exe\u{2066}a\u{2069}"),
        ("txt-invisible", "a\u{200b}b\u{feff}c\u{2060}d\u{ad}e"),
        ("txt-tags", "x\u{e0041}\u{e0062}\u{e007f}"),
        ("txt-zalgo-wide", "Z\u{335}\u{341}\u{319}a\u{334}l\u{489}g\u{322}o ﷽﷽ 👩\u{200d}👩\u{200d}👧 漢字"),
        ("txt-gh-command", "::error file=a,line=1::forged ##[error]x"),
        ("txt-gh-command-lines", "a\n::stop-commands::x\n  ::set-output name=a::b\r\n##[group]"),
        ("txt-gh-percent", "100%0A::warning::x%25%0D"),
        ("txt-gh-wrapped", "a word that goes on until the line is full and then it is wrapped so that ::error::x begins ::error::y each ::error::z line"),
        ("txt-html", "</title><script>alert(1)</script><img src=x onerror=alert(1)>"),
        ("txt-html-attribute", "\" onmouseover=\"alert(1)\" ' autofocus onfocus='alert(1)"),
        ("txt-xml", "]]></failure><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b; \u{1}"),
        ("txt-markdown", "![x](https://evil.example) @everyone #1 <!-- --> ```\n# a\n| b |"),
        ("txt-formula", "=cmd|' /C calc'!A0"),
        ("txt-format-strings", "%s%n%x {0} {{7*7}} ${jndi:ldap://x} $(touch x) `touch y`"),
        ("txt-path", "../../../../etc/passwd\0.yaml"),
    ]
    .map(|(name, text)| {
        let quoted = Value::String(text.to_owned());
        // `other` is no text by the schema.
        record(name, format!("id: {name}\nname: {quoted}\nother: {quoted}\n{quoted}: {quoted}\n"))
    })
    .into()
}
