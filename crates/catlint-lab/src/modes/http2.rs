//! Servers that speak HTTP/2 over TLS and break it. They answer well in HTTP/1.1, so that a client
//! that falls back finds them alive.

use crate::frames::{
    CONTINUATION, DATA, END_HEADERS, END_STREAM, GOAWAY, HEADERS, PING, PUSH_PROMISE, RST_STREAM,
    SETTINGS, STATUS_200, WINDOW_UPDATE, field, frame, settings,
};
use crate::mode::{Answer, Door, Mode};
use crate::response::PAGE;
use crate::script::{STALL, Script, Step, flood, send, send_then_stall};

pub(crate) const MODES: &[Mode] = &[
    at("h2-good", "A page in frames: alive.", |_| {
        send(
            [
                headers(END_HEADERS),
                frame(DATA, END_STREAM, 1, PAGE.as_bytes()),
            ]
            .concat(),
        )
    }),
    at("h2-goaway", "GOAWAY before any stream.", |_| {
        send(goaway(0, 0))
    }),
    at("h2-goaway-error", "GOAWAY with ENHANCE_YOUR_CALM.", |_| {
        send(goaway(0, 11))
    }),
    at(
        "h2-http-1-1-required",
        "RST_STREAM with HTTP_1_1_REQUIRED.",
        |_| reset_with(13),
    ),
    at(
        "h2-refused-stream",
        "RST_STREAM with REFUSED_STREAM.",
        |_| reset_with(7),
    ),
    at("h2-rst-flood", "RST_STREAM without end.", |_| {
        flood(
            "",
            &frame(RST_STREAM, 0, 1, &8_u32.to_be_bytes()).repeat(256),
        )
    }),
    at("h2-continuation-flood", "CONTINUATION without end.", |_| {
        let field = field("x-more", &"x".repeat(100));
        flood(headers(0), &frame(CONTINUATION, 0, 1, &field).repeat(64))
    }),
    at(
        "h2-empty-continuation",
        "Empty CONTINUATION without end.",
        |_| flood(headers(0), &frame(CONTINUATION, 0, 1, &[]).repeat(512)),
    ),
    at("h2-empty-data", "Empty DATA without end.", |_| {
        flood(headers(END_HEADERS), &frame(DATA, 0, 1, &[]).repeat(512))
    }),
    at("h2-settings-flood", "SETTINGS without end.", |_| {
        flood("", &settings(&[]).repeat(512))
    }),
    at("h2-ping-flood", "PING without end.", |_| {
        flood("", &frame(PING, 0, 0, &[0; 8]).repeat(256))
    }),
    at("h2-window-flood", "WINDOW_UPDATE without end.", |_| {
        flood(
            "",
            &frame(WINDOW_UPDATE, 0, 0, &1_u32.to_be_bytes()).repeat(256),
        )
    }),
    at(
        "h2-push-flood",
        "PUSH_PROMISE without end, though pushes are off.",
        |_| {
            let push = |at: u64| {
                let promised = u32::try_from(2 * (at + 1)).unwrap_or(2);
                let block = [&promised.to_be_bytes()[..], STATUS_200].concat();
                frame(PUSH_PROMISE, END_HEADERS, 1, &block)
            };
            vec![Step::Count(push, 1_000_000)]
        },
    ),
    at(
        "h2-window-0",
        "Grants no window, sends headers and stalls.",
        |_| {
            let mut script = send(settings(&[(4, 0)]));
            script.extend(send_then_stall(headers(END_HEADERS)));
            script
        },
    ),
    at("h2-stall", "Takes the request and never answers.", |_| {
        vec![Step::Wait(STALL)]
    }),
    at(
        "h2-header-bomb",
        "16 KB of HPACK that stand for 48 MB of headers.",
        |_| send([frame(HEADERS, 0, 1, &hpack_bomb()), continued()].concat()),
    ),
    at("h2-header-long", "1 MiB of headers.", |_| {
        let field = field("x-more", &"x".repeat(100));
        let frame = frame(CONTINUATION, 0, 1, &field.repeat(100));
        vec![
            Step::Send(headers(0)),
            Step::Repeat(frame, 100),
            Step::Send(continued()),
        ]
    }),
    at(
        "h2-body-endless",
        "DATA without end, whatever window was granted.",
        |_| flood(headers(END_HEADERS), &frame(DATA, 0, 1, &[b'x'; 8192])),
    ),
    at("h2-bad-stream", "DATA on stream 0.", |_| {
        send(frame(DATA, 0, 0, b"hello"))
    }),
    at("h2-bad-size", "A SETTINGS frame of five bytes.", |_| {
        send(frame(SETTINGS, 0, 0, &[0; 5]))
    }),
    at(
        "h2-frame-16-mib",
        "The head of a frame of 16 MiB, then its bytes.",
        |_| {
            let head = [&[0xff, 0xff, 0xff, DATA, 0][..], &1_u32.to_be_bytes()].concat();
            let mut script = send([headers(END_HEADERS), head].concat());
            script.push(Step::Repeat(vec![b'x'; 4096], 4096));
            script
        },
    ),
    at("h2-bad-hpack", "A header block that is no HPACK.", |_| {
        send(frame(HEADERS, END_HEADERS | END_STREAM, 1, &[0xff; 16]))
    }),
    at(
        "h2-speaks-1-1",
        "Agrees to HTTP/2, then answers in HTTP/1.1.",
        |_| send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
    ),
    at("h2-close", "Closes after the request.", |_| vec![]),
];

/// A mode over HTTP/2.
const fn at(name: &'static str, what: &'static str, answer: Answer) -> Mode {
    Mode::at(Door::Http2, name, what, answer)
}

/// HEADERS of the first stream: 200.
fn headers(flags: u8) -> Vec<u8> {
    frame(HEADERS, flags, 1, STATUS_200)
}

/// The end of a header block and of the stream's headers.
fn continued() -> Vec<u8> {
    frame(CONTINUATION, END_HEADERS, 1, &[])
}

fn goaway(last_stream: u32, code: u32) -> Vec<u8> {
    frame(
        GOAWAY,
        0,
        0,
        &[last_stream.to_be_bytes(), code.to_be_bytes()].concat(),
    )
}

fn reset_with(code: u32) -> Script {
    send(frame(RST_STREAM, 0, 1, &code.to_be_bytes()))
}

/// One header of 4 000 bytes put into the dynamic table, then 12 000 references to it.
fn hpack_bomb() -> Vec<u8> {
    let mut block = STATUS_200.to_vec();
    // A literal with indexing, its name `x` and its length 4 000 as 127 + 3 873 in base 128.
    block.extend([0x40, 1, b'x', 0x7f, 0xa1, 0x1e]);
    block.extend([b'x'; 4000]);
    block.extend([0xbe; 12_000]);
    block
}
