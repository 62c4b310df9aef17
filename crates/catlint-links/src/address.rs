//! Which addresses may be asked: the only guard between a stranger's catalogue and our network.
//!
//! Judged is the parsed address, never its text, and the address that is connected to is one that
//! was judged. The blocks are those of the IANA special-purpose address registries (RFC 6890).
#![deny(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// The ports of the web: http, https, and the two that their test servers usually have.
const USUAL_PORTS: [u16; 4] = [80, 443, 8080, 8443];

/// Addresses and ports that may be asked though they are not public or usual.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AddressPolicy {
    /// Blocks of addresses.
    pub addresses: Vec<Block>,
    /// Ports.
    pub ports: Vec<u16>,
}

/// Why an address is not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// Neither http nor https.
    Scheme,
    /// A port that is not one of the web.
    Port(u16),
    /// An address that is not public.
    Address(IpAddr),
    /// A URL without a host.
    NoHost,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Scheme => f.write_str("the address is neither http nor https"),
            Self::Port(port) => write!(f, "port {port} is not a port of the web"),
            Self::Address(address) => write!(f, "the address {address} is not public"),
            Self::NoHost => f.write_str("the address names no host"),
        }
    }
}

impl std::error::Error for Refusal {}

impl AddressPolicy {
    /// Judges all of a URL that can be judged before its name is resolved.
    ///
    /// # Errors
    /// Where the URL may not be asked, and why.
    pub fn judge(&self, url: &Url) -> Result<(), Refusal> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Refusal::Scheme);
        }
        let port = url.port_or_known_default().unwrap_or_default();
        if !USUAL_PORTS.contains(&port) && !self.ports.contains(&port) {
            return Err(Refusal::Port(port));
        }
        match url.host() {
            Some(Host::Ipv4(address)) => self.judge_address(IpAddr::V4(address)),
            Some(Host::Ipv6(address)) => self.judge_address(IpAddr::V6(address)),
            Some(Host::Domain(_)) => Ok(()),
            None => Err(Refusal::NoHost),
        }
    }

    /// Judges one resolved address.
    ///
    /// # Errors
    /// Where it is neither public nor allowed.
    pub fn judge_address(&self, address: IpAddr) -> Result<(), Refusal> {
        let allowed = self.addresses.iter().any(|block| block.contains(address));
        if allowed || is_public(address) {
            Ok(())
        } else {
            Err(Refusal::Address(address))
        }
    }
}

/// Whether an address is globally routable, judged by what it leads to: an address that embeds an
/// IPv4 address (mapped, NAT64, 6to4) is as public as that one.
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    const SPECIAL: &[(Ipv4Addr, u8)] = &[
        (Ipv4Addr::new(0, 0, 0, 0), 8),       // this network, RFC 791
        (Ipv4Addr::new(10, 0, 0, 0), 8),      // private, RFC 1918
        (Ipv4Addr::new(100, 64, 0, 0), 10),   // carrier-grade NAT, RFC 6598
        (Ipv4Addr::new(127, 0, 0, 0), 8),     // loopback, RFC 1122
        (Ipv4Addr::new(169, 254, 0, 0), 16),  // link-local and cloud metadata, RFC 3927
        (Ipv4Addr::new(172, 16, 0, 0), 12),   // private, RFC 1918
        (Ipv4Addr::new(192, 0, 0, 0), 24),    // protocol assignments, RFC 6890
        (Ipv4Addr::new(192, 0, 2, 0), 24),    // documentation, RFC 5737
        (Ipv4Addr::new(192, 88, 99, 0), 24),  // 6to4 relays, RFC 7526
        (Ipv4Addr::new(192, 168, 0, 0), 16),  // private, RFC 1918
        (Ipv4Addr::new(198, 18, 0, 0), 15),   // benchmarking, RFC 2544
        (Ipv4Addr::new(198, 51, 100, 0), 24), // documentation, RFC 5737
        (Ipv4Addr::new(203, 0, 113, 0), 24),  // documentation, RFC 5737
        (Ipv4Addr::new(224, 0, 0, 0), 4),     // multicast, RFC 5771
        (Ipv4Addr::new(240, 0, 0, 0), 4),     // reserved and broadcast, RFC 1112
    ];
    !SPECIAL
        .iter()
        .any(|&(network, prefix)| Block::v4(network, prefix).contains(IpAddr::V4(address)))
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    if let Some(embedded) = embedded_v4(address) {
        return is_public_v4(embedded);
    }
    // Only 2000::/3 is global unicast (RFC 4291); of that, these blocks are not.
    let global_unicast = segments[0] & 0xe000 == 0x2000;
    let protocol = segments[0] == 0x2001 && segments[1] < 0x200; // 2001::/23: Teredo, ORCHID ... RFC 2928
    let documentation = segments[0] == 0x2001 && segments[1] == 0xdb8; // RFC 3849
    let documentation_2 = segments[0] == 0x3fff && segments[1] < 0x1000; // RFC 9637
    global_unicast && !protocol && !documentation && !documentation_2
}

/// The IPv4 address that an IPv6 address stands for.
fn embedded_v4(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let s = address.segments();
    let v4 = |high: u16, low: u16| {
        let [a, b] = high.to_be_bytes();
        let [c, d] = low.to_be_bytes();
        Ipv4Addr::new(a, b, c, d)
    };
    let mapped = s[..5] == [0, 0, 0, 0, 0] && (s[5] == 0xffff || s[5] == 0); // RFC 4291; also the old ::a.b.c.d
    let nat64 = s[..6] == [0x64, 0xff9b, 0, 0, 0, 0]; // RFC 6052
    if mapped || nat64 {
        return Some(v4(s[6], s[7]));
    }
    (s[0] == 0x2002).then(|| v4(s[1], s[2])) // 6to4, RFC 3056
}

