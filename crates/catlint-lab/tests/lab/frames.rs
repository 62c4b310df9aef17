//! HTTP/2: what a client that agrees to it is sent.

use std::sync::Arc;

use catlint_lab::{Lab, modes};
use tokio::task::JoinSet;

use crate::probe::End::{self, Closed, Plenty, Silent};
use crate::probe::{Heard, Patience, ask_tls};

/// Kinds of frame, by their letters here.
const KINDS: &[u8] = b"DHPRSUIGWC";

/// The mode, the kinds of its frames behind the two SETTINGS of every connection, and the end. `+`
/// stands for more of the last kind.
const EXPECTED: &[(&str, &str, End)] = &[
    ("h2-good", "HD", Closed),
    ("h2-goaway", "G", Closed),
    ("h2-goaway-error", "G", Closed),
    ("h2-http-1-1-required", "R", Closed),
    ("h2-refused-stream", "R", Closed),
    ("h2-rst-flood", "R+", Plenty),
    ("h2-continuation-flood", "HC+", Plenty),
    ("h2-empty-continuation", "HC+", Plenty),
    ("h2-empty-data", "HD+", Plenty),
    ("h2-settings-flood", "S", Plenty),
    ("h2-ping-flood", "I+", Plenty),
    ("h2-window-flood", "W+", Plenty),
    ("h2-push-flood", "U+", Plenty),
    ("h2-window-0", "SH", Silent),
    ("h2-stall", "", Silent),
    ("h2-header-bomb", "HC", Closed),
    ("h2-header-long", "HC+", Closed),
    ("h2-body-endless", "HD+", Plenty),
    ("h2-bad-stream", "D", Closed),
    ("h2-bad-size", "S", Closed),
    ("h2-frame-16-mib", "H", Plenty),
    ("h2-bad-hpack", "H", Closed),
    ("h2-speaks-1-1", "", Closed),
    ("h2-close", "", Closed),
];

#[test]
fn every_mode_of_http_2_is_expected() {
    let listed: Vec<_> = modes().map(|mode| mode.name).collect();
    let listed = listed
        .into_iter()
        .filter(|name| name.starts_with("h2-") && *name != "h2-unasked");
    let expected: Vec<_> = EXPECTED.iter().map(|(name, ..)| *name).collect();
    assert_eq!(listed.collect::<Vec<_>>(), expected);
}

#[tokio::test]
async fn every_mode_of_http_2_sends_its_frames() {
    let lab = Arc::new(Lab::start().await.unwrap());
    let mut asking = JoinSet::new();
    for (mode, kinds, end) in EXPECTED {
        let lab = Arc::clone(&lab);
        let patience = match end {
            Silent => Patience::SHORT,
            _ => Patience::LONG,
        };
        asking.spawn(async move { (*mode, *kinds, *end, ask(patience, &lab, mode).await) });
    }
    for (mode, kinds, end, heard) in asking.join_all().await {
        let sent = letters(&heard.bytes);
        assert_eq!(
            folded(&sent),
            format!("SS{kinds}").replace("SSS", "S+"),
            "{mode}"
        );
        assert_eq!(heard.end, end, "{mode}");
        assert_eq!(lab.requests(mode)[0].method, "HTTP/2", "{mode}");
    }
}

/// 12 000 references to a header of 4 kB; a few bytes of the table may be the same by chance.
#[tokio::test]
async fn the_header_bomb_refers_to_its_header_again_and_again() {
    let lab = Lab::start().await.unwrap();
    let heard = ask(Patience::LONG, &lab, "h2-header-bomb").await;
    let references = heard.bytes.iter().filter(|byte| **byte == 0xbe).count();
    assert!((12_000..12_010).contains(&references), "{references}");
}

/// Preface, SETTINGS, and HEADERS of a GET to the host of the mode.
async fn ask(patience: Patience, lab: &Lab, mode: &str) -> Heard {
    let host = format!("{mode}.lab.test");
    let mut block = vec![0x82, 0x87, 0x84, 0x41, u8::try_from(host.len()).unwrap()];
    block.extend(host.bytes());
    let mut bytes = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0\0\0".to_vec();
    bytes.extend([u8::try_from(block.len()).unwrap(), 1, 5, 0, 0, 0, 1]);
    bytes.extend(block);
    ask_tls(patience, lab, &lab.url(mode), "h2", &bytes)
        .await
        .unwrap()
}

/// A letter for each whole frame.
fn letters(mut bytes: &[u8]) -> String {
    let mut letters = String::new();
    while let Some(head) = bytes.first_chunk::<9>() {
        let length = u32::from_be_bytes([0, head[0], head[1], head[2]]) as usize;
        let (Some(rest), Some(letter)) = (bytes.get(9 + length..), kind(head[3])) else {
            break;
        };
        letters.push(letter);
        bytes = rest;
    }
    letters
}

fn kind(number: u8) -> Option<char> {
    // 2 is PRIORITY, which no mode sends; 5 is PUSH_PROMISE, here `U`.
    KINDS.get(usize::from(number)).copied().map(char::from)
}

/// Runs of more than two letters shortened, `HDDD` to `HD+`.
fn folded(letters: &str) -> String {
    let mut folded = String::new();
    for letter in letters.chars() {
        let mut last = folded.chars().rev();
        match (last.next(), last.next()) {
            (Some('+'), Some(before)) if before == letter => {}
            (Some(one), Some(two)) if one == letter && two == letter => {
                folded.pop();
                folded.push('+');
            }
            _ => folded.push(letter),
        }
    }
    folded
}
