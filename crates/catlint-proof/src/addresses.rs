//! Where requests may go, against an oracle that is slow and made another way: blocks as texts of
//! binary digits.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use catlint_links::AddressPolicy;
use catlint_links::address::is_public;
use url::{Host, Url};

/// IPv4 blocks that are not public: the IANA special-purpose registry, and multicast.
const V4: [(&str, usize); 15] = [
    ("0.0.0.0", 8),
    ("10.0.0.0", 8),
    ("100.64.0.0", 10),
    ("127.0.0.0", 8),
    ("169.254.0.0", 16),
    ("172.16.0.0", 12),
    ("192.0.0.0", 24),
    ("192.0.2.0", 24),
    ("192.88.99.0", 24),
    ("192.168.0.0", 16),
    ("198.18.0.0", 15),
    ("198.51.100.0", 24),
    ("203.0.113.0", 24),
    ("224.0.0.0", 4),
    ("240.0.0.0", 4),
];

/// IPv6 blocks in the public part that are not public.
const V6: [(&str, usize); 3] = [("2001::", 23), ("2001:db8::", 32), ("3fff::", 20)];

/// IPv6 blocks that stand for an IPv4 address, with the bit where that begins.
const EMBEDDING: [(&str, usize, usize); 4] = [
    ("::", 96, 96),
    ("::ffff:0:0", 96, 96),
    ("64:ff9b::", 96, 96),
    ("2002::", 16, 16),
];

/// Sixteen bytes of an address, then the text of a URL.
pub fn addresses(bytes: &[u8]) {
    let (head, text) = bytes.split_at_checked(16).unwrap_or((&[], bytes));
    if let Ok(octets) = <[u8; 16]>::try_from(head) {
        let v6 = Ipv6Addr::from(octets);
        judge(IpAddr::V6(v6));
        let [a, b, c, d, ..] = octets;
        let v4 = Ipv4Addr::new(a, b, c, d);
        judge(IpAddr::V4(v4));
        for spelling in spellings(v4) {
            url(&spelling, Some(IpAddr::V4(v4)));
        }
    }
    url(&String::from_utf8_lossy(text), None);
}

fn judge(address: IpAddr) {
    assert_eq!(is_public(address), slow(address), "{address}");
    let policy = AddressPolicy::default();
    assert_eq!(
        policy.judge_address(address).is_ok(),
        slow(address),
        "{address}"
    );
}

fn slow(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => slow_v4(&bits(IpAddr::V4(address))),
        IpAddr::V6(address) => slow_v6(&bits(IpAddr::V6(address))),
    }
}

fn slow_v4(address: &str) -> bool {
    !V4.iter()
        .any(|(network, prefix)| within(address, network, *prefix))
}

fn slow_v6(address: &str) -> bool {
    for (network, prefix, start) in EMBEDDING {
        if within(address, network, prefix) {
            return slow_v4(&address[start..start + 32]);
        }
    }
    let special = |(network, prefix): &(&str, usize)| within(address, network, *prefix);
    address.starts_with("001") && !V6.iter().any(special)
}

fn within(address: &str, network: &str, prefix: usize) -> bool {
    let network: IpAddr = network.parse().expect("an address");
    address.starts_with(&bits(network)[..prefix])
}

fn bits(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => format!("{:032b}", address.to_bits()),
        IpAddr::V6(address) => format!("{:0128b}", address.to_bits()),
    }
}

/// Ways to write one address so that a check of the text would miss it.
fn spellings(address: Ipv4Addr) -> Vec<String> {
    let [a, b, c, d] = address.octets();
    let number = address.to_bits();
    let low = number & 0xff_ffff;
    let wide: String = address.to_string().chars().map(fullwidth).collect();
    vec![
        format!("http://{address}/"),
        format!("http://{number}/"),
        format!("http://0x{number:x}/"),
        format!("http://0{number:o}/"),
        format!("http://{a}.{low}/"),
        format!("http://0x{a:x}.0{b:o}.{c}.{d}/"),
        format!("http://{wide}/"),
        format!("http://{address}./"),
        format!("http://user@{address}:80/"),
        format!("http:\\\\{address}\\"),
        format!("http://[::ffff:{address}]/"),
        format!("http://[64:ff9b::{address}]/"),
        format!("http://[2002:{a:02x}{b:02x}:{c:02x}{d:02x}::1]/"),
    ]
}

fn fullwidth(character: char) -> char {
    let wide = u32::from(character) + 0xfee0;
    match character {
        '.' => '。',
        _ => char::from_u32(wide).unwrap_or(character),
    }
}

/// What may be asked is http or https, on a port of the web, and no address that is not public.
fn url(text: &str, meant: Option<IpAddr>) {
    let Ok(url) = Url::parse(text) else {
        assert!(meant.is_none(), "{text} is a spelling");
        return;
    };
    let verdict = AddressPolicy::default().judge(&url);
    let address = match url.host() {
        Some(Host::Ipv4(address)) => Some(IpAddr::V4(address)),
        Some(Host::Ipv6(address)) => Some(IpAddr::V6(address)),
        _ => None,
    };
    let web = matches!(url.scheme(), "http" | "https");
    let port = matches!(url.port_or_known_default(), Some(80 | 443 | 8080 | 8443));
    let expected = web && port && url.has_host() && address.is_none_or(slow);
    assert_eq!(verdict.is_ok(), expected, "{text}: {verdict:?}");
    if let Some(meant) = meant {
        assert_eq!(verdict.is_ok(), slow(meant), "{text} is {meant}");
    }
}
