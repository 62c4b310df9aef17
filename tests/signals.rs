//! Runs that are told to end: by a person, by a machine that shuts down, by a pipe that closes.

#![cfg(unix)]
#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use std::io::Read;
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use std::{fs, thread};

use serde_json::Value;
use support::{Copy, command, err, json, status};
use tempfile::TempDir;

/// The signals, with the status that tells of them.
const SIGNALS: [(&str, i32); 3] = [("-INT", 130), ("-TERM", 143), ("-XCPU", 152)];

/// Longer than a program takes to start, even on a busy machine.
const LONG: Duration = Duration::from_secs(60);

fn send(signal: &str, child: &Child) {
    let sent = Command::new("kill")
        .args([signal, &child.id().to_string()])
        .status();
    assert!(sent.expect("kill runs").success(), "{signal}");
}

/// A server that takes connections and never says a word. Tells of each connection.
fn silent_server() -> (u16, Receiver<TcpStream>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let (tell, told) = channel();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let _ = tell.send(stream);
        }
    });
    (port, told)
}

/// A catalogue with a link to a port, and a record without its name.
fn catalogue(port: u16) -> TempDir {
    let directory = TempDir::new().expect("a directory");
    let write = |name: &str, text: &str| {
        fs::write(directory.path().join(name), text).expect("written");
    };
    write(
        "catlint.yaml",
        "collections:\n  a:\n    files: [\"data/*.yaml\"]\n    schema: schema.json\n\
         links:\n  timeout: 300\n  history: history.tsv\n",
    );
    write("schema.json", "{\"required\": [\"name\"]}");
    fs::create_dir(directory.path().join("data")).expect("made");
    write(
        "data/a.yaml",
        &format!("id: a\nurl: http://127.0.0.1:{port}/\n"),
    );
    directory
}

fn check(directory: &TempDir, port: u16) -> Command {
    let mut command = command();
    command
        .args(["check", "--format", "json", "--update-history"])
        .args(["--allow-address", "127.0.0.0/8", "--allow-port"])
        .arg(port.to_string())
        .current_dir(directory.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

#[test]
fn an_interrupted_run_tells_what_it_has_and_says_that_it_is_not_all() {
    for (signal, expected) in SIGNALS {
        let (port, connections) = silent_server();
        let directory = catalogue(port);
        let child = check(&directory, port).spawn().expect("catlint runs");
        let connection = connections.recv_timeout(LONG).expect("the link is asked");
        send(signal, &child);
        let output = child.wait_with_output().expect("it ends");
        drop(connection);
        assert_eq!(status(&output), expected, "{signal}: {}", err(&output));
        let report = json(&output);
        assert_eq!(report["summary"]["incomplete"], true);
        let notices = report["summary"]["notices"].to_string();
        assert!(notices.contains("the run was interrupted"), "{notices}");
        assert_eq!(report["diagnostics"][0]["rule"], "missing-field");
        assert_eq!(
            report["links"],
            Value::Array(Vec::new()),
            "nothing is known"
        );
        assert!(
            err(&output).contains("INCOMPLETE: 1 error in"),
            "{}",
            err(&output)
        );
        let history = directory.path().join("history.tsv");
        assert!(!history.exists(), "half a look is not remembered");
    }
}

/// A run that hangs: it writes a report that is more than the pipe holds, and nobody reads on.
fn stuck() -> (Copy, Child, ChildStdout) {
    let copy = Copy::new();
    for number in 0..400 {
        copy.write(&format!("data/initiatives/x{number}.yaml"), "id: [\n");
    }
    let mut child = command()
        .args(["check", "--offline", "--format", "json"])
        .current_dir(copy.path(""))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("catlint runs");
    let mut pipe = child.stdout.take().expect("a pipe");
    pipe.read_exact(&mut [0]).expect("a byte");
    (copy, child, pipe)
}

#[test]
fn a_run_that_cannot_print_ends_all_the_same() {
    let (_copy, mut child, _pipe) = stuck();
    send("-TERM", &child);
    assert_eq!(child.wait().expect("it ends").code(), Some(143));
}

#[test]
fn a_second_signal_ends_the_run_at_once() {
    let (_copy, mut child, _pipe) = stuck();
    let start = Instant::now();
    send("-TERM", &child);
    // Two of one kind that wait together are one: the second is another.
    send("-INT", &child);
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
    // The first one alone would have let it go on for a second and a half.
    assert!(
        start.elapsed() < Duration::from_millis(1_400),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn at_any_moment_there_is_a_whole_report_or_none() {
    let copy = Copy::new();
    for (signal, expected) in SIGNALS {
        for moment in 0..10 {
            let child = command()
                .args(["check", "--offline", "--format", "json"])
                .current_dir(copy.path(""))
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .expect("catlint runs");
            thread::sleep(Duration::from_millis(moment * 25));
            send(signal, &child);
            let output = child.wait_with_output().expect("it ends");
            judge(&output, expected, moment);
        }
    }
}

fn judge(output: &Output, expected: i32, moment: u64) {
    match output.status.code() {
        // Before it could listen: as any program ends.
        None => {
            assert_eq!(output.status.signal(), Some(expected - 128));
            assert!(output.stdout.is_empty());
        }
        Some(0) => assert_eq!(json(output)["summary"]["incomplete"], false, "{moment}"),
        Some(code) => {
            assert_eq!(code, expected, "{moment}: {}", err(output));
            json(output);
        }
    }
}
