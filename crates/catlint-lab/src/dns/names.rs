//! Names with an answer of their own.

use std::net::{IpAddr, Ipv4Addr};

use crate::dns::Answer;

/// A public address that is nobody's in the lab: nothing must connect to it in a test.
const PUBLIC: &str = "93.184.215.14";
/// Discard prefix (RFC 6666): no packet to it ever arrives.
const BLACK_HOLE: &str = "100::1";

/// The names that do not simply lead to 127.0.0.1.
#[must_use]
pub fn names() -> Vec<(&'static str, Answer)> {
    let mut all = failures();
    all.extend(
        SINGLE
            .iter()
            .map(|(name, address)| (*name, addresses(&[address]))),
    );
    all.extend(several());
    all
}

/// Names at one address that a client must refuse.
const SINGLE: &[(&str, &str)] = &[
    ("private.lab.test", "10.0.0.1"),
    ("private-172.lab.test", "172.16.0.1"),
    ("private-192.lab.test", "192.168.0.1"),
    ("cgnat.lab.test", "100.64.0.1"),
    ("metadata.lab.test", "169.254.169.254"),
    ("metadata-v6.lab.test", "fd00:ec2::254"),
    ("unspecified.lab.test", "0.0.0.0"),
    ("unspecified-v6.lab.test", "::"),
    ("loopback-v6.lab.test", "::1"),
    ("link-local-v6.lab.test", "fe80::1"),
    ("multicast.lab.test", "224.0.0.1"),
    ("broadcast.lab.test", "255.255.255.255"),
    ("documentation.lab.test", "192.0.2.1"),
    ("benchmark.lab.test", "198.18.0.1"),
    ("reserved.lab.test", "240.0.0.1"),
    ("mapped.lab.test", "::ffff:127.0.0.1"),
    ("compatible.lab.test", "::127.0.0.1"),
    ("nat64.lab.test", "64:ff9b::127.0.0.1"),
    ("nat64-local.lab.test", "64:ff9b:1::127.0.0.1"),
    ("6to4.lab.test", "2002:7f00:1::"),
    ("teredo.lab.test", "2001:0:5db8:d70e:0:0:80ff:fffe"),
];

/// Names without an answer.
fn failures() -> Vec<(&'static str, Answer)> {
    let healed = |failure| Answer::Sequence(vec![failure, addresses(&["127.0.0.1"])]);
    vec![
        ("nxdomain.lab.test", Answer::NxDomain),
        ("servfail.lab.test", Answer::ServFail),
        ("dns-refused.lab.test", Answer::Refused),
        ("dns-timeout.lab.test", Answer::Timeout),
        ("empty.lab.test", Answer::Empty),
        ("nxdomain-once.lab.test", healed(Answer::NxDomain)),
        ("servfail-once.lab.test", healed(Answer::ServFail)),
        ("dns-timeout-once.lab.test", healed(Answer::Timeout)),
    ]
}

/// Names with more than one address, or another with each lookup.
fn several() -> Vec<(&'static str, Answer)> {
    let many = (0..512).map(|at| IpAddr::V4(Ipv4Addr::from(0x5db8_0000 + at)));
    let rebind = vec![addresses(&[PUBLIC]), addresses(&["127.0.0.1"])];
    vec![
        ("rebind.lab.test", Answer::Sequence(rebind)),
        ("mixed.lab.test", addresses(&[PUBLIC, "10.0.0.1"])),
        ("mixed-v6.lab.test", addresses(&[PUBLIC, "::ffff:10.0.0.1"])),
        ("many.lab.test", Answer::Addresses(many.collect())),
        (
            "v6-blackhole.lab.test",
            addresses(&[BLACK_HOLE, "127.0.0.1"]),
        ),
        ("v6-only.lab.test", addresses(&[BLACK_HOLE])),
    ]
}

/// Addresses from their texts; one that is none is left out, and a test would miss it.
fn addresses(texts: &[&str]) -> Answer {
    Answer::Addresses(texts.iter().filter_map(|text| text.parse().ok()).collect())
}
