//! Servers that do not speak HTTP, or not quite (RFC 9112, sections 2 to 5).

use crate::frames;
use crate::mode::Mode;
use crate::response::{PAGE, head};
use crate::script::{Script, send};
use crate::split_mix::SplitMix64;

pub(crate) const MODES: &[Mode] = &[
    Mode::http("no-status-line", "Headers without a status line.", |_| {
        send("Content-Type: text/html\r\nContent-Length: 2\r\n\r\nhi")
    }),
    Mode::http("http-0-9", "A body alone, as HTTP/0.9 had it.", |_| {
        send(PAGE)
    }),
    Mode::http("http-9-9", "HTTP/9.9.", |_| line("HTTP/9.9 200 OK")),
    Mode::http("http-1-0", "HTTP/1.0 without a length: alive.", |_| {
        send(format!("HTTP/1.0 200 OK\r\n\r\n{PAGE}"))
    }),
    Mode::http("http-lower", "http/1.1 in small letters.", |_| {
        line("http/1.1 200 OK")
    }),
    Mode::http("http-icy", "ICY 200 OK, as radio streams say.", |_| {
        line("ICY 200 OK")
    }),
    Mode::http("status-000", "Status 000.", |_| {
        line("HTTP/1.1 000 Nothing")
    }),
    Mode::http("status-099", "Status 099.", |_| line("HTTP/1.1 099 Low")),
    Mode::http("status-2000", "Status 2000.", |_| {
        line("HTTP/1.1 2000 Long")
    }),
    Mode::http("status-negative", "Status -200.", |_| {
        line("HTTP/1.1 -200 OK")
    }),
    Mode::http("status-word", "A word for a status.", |_| {
        line("HTTP/1.1 fine OK")
    }),
    Mode::http("status-missing", "No status at all.", |_| line("HTTP/1.1")),
    Mode::http("no-reason", "No reason phrase: alive.", |_| {
        line("HTTP/1.1 200")
    }),
    Mode::http(
        "status-101",
        "Switches to a protocol that was not asked for.",
        |_| send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h9\r\nConnection: upgrade\r\n\r\n"),
    ),
    Mode::http("nul-in-header", "NUL in the value of a header.", |_| {
        header("X-Nul: a\0b")
    }),
    Mode::http("nul-in-name", "NUL in the name of a header.", |_| {
        header("X\0Nul: a")
    }),
    Mode::http("obs-fold", "A header folded over two lines.", |_| {
        header("X-Fold: a\r\n  b")
    }),
    Mode::http("no-colon", "A header without a colon.", |_| {
        header("X-No-Colon")
    }),
    Mode::http("space-before-colon", "A space before the colon.", |_| {
        header("X-Space : a")
    }),
    Mode::http("no-name", "A header without a name.", |_| header(": a")),
    Mode::http(
        "control-in-header",
        "Escape sequences of a terminal in a header.",
        |_| header("Server: \x1b[31mred\x1b[0m\x07"),
    ),
    Mode::http("header-latin-1", "A header in Latin-1: alive.", |_| {
        send(
            [
                head(200, &[("Content-Length", "0")]).as_bytes(),
                b"X-Land: Th\xfcringen\r\n\r\n",
            ]
            .concat(),
        )
    }),
    Mode::http("bare-lf", "Lines that end with LF alone.", |_| {
        send(format!(
            "HTTP/1.1 200 OK\nContent-Length: {}\n\n{PAGE}",
            PAGE.len()
        ))
    }),
    Mode::http("bare-cr", "Lines that end with CR alone.", |_| {
        send("HTTP/1.1 200 OK\rContent-Length: 0\r\r")
    }),
    Mode::http("blank-lines", "Blank lines before the status line.", |_| {
        send(format!(
            "\r\n\r\n\r\n{}Content-Length: 0\r\n\r\n",
            head(200, &[])
        ))
    }),
    Mode::http("two-answers", "A second answer behind the first.", |_| {
        let one = |status| format!("{}Content-Length: 0\r\n\r\n", head(status, &[]));
        send(one(200) + &one(404))
    }),
    Mode::http("garbage", "Random bytes.", |_| {
        let mut random = SplitMix64::new(1);
        send(
            (0..512)
                .flat_map(|_| random.next().to_be_bytes())
                .collect::<Vec<u8>>(),
        )
    }),
    Mode::http("nul-flood", "4 KiB of NUL.", |_| send([0; 4096])),
    Mode::http(
        "h2-unasked",
        "Frames of HTTP/2 that nobody asked for.",
        |_| send(frames::settings(&[])),
    ),
    Mode::http("tls-unasked", "A TLS alert on a plain port.", |_| {
        send([0x15, 3, 3, 0, 2, 2, 40])
    }),
    Mode::http("smtp-banner", "Speaks SMTP.", |_| {
        send("220 mail.lab.test ESMTP ready\r\n")
    }),
    Mode::http("ssh-banner", "Speaks SSH.", |_| {
        send("SSH-2.0-OpenSSH_9.7\r\n")
    }),
];

/// An answer whose first line is as given, the rest in order.
fn line(first: &str) -> Script {
    send(format!(
        "{first}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
    ))
}

/// An answer in order but for one header line.
fn header(line: &str) -> Script {
    send(format!(
        "{}{line}\r\n\r\n",
        head(200, &[("Content-Length", "0")])
    ))
}
