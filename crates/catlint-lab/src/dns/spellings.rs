//! Addresses that no audit may connect to, in the spellings that are known to slip past a check of
//! the text.

use std::net::IpAddr;

/// One way to write an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// What kind of spelling it is: `decimal`.
    pub name: &'static str,
    /// The host as written in a URL, in brackets where it is one of version 6.
    pub host: &'static str,
    /// The address that it means.
    pub address: IpAddr,
    /// The whole URL at the port of the canary.
    pub url: String,
}

/// Kind, host as written, address meant.
const SPELLINGS: &[(&str, &str, &str)] = &[
    ("dotted", "127.0.0.1", "127.0.0.1"),
    ("decimal", "2130706433", "127.0.0.1"),
    ("hex", "0x7f000001", "127.0.0.1"),
    ("octal", "0177.0.0.1", "127.0.0.1"),
    ("short", "127.1", "127.0.0.1"),
    ("mixed-bases", "0x7f.0.01", "127.0.0.1"),
    (
        "circled-digits",
        "\u{2460}\u{2461}\u{2466}.0.0.1",
        "127.0.0.1",
    ),
    (
        "fullwidth-digits",
        "\u{ff11}\u{ff12}\u{ff17}.\u{ff10}.\u{ff10}.\u{ff11}",
        "127.0.0.1",
    ),
    (
        "ideographic-stops",
        "127\u{3002}0\u{3002}0\u{3002}1",
        "127.0.0.1",
    ),
    ("percent-encoded", "%31%32%37.0.0.1", "127.0.0.1"),
    ("trailing-dot", "127.0.0.1.", "127.0.0.1"),
    ("localhost", "localhost", "127.0.0.1"),
    ("localhost-below", "catalogue.localhost", "127.0.0.1"),
    ("unspecified", "0.0.0.0", "0.0.0.0"),
    ("loopback-v6", "[::1]", "::1"),
    ("unspecified-v6", "[::]", "::"),
    ("mapped", "[::ffff:127.0.0.1]", "::ffff:127.0.0.1"),
    ("mapped-hex", "[::ffff:7f00:1]", "::ffff:127.0.0.1"),
    ("nat64", "[64:ff9b::7f00:1]", "64:ff9b::7f00:1"),
    ("6to4", "[2002:7f00:1::]", "2002:7f00:1::"),
    (
        "teredo",
        "[2001:0:5db8:d70e:0:0:80ff:fffe]",
        "2001:0:5db8:d70e:0:0:80ff:fffe",
    ),
    ("metadata", "169.254.169.254", "169.254.169.254"),
    ("metadata-v6", "[fd00:ec2::254]", "fd00:ec2::254"),
    ("link-local-v6", "[fe80::1]", "fe80::1"),
    ("cgnat", "100.64.0.1", "100.64.0.1"),
    ("private-10", "10.0.0.1", "10.0.0.1"),
    ("private-172", "172.16.0.1", "172.16.0.1"),
    ("private-192", "192.168.0.1", "192.168.0.1"),
];

/// All spellings, at the port of the canary. Each address can also be given as a DNS answer, after
/// a public one, and as the target of a redirect.
#[must_use]
pub fn address_spellings(canary_port: u16) -> Vec<Spelling> {
    let spelling = |(name, host, address): &(&'static str, &'static str, &str)| {
        Some(Spelling {
            name,
            host,
            address: address.parse().ok()?,
            url: format!("http://{host}:{canary_port}/"),
        })
    };
    SPELLINGS.iter().filter_map(spelling).collect()
}
