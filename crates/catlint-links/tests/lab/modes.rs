//! Every mode of the lab, and the verdict that the audit must come to.

use std::collections::BTreeSet;
use std::time::Duration;

use catlint_core::link::Verdict;

use crate::hall::Hall;

/// Verdict, kind of failure, and the modes that must end so.
type Row = (Verdict, Option<&'static str>, &'static [&'static str]);

/// What one mode may cost at most, all looks together: the bytes that a server got rid of, with what
/// the kernel took before anybody read it, and the time.
const MOST_BYTES: u64 = 16 * 1024 * 1024;
const MOST_TIME: Duration = Duration::from_secs(30);

#[test]
fn every_mode_has_its_verdict_and_its_limits() {
    let hall = Hall::open();
    let names: Vec<&str> = TABLE.iter().flat_map(|row| row.2).copied().collect();
    let mut wrong = Vec::new();
    for (name, seen) in hall.each(&names) {
        let expected = TABLE
            .iter()
            .find(|row| row.2.contains(&name))
            .expect("a row");
        if (seen.verdict, seen.failure) != (expected.0, expected.1) {
            wrong.push(format!(
                "{name}: {seen}, expected {} {:?}",
                expected.0, expected.1
            ));
        }
        let bytes = hall.lab.bytes_sent(name);
        if bytes > MOST_BYTES || seen.took > MOST_TIME {
            wrong.push(format!("{name}: {bytes} bytes, {:?}", seen.took));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(hall.lab.canary_hits(), 0);
}

/// Interim answers have no end that the client could see: the time ends them, or the server.
const ENDLESS: &[&str] = &["interim-flood", "interim-103"];

#[test]
fn interim_answers_without_end_come_to_an_end() {
    let hall = Hall::open();
    for (name, seen) in hall.each(ENDLESS) {
        assert_eq!(seen.verdict, Verdict::Unknown, "{name}: {seen}");
        assert!(seen.took < MOST_TIME, "{name}: {seen}");
    }
}

#[test]
fn the_table_has_every_mode_once() {
    let other =
        |name: &&str| name.starts_with("wayback-") || *name == "flaky" || ENDLESS.contains(name);
    let all: BTreeSet<&str> = catlint_lab::modes()
        .map(|mode| mode.name)
        .filter(|name| !other(name))
        .collect();
    let listed: Vec<&str> = TABLE.iter().flat_map(|row| row.2).copied().collect();
    let once: BTreeSet<&str> = listed.iter().copied().collect();
    assert_eq!(once.len(), listed.len(), "twice");
    assert_eq!(once, all);
    assert!(all.len() >= 60);
}

const TABLE: &[Row] = &[
    (
        Verdict::Alive,
        None,
        &[
            "stall-body",
            "stall-end",
            "stall-close",
            "drip-body",
            "slow-ok",
            "v6-black-hole",
            "reset-body",
            "close-body",
            "reset-after",
            "reset-first",
            "keep-alive",
            "stale-keep-alive",
            "reset-keep-alive",
            "length-too-long",
            "length-too-short",
            "length-negative",
            "length-plus",
            "length-junk",
            "length-empty",
            "length-2-64",
            "length-double",
            "length-list",
            "chunk-and-length",
            "chunk-bad-size",
            "chunk-negative",
            "chunk-2-64",
            "chunk-no-end",
            "chunk-cut",
            "chunk-no-line-end",
            "chunk-extension",
            "chunk-trailers",
            "chunk-tiny",
            "coding-unknown",
            "body-endless",
            "body-10-gib",
            "gzip-bomb",
            "gzip-5-fold",
            "gzip-false",
            "gzip-cut",
            "interim-few",
            "http-1-0",
            "no-reason",
            "header-latin-1",
            "bare-lf",
            "blank-lines",
            "two-answers",
            "cookie-302",
            "redirect-refresh",
            "ok-https",
            "limit-once",
            "ok",
            "landing",
            "status-202",
            "status-204",
            "status-206",
            "status-416",
            "head-403",
            "head-404",
            "head-405",
            "head-410",
            "head-500",
            "head-501",
            "head-reset",
            "head-body",
            "date-1970",
            "date-9999",
            "date-junk",
            "honest-site",
            "honest-410",
            "same-record",
            "app-shell",
            "home-for-all",
            "empty-200",
            "default-page",
            "tls-good",
            "tls-chain",
            "tls-many-names",
            "h2-goaway",
            "h2-goaway-error",
            "h2-http-1-1-required",
            "h2-refused-stream",
            "h2-rst-flood",
            "h2-continuation-flood",
            "h2-empty-continuation",
            "h2-empty-data",
            "h2-settings-flood",
            "h2-ping-flood",
            "h2-window-flood",
            "h2-push-flood",
            "h2-window-0",
            "h2-stall",
            "h2-header-bomb",
            "h2-header-long",
            "h2-body-endless",
            "h2-bad-stream",
            "h2-bad-size",
            "h2-frame-16-mib",
            "h2-bad-hpack",
            "h2-speaks-1-1",
            "h2-close",
        ],
    ),
    (
        Verdict::Moved,
        None,
        &[
            "moved-301",
            "moved-308",
            "moved-chain",
            "moved-slash",
            "moved-case",
            "moved-www",
            "moved-https",
        ],
    ),
    (
        Verdict::Redirected,
        None,
        &[
            "redirect-5",
            "cookie-foreign",
            "redirect-302",
            "redirect-to",
            "redirect-303",
            "redirect-307",
            "moved-partly",
            "redirect-to-http",
            "to-host",
            "to-credentials",
            "to-injection",
            "location-relative",
            "location-query",
            "location-fragment",
            "location-slashes",
            "location-backslashes",
            "location-spaces",
            "location-utf-8",
            "location-latin-1",
            "location-several",
        ],
    ),
    (
        Verdict::Suspect,
        None,
        &[
            "moved-front",
            "front-302",
            "moved-site",
            "site-302",
            "soft-404",
            "soft-404-silent",
            "maintenance",
            "soft-404-german",
            "soft-404-echo",
            "soft-404-redirect",
            "parked",
            "captive-portal",
            "many-to-one",
            "login-200",
            "h2-good",
        ],
    ),
    (
        Verdict::Gone,
        None,
        &[
            "moved-404",
            "moved-410",
            "status-404",
            "status-410",
            "get-404",
        ],
    ),
    (
        Verdict::Blocked,
        None,
        &[
            "login-302",
            "status-401",
            "status-402",
            "status-403",
            "status-407",
            "status-451",
            "status-999",
            "wall-cloudflare",
            "wall-503",
            "wall-404",
            "wall-aws",
            "agent-403",
        ],
    ),
    (
        Verdict::Unknown,
        None,
        &[
            "status-101",
            "redirect-300",
            "moved-500",
            "limit-none",
            "limit-0",
            "limit-3",
            "limit-negative",
            "limit-huge",
            "limit-overflow",
            "limit-fraction",
            "limit-past",
            "limit-2099",
            "limit-bad-date",
            "limit-junk",
            "limit-double",
            "busy-0",
            "busy-3",
            "busy-huge",
            "busy-2099",
            "status-304",
            "status-400",
            "status-405",
            "status-406",
            "status-408",
            "status-418",
            "status-421",
            "status-500",
            "status-501",
            "status-502",
            "status-503",
            "status-504",
            "status-520",
            "status-530",
        ],
    ),
    (
        Verdict::Unknown,
        Some("bad-redirect"),
        &[
            "redirect-growing",
            "location-none",
            "location-empty",
            "location-8-kib",
            "location-junk",
            "location-idn",
        ],
    ),
    (
        Verdict::Unknown,
        Some("connect-timeout"),
        &["stall-connect", "tls-stall", "tls-stall-hello"],
    ),
    (Verdict::Unknown, Some("connection-refused"), &["refused"]),
    (
        Verdict::Unknown,
        Some("connection-reset"),
        &[
            "reset-accept",
            "close-accept",
            "reset-request",
            "close-request",
            "reset-status",
            "close-status",
            "reset-headers",
            "close-headers",
            "tls-close",
            "tls-reset",
            "tls-close-notify",
        ],
    ),
    (
        Verdict::Unknown,
        Some("header-limit"),
        &[
            "header-line",
            "header-many",
            "header-endless",
            "header-line-endless",
            "reason-long",
            "cookie-flood",
            "location-long",
        ],
    ),
    (
        Verdict::Unknown,
        Some("protocol"),
        &[
            "no-status-line",
            "http-0-9",
            "http-9-9",
            "http-lower",
            "http-icy",
            "status-000",
            "status-099",
            "status-2000",
            "status-negative",
            "status-word",
            "status-missing",
            "nul-in-header",
            "nul-in-name",
            "obs-fold",
            "no-colon",
            "space-before-colon",
            "no-name",
            "control-in-header",
            "bare-cr",
            "garbage",
            "nul-flood",
            "h2-unasked",
            "tls-unasked",
            "smtp-banner",
            "ssh-banner",
        ],
    ),
    (
        Verdict::Unknown,
        Some("read-timeout"),
        &[
            "stall-accept",
            "stall-request",
            "stall-status",
            "stall-headers",
            "stall-interim",
            "drip-status",
            "drip-headers",
            "redirect-to-stall",
        ],
    ),
    (
        Verdict::Unknown,
        Some("tls-expired"),
        &["tls-expired", "tls-not-yet-valid"],
    ),
    (
        Verdict::Unknown,
        Some("tls-incomplete-chain"),
        &["tls-incomplete-chain"],
    ),
    (
        Verdict::Unknown,
        Some("tls-other"),
        &[
            "tls-signed-by-leaf",
            "tls-client-only",
            "tls-asks-client",
            "tls-handshake-failure",
            "tls-protocol-version",
            "tls-unrecognized-name",
            "tls-internal-error",
            "tls-1-0",
            "tls-1-1",
            "tls-plain-http",
            "tls-garbage",
            "tls-record-flood",
        ],
    ),
    (
        Verdict::Unknown,
        Some("tls-self-signed"),
        &["tls-self-signed"],
    ),
    (
        Verdict::Unknown,
        Some("tls-untrusted"),
        &["tls-untrusted-root"],
    ),
    (
        Verdict::Unknown,
        Some("tls-wrong-host"),
        &["tls-wrong-host"],
    ),
    (
        Verdict::Unknown,
        Some("too-many-redirects"),
        &[
            "redirect-self",
            "redirect-loop",
            "redirect-50",
            "redirect-endless",
            "cookie-loop",
            "location-fragment-only",
        ],
    ),
    (
        Verdict::Refused,
        Some("refused"),
        &[
            "to-canary",
            "to-canary-decimal",
            "to-canary-hex",
            "to-canary-octal",
            "to-canary-short",
            "to-canary-mapped",
            "to-canary-v6",
            "to-canary-localhost",
            "to-canary-late",
            "to-metadata",
            "to-port-22",
            "to-file",
            "to-ftp",
            "to-data",
            "to-javascript",
            "to-mailto",
        ],
    ),
];