/// A block of addresses, as `10.0.0.0/8`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    network: IpAddr,
    prefix: u8,
}

impl Block {
    const fn v4(network: Ipv4Addr, prefix: u8) -> Self {
        Self {
            network: IpAddr::V4(network),
            prefix,
        }
    }

    /// Reads `10.0.0.0/8`, `fd00::/8`, or a single address.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (network, prefix) = match text.split_once('/') {
            Some((network, prefix)) => (network, Some(prefix.parse().ok()?)),
            None => (text, None),
        };
        let network: IpAddr = network.parse().ok()?;
        let most = if network.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.unwrap_or(most);
        (prefix <= most).then_some(Self { network, prefix })
    }

    /// Whether an address lies in the block; an IPv4 address that is mapped into IPv6 counts as
    /// what it is.
    #[must_use]
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.network, address.to_canonical()) {
            (IpAddr::V4(network), IpAddr::V4(address)) => same_prefix(
                network.to_bits().into(),
                address.to_bits().into(),
                self.prefix,
                32,
            ),
            (IpAddr::V6(network), IpAddr::V6(address)) => {
                same_prefix(network.to_bits(), address.to_bits(), self.prefix, 128)
            }
            _ => false,
        }
    }
}

fn same_prefix(left: u128, right: u128, prefix: u8, width: u8) -> bool {
    prefix == 0 || (left ^ right) >> width.saturating_sub(prefix) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table")]
    fn special_purpose_addresses_are_not_public_up_to_their_edges() {
        let not_public = [
            "0.0.0.0",
            "0.255.255.255",
            "10.0.0.1",
            "100.64.0.0",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.255.255",
            "169.254.169.254",
            "172.16.0.0",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.0.1",
            "198.18.0.0",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "::1:101:101",
            "0:0:1::101:101",
            "64:ff9b::7f00:1",
            "64:ff9b::a9fe:a9fe",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2002:c0a8:1::1",
            "2001::1",
            "2001:db8::1",
            "2001:2::1",
            "2001:10::1",
            "3fff::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "100::1",
            "5f00::1",
        ];
        for text in not_public {
            assert!(!is_public(text.parse().expect(text)), "{text}");
        }
        let public = [
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "126.255.255.255",
            "128.0.0.0",
            "169.253.255.255",
            "172.15.255.255",
            "172.32.0.0",
            "192.0.1.0",
            "192.167.255.255",
            "198.17.255.255",
            "198.20.0.0",
            "223.255.255.255",
            "2606:4700::1111",
            "3fff:1000::1",
            "2000::1",
            "2a00:1450::1",
            "2001:200::1",
            "2001:4860::8888",
            "::ffff:1.1.1.1",
            "::1.1.1.1",
            "64:ff9b::101:101",
            "2002:101:101::1",
        ];
        for text in public {
            assert!(is_public(text.parse().expect(text)), "{text}");
        }
    }

    #[test]
    fn a_url_is_judged_by_what_it_leads_to_in_every_spelling() {
        let policy = AddressPolicy::default();
        let refused = [
            "http://127.0.0.1/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://0177.0.0.1/",
            "http://127.1/",
            "http://[::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[::ffff:7f00:1]/",
            "http://①②⑦.0.0.1/",
            "http://169.254.169.254/latest/meta-data/",
            "ftp://example.org/",
            "file:///etc/passwd",
            "http://example.org:22/",
            "https://example.org:6379/",
            "gopher://example.org/",
            // Only the scheme tells these.
            "ws://example.org/",
            "ftp://example.org:443/",
        ];
        for text in refused {
            let url = Url::parse(text).expect(text);
            assert!(policy.judge(&url).is_err(), "{text}");
        }
        for text in [
            "http://example.org/",
            "https://example.org:8443/",
            "http://1.1.1.1/",
        ] {
            assert_eq!(
                policy.judge(&Url::parse(text).expect(text)),
                Ok(()),
                "{text}"
            );
        }
    }

    #[test]
    fn a_refusal_says_what_is_refused() {
        let policy = AddressPolicy::default();
        for (text, expected) in [
            ("ftp://a.org/", "the address is neither http nor https"),
            ("http://a.org:22/", "port 22 is not a port of the web"),
            ("http://10.0.0.1/", "the address 10.0.0.1 is not public"),
        ] {
            let refusal = policy
                .judge(&Url::parse(text).expect(text))
                .expect_err(text);
            assert_eq!(refusal.to_string(), expected);
        }
        assert_eq!(Refusal::NoHost.to_string(), "the address names no host");
    }

    #[test]
    fn what_is_allowed_is_allowed_and_no_more() {
        let block = Block::parse("127.0.0.0/8").expect("a block");
        let policy = AddressPolicy {
            addresses: vec![block],
            ports: vec![9000],
        };
        let judge = |text: &str| policy.judge(&Url::parse(text).expect(text));
        assert_eq!(judge("http://127.0.0.1:9000/"), Ok(()));
        assert_eq!(judge("http://[::ffff:127.0.0.1]/"), Ok(()));
        assert_eq!(
            judge("http://10.0.0.1/"),
            Err(Refusal::Address([10, 0, 0, 1].into()))
        );
        assert_eq!(judge("http://127.0.0.1:9001/"), Err(Refusal::Port(9001)));
        for text in ["10.0.0.0/33", "fd00::/129", "example.org", "10.0.0.0/x", ""] {
            assert!(Block::parse(text).is_none(), "{text}");
        }
        assert!(
            Block::parse("::/0")
                .expect("all")
                .contains("fe80::1".parse().expect("an address"))
        );
    }
}
