//! The names and the spellings of addresses.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr};

use catlint_lab::dns::{Answer, Stub, address_spellings, names};
use catlint_lab::modes;

/// The answer of one lookup, as addresses.
fn addresses(stub: &Stub, name: &str) -> Vec<String> {
    match stub.answer(name) {
        Answer::Addresses(addresses) => addresses.iter().map(ToString::to_string).collect(),
        other => panic!("{name}: {other:?}"),
    }
}

#[test]
fn names_answer_as_the_table_says() {
    let stub = Stub::new();
    assert_eq!(stub.answer("nxdomain.lab.test"), Answer::NxDomain);
    assert_eq!(stub.answer("servfail.lab.test"), Answer::ServFail);
    assert_eq!(stub.answer("dns-refused.lab.test"), Answer::Refused);
    assert_eq!(stub.answer("dns-timeout.lab.test"), Answer::Timeout);
    assert_eq!(stub.answer("empty.lab.test"), Answer::Empty);
    assert_eq!(addresses(&stub, "private.lab.test"), ["10.0.0.1"]);
    assert_eq!(
        addresses(&stub, "mixed.lab.test"),
        ["93.184.215.14", "10.0.0.1"]
    );
    assert_eq!(
        addresses(&stub, "v6-blackhole.lab.test"),
        ["100::1", "127.0.0.1"]
    );
    assert_eq!(addresses(&stub, "nat64.lab.test"), ["64:ff9b::7f00:1"]);
    assert_eq!(addresses(&stub, "many.lab.test").len(), 512);
}

#[test]
fn modes_are_at_home_and_strangers_are_nowhere() {
    let stub = Stub::new();
    for name in [
        "ok.lab.test",
        "OK.Lab.Test.",
        "stall-body.17.lab.test",
        "landing.elsewhere.test",
    ] {
        assert_eq!(addresses(&stub, name), ["127.0.0.1"], "{name}");
    }
    for name in ["example.org", "lab.test.org", "notlab.test", ""] {
        assert_eq!(stub.answer(name), Answer::NxDomain, "{name}");
    }
}

#[test]
fn a_sequence_goes_on_with_each_lookup_and_is_counted() {
    let stub = Stub::new().with("heals.lab.test", Answer::Sequence(vec![Answer::ServFail]));
    assert_eq!(addresses(&stub, "rebind.lab.test"), ["93.184.215.14"]);
    assert_eq!(addresses(&stub, "rebind.lab.test"), ["127.0.0.1"]);
    assert_eq!(addresses(&stub, "rebind.lab.test"), ["127.0.0.1"]);
    assert_eq!(stub.lookups("rebind.lab.test"), 3);
    assert_eq!(stub.answer("heals.lab.test"), Answer::ServFail);
    assert_eq!(stub.lookups("heals.lab.test"), 1);
    assert_eq!(stub.lookups("never.lab.test"), 0);
}

#[test]
fn a_network_may_be_down() {
    let stub = Stub::always(Answer::Timeout).with("ok.lab.test", Answer::ServFail);
    assert_eq!(stub.answer("landing.lab.test"), Answer::Timeout);
    assert_eq!(stub.answer("ok.lab.test"), Answer::ServFail);
}

#[test]
fn no_name_hides_a_mode_and_every_address_was_read() {
    let hosts: BTreeSet<_> = modes()
        .map(|mode| format!("{}.lab.test", mode.name))
        .collect();
    for (name, answer) in names() {
        assert!(!hosts.contains(name), "{name}");
        assert_ne!(answer, Answer::Addresses(Vec::new()), "{name}");
    }
}

#[test]
fn spellings_are_distinct_and_mean_no_public_address() {
    let spellings = address_spellings(4711);
    let hosts: BTreeSet<_> = spellings.iter().map(|spelling| spelling.host).collect();
    assert!(spellings.len() >= 24, "{}", spellings.len());
    assert_eq!(hosts.len(), spellings.len());
    for spelling in &spellings {
        assert!(spelling.url.ends_with(":4711/"), "{}", spelling.url);
        let refused = match spelling.address {
            IpAddr::V4(v4) => special(v4),
            IpAddr::V6(v6) => {
                let text = v6.to_string();
                let ranges = [
                    "::ffff:",
                    "64:ff9b::",
                    "2002:7f00:",
                    "2001:0:",
                    "2001::",
                    "fd",
                    "fe80:",
                ];
                v6.is_loopback()
                    || v6.is_unspecified()
                    || ranges.iter().any(|range| text.starts_with(range))
            }
        };
        assert!(refused, "{}", spelling.address);
    }
}

fn special(v4: Ipv4Addr) -> bool {
    let shared = v4.octets()[0] == 100 && v4.octets()[1] & 0xc0 == 64;
    v4.is_loopback() || v4.is_private() || v4.is_link_local() || v4.is_unspecified() || shared
}
