//! Servers whose TLS is broken: the certificate, the handshake, or that there is none.

use crate::certificates::Credential;
use crate::mode::{Door, Mode};
use crate::response::{head, page};
use crate::script::{STALL, Script, Step, send, send_then_stall};
use crate::split_mix::SplitMix64;

pub(crate) const MODES: &[Mode] = &[
    shows(Credential::Good, "tls-good", "A good certificate: alive."),
    shows(
        Credential::CompleteChain,
        "tls-chain",
        "A good chain with an intermediate: alive.",
    ),
    shows(
        Credential::IncompleteChain,
        "tls-incomplete-chain",
        "The intermediate is not sent.",
    ),
    shows(Credential::Expired, "tls-expired", "Expired in 2020."),
    shows(
        Credential::NotYetValid,
        "tls-not-yet-valid",
        "Not valid before 2999.",
    ),
    shows(
        Credential::WrongHost,
        "tls-wrong-host",
        "A certificate for another name.",
    ),
    shows(
        Credential::SelfSigned,
        "tls-self-signed",
        "Signed by its own key.",
    ),
    shows(
        Credential::UntrustedRoot,
        "tls-untrusted-root",
        "Of a root that nobody trusts.",
    ),
    shows(
        Credential::SignedByLeaf,
        "tls-signed-by-leaf",
        "Signed by what may not sign.",
    ),
    shows(
        Credential::ClientOnly,
        "tls-client-only",
        "A certificate for clients only.",
    ),
    shows(
        Credential::ManyNames,
        "tls-many-names",
        "A certificate of 2 500 names: alive.",
    ),
    shows(
        Credential::AsksClient,
        "tls-asks-client",
        "Demands a certificate of the client.",
    ),
    Mode::at(
        Door::RawTls,
        "tls-stall",
        "Never answers the handshake.",
        |_| vec![Step::Wait(STALL)],
    ),
    Mode::at(
        Door::RawTls,
        "tls-stall-hello",
        "Stalls within its ServerHello.",
        |_| send_then_stall([0x16, 3, 3, 0, 90, 2, 0, 0, 86, 3, 3]),
    ),
    Mode::at(
        Door::RawTls,
        "tls-close",
        "Closes in the handshake.",
        |_| vec![],
    ),
    Mode::at(
        Door::RawTls,
        "tls-reset",
        "Resets in the handshake.",
        |_| vec![Step::Reset],
    ),
    Mode::at(
        Door::RawTls,
        "tls-close-notify",
        "Says close_notify in the handshake.",
        |_| alert(1, 0),
    ),
    Mode::at(
        Door::RawTls,
        "tls-handshake-failure",
        "Alert 40: no cipher in common.",
        |_| alert(2, 40),
    ),
    Mode::at(
        Door::RawTls,
        "tls-protocol-version",
        "Alert 70: an old server.",
        |_| alert(2, 70),
    ),
    Mode::at(
        Door::RawTls,
        "tls-unrecognized-name",
        "Alert 112: no such host.",
        |_| alert(2, 112),
    ),
    Mode::at(
        Door::RawTls,
        "tls-internal-error",
        "Alert 80: its own fault.",
        |_| alert(2, 80),
    ),
    Mode::at(Door::RawTls, "tls-1-0", "A ServerHello of TLS 1.0.", |_| {
        server_hello(1)
    }),
    Mode::at(Door::RawTls, "tls-1-1", "A ServerHello of TLS 1.1.", |_| {
        server_hello(2)
    }),
    Mode::at(
        Door::RawTls,
        "tls-plain-http",
        "Speaks plain HTTP at the TLS port.",
        |_| send(head(400, &[("Content-Length", "0")]) + "\r\n"),
    ),
    Mode::at(
        Door::RawTls,
        "tls-garbage",
        "Random bytes for a handshake.",
        |_| {
            let mut random = SplitMix64::new(2);
            send(
                (0..64)
                    .flat_map(|_| random.next().to_be_bytes())
                    .collect::<Vec<u8>>(),
            )
        },
    ),
    Mode::at(
        Door::RawTls,
        "tls-record-flood",
        "Empty records without end.",
        |_| vec![Step::Repeat([0x16, 3, 3, 0, 0].repeat(512), 4096)],
    ),
];

/// A listener with this certificate and the page behind it.
const fn shows(credential: Credential, name: &'static str, what: &'static str) -> Mode {
    Mode::at(Door::Tls(credential), name, what, page)
}

/// An alert record in plain text: level 1 warns, level 2 is fatal (RFC 8446, section 6).
fn alert(level: u8, description: u8) -> Script {
    send([0x15, 3, 3, 0, 2, level, description])
}

/// A ServerHello of TLS 1.`minor - 1`: a random of zeros, no session, `RSA_WITH_AES_128_CBC_SHA`.
fn server_hello(minor: u8) -> Script {
    let mut hello = vec![2, 0, 0, 38, 3, minor];
    hello.extend([0; 32]);
    hello.extend([0, 0, 0x2f, 0]);
    let mut record = vec![0x16, 3, minor, 0, 42];
    record.extend(hello);
    send(record)
}
