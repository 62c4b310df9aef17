//! What the lab saw, and that it ends.

use std::io::{Read, Write};
use std::time::Duration;

use catlint_lab::Lab;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::probe::End::Reset;
use crate::probe::{Patience, ask, connect, exchange};

#[tokio::test]
async fn requests_are_kept_with_their_headers() {
    let lab = Lab::start().await.unwrap();
    let url = lab.url("ok");
    ask(&lab, "HEAD", &url, "X-Injected: no\r\n").await.unwrap();
    ask(&lab, "GET", &url, "Authorization: Basic YTpi\r\n")
        .await
        .unwrap();
    let seen = lab.requests("ok");
    let methods: Vec<_> = seen.iter().map(|request| request.method.as_str()).collect();
    assert_eq!(methods, ["HEAD", "GET"]);
    assert_eq!(seen[0].header("x-injected"), Some("no"));
    assert_eq!(seen[0].header("authorization"), None);
    assert_eq!(seen[1].header("authorization"), Some("Basic YTpi"));
    assert_eq!(
        (seen[1].path.as_str(), seen[1].host()),
        ("/register/portal.html", "ok.lab.test")
    );
    assert_eq!(
        (lab.connections("ok"), lab.requests("landing").len()),
        (2, 0)
    );
}

#[tokio::test]
async fn connections_are_counted_where_nothing_is_read() {
    let lab = Lab::start().await.unwrap();
    for mode in ["reset-accept", "close-accept", "tls-close", "tls-expired"] {
        let _ = ask(&lab, "GET", &lab.url(mode), "").await;
        assert_eq!(
            (lab.connections(mode), lab.requests(mode).len()),
            (1, 0),
            "{mode}"
        );
    }
}

#[tokio::test]
async fn a_kept_connection_is_one() {
    let lab = Lab::start().await.unwrap();
    let twice = |mode: &str| format!("GET / HTTP/1.1\r\nHost: {mode}.lab.test\r\n\r\n");
    for mode in ["keep-alive", "reset-keep-alive"] {
        let mut wire = connect(lab.port(mode)).await.unwrap();
        wire.write_all(twice(mode).as_bytes()).await.unwrap();
        let mut first = [0; 251];
        wire.read_exact(&mut first).await.unwrap();
        let second = exchange(wire, twice(mode).as_bytes(), Patience::SHORT).await;
        let second = second.unwrap();
        assert_eq!(second.end == Reset, mode == "reset-keep-alive", "{mode}");
        assert_eq!(
            (lab.connections(mode), lab.requests(mode).len()),
            (1, 2),
            "{mode}"
        );
    }
}

/// A client that reads 64 KiB and goes is told from one that reads all.
#[tokio::test]
async fn bytes_sent_are_not_many_more_than_bytes_read() {
    let lab = Lab::start().await.unwrap();
    let mut wire = connect(lab.http_port()).await.unwrap();
    wire.write_all(b"GET / HTTP/1.1\r\nHost: body-endless.lab.test\r\n\r\n")
        .await
        .unwrap();
    wire.read_exact(&mut vec![0; 65_536]).await.unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    drop(wire);
    let sent = lab.bytes_sent("body-endless");
    assert!((65_536..400_000).contains(&sent), "{sent}");
}

/// However long a client reads, a flood ends.
#[tokio::test]
async fn floods_are_bounded() {
    let lab = Lab::start().await.unwrap();
    let mut wire = connect(lab.http_port()).await.unwrap();
    wire.write_all(b"GET / HTTP/1.1\r\nHost: body-endless.lab.test\r\n\r\n")
        .await
        .unwrap();
    let (mut read, mut buffer) = (0, vec![0; 1 << 20]);
    loop {
        match wire.read(&mut buffer).await.unwrap() {
            0 => break,
            some => read += some,
        }
    }
    assert!((60 << 20..65 << 20).contains(&read), "{read}");
}

#[tokio::test]
async fn a_mode_is_chosen_by_path_before_host() {
    let lab = Lab::start().await.unwrap();
    let at = |host: &str, path: &str| format!("http://{host}:{}{path}", lab.http_port());
    for (host, path, status) in [
        ("127.0.0.1", "/status-404/a", 404),
        ("ok.lab.test", "/status-410", 410),
        ("status-451.17.lab.test", "/a", 451),
        ("www.status-402.lab.test", "/", 402),
        ("nobody.lab.test", "/", 404),
    ] {
        let heard = ask(&lab, "GET", &at(host, path), "").await.unwrap();
        assert_eq!(heard.status(), Some(status), "{host}{path}");
    }
    assert_eq!(lab.stray_requests().len(), 1);
    assert!(
        lab.url_at("tls-good", "n1.lab.test", "/a")
            .starts_with("https://n1.lab.test:")
    );
}

#[tokio::test]
async fn modes_are_served_under_tls_too() {
    let lab = Lab::start().await.unwrap();
    let url = format!("https://status-410.lab.test:{}/", lab.https_port());
    assert_eq!(
        ask(&lab, "GET", &url, "").await.unwrap().status(),
        Some(410)
    );
}

#[tokio::test]
async fn all_ends_with_the_lab() {
    let lab = Lab::start().await.unwrap();
    let (port, own) = (lab.http_port(), lab.port("stall-accept"));
    let mut stalled = connect(own).await.unwrap();
    tokio::task::yield_now().await;
    drop(lab);
    let ended = timeout(Duration::from_secs(2), stalled.read(&mut [0; 8]))
        .await
        .unwrap();
    assert!(matches!(ended, Ok(0) | Err(_)), "{ended:?}");
    assert!(TcpStream::connect(("127.0.0.1", port)).await.is_err());
}

/// A client that blocks its thread is served too, until the lab is dropped.
#[test]
fn a_lab_may_have_a_thread_of_its_own() {
    let lab = Lab::on_thread().unwrap();
    let address = ("127.0.0.1", lab.http_port());
    let mut wire = std::net::TcpStream::connect(address).unwrap();
    wire.write_all(b"GET / HTTP/1.1\r\nHost: ok.lab.test\r\n\r\n")
        .unwrap();
    let mut text = String::new();
    wire.read_to_string(&mut text).unwrap();
    assert!(text.starts_with("HTTP/1.1 200 "), "{text}");
    assert_eq!(lab.requests("ok").len(), 1);
    drop(lab);
    let refused = |_: &u32| std::net::TcpStream::connect(address).is_err();
    let pause = |_: &u32| std::thread::sleep(Duration::from_millis(10));
    assert!((0..200).inspect(pause).any(|at| refused(&at)));
}
