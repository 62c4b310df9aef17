//! Addresses that nothing may connect to: every spelling, in a link, in an answer of the name server,
//! in its second answer, and at the end of a redirect.
//!
//! The port of the canary is allowed here, so that only the judgement of the address stands between a
//! link and the canary. The servers that links may reach stand on `[::1]`, which is allowed.

use std::io::{Read, Write};
use std::net::{IpAddr, Ipv6Addr, SocketAddr, TcpListener};
use std::thread;

use catlint_core::link::Verdict;
use catlint_lab::dns::{Answer, Spelling, Stub, address_spellings};
use catlint_links::AddressPolicy;
use catlint_links::address::Block;
use catlint_links::network::{Environment, check};

use crate::hall::{Hall, Names, Nobody, link};

/// A server on `[::1]` that breaks the first request for a path off and redirects every other one to
/// the URL that its path spells; nothing where this machine has no `[::1]`.
fn redirector() -> Option<SocketAddr> {
    let listener = TcpListener::bind((Ipv6Addr::LOCALHOST, 0)).ok()?;
    let address = listener.local_addr().ok()?;
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut head = [0; 4096];
            let read = stream.read(&mut head).unwrap_or(0);
            let head = String::from_utf8_lossy(&head[..read]).into_owned();
            let path = head.split(' ').nth(1).unwrap_or_default();
            if let Some(target) = path.strip_prefix("/to/") {
                let bytes = target.as_bytes().chunks(2).filter_map(|pair| {
                    u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()
                });
                let target = String::from_utf8_lossy(&bytes.collect::<Vec<u8>>()).into_owned();
                let _ = write!(
                    stream,
                    "HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n"
                );
            }
        }
    });
    Some(address)
}

fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

/// The four ways to one spelling. A name server gives addresses, not spellings.
fn ways(number: usize, spelling: &Spelling, canary: u16, redirector: SocketAddr) -> [String; 4] {
    [
        spelling.url.clone(),
        format!("http://answer-{number}.lab.test:{canary}/"),
        format!("http://rebind-{number}.lab.test:{}/", redirector.port()),
        format!("http://{redirector}/to/{}", hex(&spelling.url)),
    ]
}

#[test]
fn no_spelling_by_any_way_reaches_the_canary() {
    let hall = Hall::open();
    let Some(redirector) = redirector() else {
        return;
    };
    let canary = hall.lab.canary_port();
    let allowed = IpAddr::V6(Ipv6Addr::LOCALHOST);
    let spellings: Vec<Spelling> = address_spellings(canary)
        .into_iter()
        .filter(|spelling| spelling.address != allowed)
        .collect();
    let mut stub = Stub::new();
    for (number, spelling) in spellings.iter().enumerate() {
        let refused = Answer::Addresses(vec![spelling.address]);
        // First the server that breaks off, then, for the second look, the canary.
        let rebinding = vec![Answer::Addresses(vec![allowed]), refused.clone()];
        stub = stub
            .with(&format!("answer-{number}.lab.test"), refused)
            .with(
                &format!("rebind-{number}.lab.test"),
                Answer::Sequence(rebinding),
            );
    }
    for local in ["localhost", "catalogue.localhost"] {
        stub = stub.with(local, Answer::Addresses(vec![[127, 0, 0, 1].into()]));
    }
    let urls: Vec<String> = spellings
        .iter()
        .enumerate()
        .flat_map(|(number, spelling)| ways(number, spelling, canary, redirector))
        .collect();
    assert!(urls.len() >= 96, "{}", urls.len());
    let mut settings = hall.settings();
    settings.policy = AddressPolicy {
        addresses: vec![Block::parse("::1").expect("an address")],
        ports: vec![canary, redirector.port()],
    };
    let links: Vec<_> = urls.iter().map(|url| link(url)).collect();
    let environment = Environment {
        resolver: std::sync::Arc::new(Names(stub)),
        ..hall.environment()
    };
    let run = check(&links, &settings, environment, &Nobody).expect("a run");
    let reached: Vec<_> = run
        .outcomes
        .iter()
        .filter(|outcome| outcome.verdict != Verdict::Refused)
        .map(|outcome| format!("{} {} {:?}", outcome.url, outcome.verdict, outcome.cause))
        .collect();
    assert!(reached.is_empty(), "{}", reached.join("\n"));
    assert_eq!(run.outcomes.len(), urls.len());
    assert_eq!(hall.lab.canary_hits(), 0);
}

#[test]
fn the_canary_would_be_seen() {
    let hall = Hall::open();
    let mut settings = hall.settings();
    settings.policy.ports.push(hall.lab.canary_port());
    let url = format!("http://127.0.0.1:{}/", hall.lab.canary_port());
    hall.ask(&[url], &settings);
    assert!(hall.lab.canary_hits() > 0);
}
