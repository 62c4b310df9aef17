//! Links that lead where they must not, or that cannot be shown as they are.

use serde_json::Value;

use super::{Attack, record};

pub(super) fn attacks() -> Vec<Attack> {
    let many_at = format!("https://{}example.org/", "a@".repeat(100_000));
    let long = format!("https://example.org/{}", "a".repeat(100_000));
    [
        (
            "url-credentials",
            "https://me:S3CR3Tpw@example.org/?token=T0KENtok1",
        ),
        ("url-loopback", "http://127.0.0.1:47113/"),
        ("url-metadata", "http://169.254.169.254/latest/meta-data/"),
        ("url-loopback-decimal", "http://2130706433/"),
        ("url-loopback-octal", "http://0177.0.0.1/"),
        ("url-loopback-hex", "http://0x7f.1/"),
        ("url-loopback-short", "http://127.1/"),
        ("url-loopback-wide-digits", "http://①②⑦.⓪.⓪.①/"),
        ("url-loopback-ideographic-stop", "http://127。0。0。1/"),
        ("url-loopback-v6", "http://[::1]/"),
        ("url-loopback-mapped", "http://[::ffff:127.0.0.1]/"),
        ("url-loopback-nat64", "http://[64:ff9b::7f00:1]/"),
        ("url-unspecified", "http://0.0.0.0/"),
        ("url-broadcast", "http://255.255.255.255/"),
        ("url-localhost", "http://localhost/"),
        ("url-bad-port", "http://example.org:22/"),
        ("url-file", "file:///etc/passwd"),
        ("url-javascript", "javascript:alert(1)"),
        ("url-data", "data:text/html,<script>alert(1)</script>"),
        (
            "url-controls",
            "https://example.org/a\r\nX-Injected: 1\t\u{0}",
        ),
        ("url-idna", "https://xn--example-.org/"),
        ("url-many-at", &many_at),
        ("url-long", &long),
        ("url-broken-percent", "https://example.org/%zz%"),
        ("url-no-host", "https:///x"),
        ("url-huge-port", "https://example.org:99999999999/"),
    ]
    .map(|(name, url)| {
        let quoted = Value::String(url.to_owned());
        record(
            name,
            format!("id: {name}\nname: {name}\nurl: {quoted}\nother: {quoted}\n"),
        )
    })
    .into()
}
