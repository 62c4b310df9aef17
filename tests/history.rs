//! The link history from run to run: days pass, pages vanish and come back, files are damaged.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::Output;
use std::sync::{Arc, Mutex};

use serde_json::Value;
use support::{command, err, json};
use tempfile::TempDir;

const HISTORY: &str = "links.history.tsv";

/// A server on the loopback that answers by path; what it does not know is not found.
struct Server {
    port: u16,
    pages: Arc<Mutex<BTreeMap<String, u16>>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let pages: Arc<Mutex<BTreeMap<String, u16>>> = Arc::default();
        let shared = pages.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let pages = shared.clone();
                std::thread::spawn(move || answer(stream, &pages));
            }
        });
        Self { port, pages }
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    fn set(&self, path: &str, status: u16) {
        let mut pages = self.pages.lock().expect("no thread fails");
        pages.insert(path.to_owned(), status);
    }
}

fn answer(mut stream: TcpStream, pages: &Mutex<BTreeMap<String, u16>>) {
    let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
    let request = lines.next().unwrap_or_default();
    lines.find(String::is_empty);
    let mut words = request.split(' ');
    let (method, path) = (words.next(), words.next().unwrap_or_default());
    let known = pages.lock().expect("no thread fails").get(path).copied();
    let status = known.unwrap_or(404);
    let body = format!("<title>{path}</title> answers {status}");
    let head = format!(
        "HTTP/1.1 {status} X\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let body = if method == Some("HEAD") { "" } else { &body };
    let _ = stream.write_all(format!("{head}{body}").as_bytes());
}

/// A catalogue of one record for each URL.
struct Catalogue {
    directory: TempDir,
    port: String,
}

impl Catalogue {
    fn new(port: u16, urls: &[String]) -> Self {
        let directory = TempDir::new().expect("a directory");
        let catalogue = Self {
            directory,
            port: port.to_string(),
        };
        catalogue.configure("");
        fs::create_dir(catalogue.path("records")).expect("made");
        for (index, url) in urls.iter().enumerate() {
            let text = format!("id: r{index}\nname: Record {index}\nurl: {url}\n");
            fs::write(catalogue.path(&format!("records/r{index}.yaml")), text).expect("written");
        }
        catalogue
    }

    /// Writes the config, with further keys for the links.
    fn configure(&self, links: &str) {
        let config = format!(
            "collections:\n  records:\n    files: [\"records/*.yaml\"]\n\
            links:\n  gap: 0\n  retry_wait: 0\n{links}rules:\n  insecure-url: off\n"
        );
        fs::write(self.path("catlint.yaml"), config).expect("written");
    }

    fn path(&self, relative: &str) -> PathBuf {
        self.directory.path().join(relative)
    }

    fn history(&self) -> String {
        fs::read_to_string(self.path(HISTORY)).unwrap_or_default()
    }

    fn run(&self, today: &str, arguments: &[&str]) -> Output {
        command()
            .args(["check", "--format", "json", "--only", "links"])
            .args(["--allow-address", "127.0.0.0/8", "--allow-port", &self.port])
            .args(arguments)
            .env("CATLINT_TODAY", today)
            .current_dir(self.directory.path())
            .output()
            .expect("catlint runs")
    }

    fn check(&self, today: &str) -> Value {
        json(&self.run(today, &[]))
    }

    fn update(&self, today: &str) -> Value {
        json(&self.run(today, &["--update-history"]))
    }
}

/// Rule and message of each finding.
fn findings(report: &Value) -> Vec<(String, String)> {
    let findings = report["diagnostics"].as_array().expect("a list").iter();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    findings
        .map(|finding| (text(&finding["rule"]), text(&finding["message"])))
        .collect()
}

fn notices(report: &Value) -> Vec<&str> {
    let notices = report["summary"]["notices"].as_array().expect("a list");
    notices.iter().filter_map(Value::as_str).collect()
}

fn finding(rule: &str, message: &str) -> Vec<(String, String)> {
    vec![(rule.to_owned(), message.to_owned())]
}

#[test]
fn a_page_vanishes_is_dead_after_three_failures_and_comes_back() {
    let server = Server::start();
    server.set("/page", 200);
    let catalogue = Catalogue::new(server.port, &[server.url("/page")]);
    assert_eq!(findings(&catalogue.update("2026-11-02")), []);
    server.set("/page", 404);
    let cause = "the server answers 404 Not Found";
    let failing = |strikes| {
        let message = format!("`url` has failed {strikes} of 3 times since 2026-11-09: {cause}");
        finding("failing-url", &message)
    };
    assert_eq!(findings(&catalogue.update("2026-11-09")), failing(1));
    // The next day is the same trouble, and a run that writes nothing counts nothing.
    assert_eq!(findings(&catalogue.update("2026-11-10")), failing(1));
    assert_eq!(findings(&catalogue.check("2026-11-16")), failing(2));
    assert_eq!(findings(&catalogue.update("2026-11-16")), failing(2));
    let report = catalogue.update("2026-11-23");
    let message = format!(
        "`url` is dead: {cause}; failed 3 times since 2026-11-09, last alive on 2026-11-02"
    );
    assert_eq!(findings(&report), finding("dead-url", &message));
    let standing = serde_json::json!({
        "state": "dead", "failures": 3, "needed": null,
        "since": "2026-11-09", "last_alive": "2026-11-02"
    });
    assert_eq!(report["links"][0]["standing"], standing);
    // A wall or an outage does not make it less dead.
    server.set("/page", 403);
    let message = "`url` is dead: failed 3 times since 2026-11-09, last alive on 2026-11-02; in this run: the server answers 403 Forbidden";
    let report = catalogue.update("2026-11-25");
    assert_eq!(findings(&report), finding("dead-url", message));
    server.set("/page", 200);
    let message = "`url` answers again; it was thought dead since 2026-11-09";
    let report = catalogue.update("2026-11-30");
    assert_eq!(findings(&report), finding("revived-url", message));
    assert_eq!(findings(&catalogue.update("2026-12-07")), []);
}

#[test]
fn without_a_history_one_failure_is_enough_and_none_is_begun_unasked() {
    let server = Server::start();
    let catalogue = Catalogue::new(server.port, &[server.url("/page")]);
    let dead = finding(
        "dead-url",
        "`url` is dead: the server answers 404 Not Found",
    );
    let output = catalogue.run("2026-11-02", &[]);
    assert_eq!(findings(&json(&output)), dead);
    assert_eq!(output.status.code(), Some(1));
    assert!(!catalogue.path(HISTORY).exists());
    let output = catalogue.run("2026-11-02", &["--update-history"]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "where one begins, nothing is dead at once"
    );
    assert_eq!(findings(&json(&output))[0].0, "failing-url");
    assert!(
        err(&output).ends_with("links.history.tsv: 1 line changed\n"),
        "{}",
        err(&output)
    );
}

#[test]
fn the_file_changes_only_where_something_happened_and_forgets_what_is_not_cited() {
    let server = Server::start();
    let urls = ["/a", "/b", "/c"].map(|path| {
        server.set(path, 200);
        server.url(path)
    });
    let catalogue = Catalogue::new(server.port, &urls);
    catalogue.run("2026-11-02", &["--update-history", "--vantage", "ci"]);
    let first = catalogue.history();
    assert_eq!(first.lines().count(), 4);
    assert!(
        first.lines().skip(1).all(|line| line.ends_with("\tci")),
        "{first}"
    );
    catalogue.update("2026-11-05");
    assert_eq!(catalogue.history(), first);
    server.set("/b", 410);
    catalogue.update("2026-11-06");
    let second = catalogue.history();
    let changed = second
        .lines()
        .zip(first.lines())
        .filter(|(now, before)| now != before);
    assert_eq!(changed.count(), 1, "{second}");
    // A broken file hides its links; nothing is forgotten because of it.
    let broken = catalogue.path("records/r2.yaml");
    let record = fs::read(&broken).expect("read");
    fs::write(&broken, "id: [\n").expect("written");
    catalogue.update("2026-11-06");
    assert_eq!(catalogue.history().lines().count(), 4);
    fs::write(&broken, record).expect("written");
    fs::remove_file(catalogue.path("records/r0.yaml")).expect("removed");
    catalogue.run("2026-11-06", &["--update-history", "records/r2.yaml"]);
    let third = catalogue.history();
    assert_eq!(
        third.lines().count(),
        3,
        "a PATH narrows the report, not what is read: {third}"
    );
    let rest = fs::read_dir(catalogue.directory.path())
        .expect("listed")
        .count();
    assert_eq!(rest, 3, "no temporary file is left");
}

#[test]
fn a_doubtful_network_touches_nothing() {
    let server = Server::start();
    server.set("/page", 200);
    let catalogue = Catalogue::new(server.port, &[server.url("/page")]);
    catalogue.update("2026-11-02");
    let before = catalogue.history();
    for (index, name) in ["a", "b", "c", "d", "e"].iter().enumerate() {
        let text = format!("id: x{index}\nurl: http://{name}.invalid/\n");
        let path = catalogue.path(&format!("records/x{index}.yaml"));
        fs::write(path, text).expect("written");
    }
    let report = catalogue.update("2026-11-30");
    assert_eq!(catalogue.history(), before);
    let said = notices(&report);
    assert!(
        said[0].contains("it is the network, not the links"),
        "{said:?}"
    );
    assert_eq!(
        said[1],
        "links.history.tsv was left as it is: nothing was learnt of any link"
    );
    let report = json(&catalogue.run("2026-11-30", &["--update-history", "--offline"]));
    assert_eq!(catalogue.history(), before);
    assert_eq!(notices(&report), said[1..]);
}

#[test]
fn damage_is_a_notice_and_the_run_goes_on() {
    let server = Server::start();
    server.set("/b", 200);
    let urls = ["/a", "/b"].map(|path| server.url(path));
    let catalogue = Catalogue::new(server.port, &urls);
    for day in ["2026-11-02", "2026-11-09", "2026-11-16"] {
        catalogue.update(day);
    }
    let whole = catalogue.history();
    assert_eq!(findings(&catalogue.check("2026-11-16"))[0].0, "dead-url");
    // A line that is lost costs what was known of its link and no more.
    fs::write(catalogue.path(HISTORY), whole.replacen("gone", "gnoe", 1)).expect("written");
    let output = catalogue.run("2026-11-16", &[]);
    let report = json(&output);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(findings(&report)[0].0, "failing-url");
    assert_eq!(
        notices(&report),
        ["links.history.tsv:2: this line cannot be read and was left out; its link begins anew"]
    );
    catalogue.update("2026-11-16");
    assert_eq!(
        notices(&catalogue.check("2026-11-16")),
        Vec::<&str>::new(),
        "it was mended"
    );
    // What is no history, or one of another version, is not overwritten.
    for text in [
        "name\tcolour\n",
        "# catlint link history, version 9: x\n",
        "\u{0}\n",
    ] {
        fs::write(catalogue.path(HISTORY), text).expect("written");
        let report = catalogue.update("2026-11-16");
        assert_eq!(catalogue.history(), text);
        assert_eq!(findings(&report)[0].0, "failing-url");
        let said = notices(&report);
        assert!(
            said[0].ends_with("it was not used and is left as it is"),
            "{said:?}"
        );
        assert_eq!(said.len(), 1);
    }
}

#[test]
fn what_cannot_be_written_ends_with_status_2_after_the_report() {
    let server = Server::start();
    let catalogue = Catalogue::new(server.port, &[server.url("/page")]);
    let fails = |place: &str, reason: &str| {
        let output = catalogue.run("2026-11-02", &["--update-history"]);
        assert_eq!(output.status.code(), Some(2), "{place}");
        assert_eq!(
            findings(&json(&output))[0].0,
            "failing-url",
            "the report is out: {place}"
        );
        let text = err(&output);
        assert!(text.contains(&format!("cannot write {place}: ")), "{text}");
        assert!(text.contains(reason), "{text}");
    };
    catalogue.configure("  history: none/links.tsv\n");
    fails("none/links.tsv", "");
    catalogue.configure("");
    fs::create_dir(catalogue.path(HISTORY)).expect("made");
    fails(HISTORY, "no regular file");
    fs::remove_dir(catalogue.path(HISTORY)).expect("removed");
    #[cfg(unix)]
    {
        let target = catalogue.path("target.txt");
        fs::write(&target, "mine").expect("written");
        std::os::unix::fs::symlink(&target, catalogue.path(HISTORY)).expect("linked");
        fails(HISTORY, "symbolic link");
        assert_eq!(fs::read_to_string(&target).expect("read"), "mine");
        let report = catalogue.check("2026-11-02");
        assert!(notices(&report)[0].contains("symbolic link"), "{report}");
        fs::remove_file(catalogue.path(HISTORY)).expect("removed");
        read_only(&catalogue, &fails);
    }
}

#[cfg(unix)]
fn read_only(catalogue: &Catalogue, fails: &dyn Fn(&str, &str)) {
    use std::os::unix::fs::PermissionsExt;
    catalogue.configure("  history: kept/links.tsv\n");
    let kept = catalogue.path("kept");
    fs::create_dir(&kept).expect("made");
    fs::set_permissions(&kept, fs::Permissions::from_mode(0o555)).expect("set");
    // Permissions do not bind the superuser.
    if fs::write(kept.join("probe"), "").is_err() {
        fails("kept/links.tsv", "ermission");
    }
    fs::set_permissions(&kept, fs::Permissions::from_mode(0o755)).expect("set");
}

#[test]
fn a_history_outside_the_catalogue_is_an_error() {
    let server = Server::start();
    let catalogue = Catalogue::new(server.port, &[server.url("/page")]);
    for path in ["../links.tsv", "/tmp/links.tsv", "records/../../links.tsv"] {
        catalogue.configure(&format!("  history: {path}\n"));
        let output = catalogue.run("2026-11-02", &[]);
        assert_eq!(output.status.code(), Some(2), "{path}");
        assert!(err(&output).contains(path), "{}", err(&output));
    }
    let output = catalogue.run("11/02/2026", &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("no date of the form"),
        "{}",
        err(&output)
    );
}

#[test]
fn the_config_says_how_many_failures_and_how_far_apart() {
    let server = Server::start();
    let catalogue = Catalogue::new(server.port, &[server.url("/page")]);
    catalogue.configure("  strikes: 2\n  strike_days: 1\n  history: kept.tsv\n");
    assert_eq!(
        findings(&catalogue.update("2026-11-02"))[0].0,
        "failing-url"
    );
    let message =
        "`url` is dead: the server answers 404 Not Found; failed 2 times since 2026-11-02";
    assert_eq!(
        findings(&catalogue.update("2026-11-03")),
        finding("dead-url", message)
    );
    assert!(catalogue.path("kept.tsv").exists());
}

#[test]
fn secrets_stay_out_of_the_file() {
    let server = Server::start();
    server.set("/page?token=T0KENtok1", 200);
    server.set("/page", 200);
    let urls = [
        server.url("/page?token=T0KENtok1"),
        server.url("/page").replace("http://", "http://me:S3CR3T@"),
        server.url("/page"),
    ];
    let catalogue = Catalogue::new(server.port, &urls);
    catalogue.update("2026-11-02");
    let text = catalogue.history();
    assert_eq!(text.lines().count(), 2, "{text}");
    assert!(
        !text.contains("T0KEN") && !text.contains("S3CR3T"),
        "{text}"
    );
}

#[test]
fn ignored_links_are_asked_and_stale_ignores_told() {
    let server = Server::start();
    let url = server.url("/page");
    let catalogue = Catalogue::new(server.port, std::slice::from_ref(&url));
    catalogue.configure(&format!(
        "  ignore:\n    - url: {url}\n      reason: it moves house\n      until: 2026-11-30\n"
    ));
    let report = catalogue.update("2026-11-30");
    assert_eq!(findings(&report), [], "ignored to the last day");
    assert_eq!(report["links"][0]["verdict"], "gone");
    assert_eq!(catalogue.history().lines().count(), 2);
    let report = catalogue.check("2026-12-01");
    let ended = (
        "stale-ignore".to_owned(),
        format!("{url} was ignored until 2026-11-30 and no longer is"),
    );
    let found = findings(&report);
    assert_eq!(found.len(), 2);
    assert_eq!((found[0].0.as_str(), &found[1]), ("failing-url", &ended));
    let place = &report["diagnostics"][1];
    assert_eq!(place["path"], "catlint.yaml");
    assert_eq!(place["pointer"], "/links/ignore/0/until");
    assert_eq!(place["span"]["start"]["line"], 10);
    server.set("/page", 200);
    let answers = format!("{url} answers and need not be ignored");
    assert_eq!(
        findings(&catalogue.check("2026-11-30")),
        finding("stale-ignore", &answers)
    );
    catalogue.configure(
        "  ignore:\n    - url: http://x.org/\n      reason: r\n      until: 2026-11-31\n",
    );
    let output = catalogue.run("2026-11-30", &[]);
    assert_eq!(output.status.code(), Some(2), "there is no such day");
    assert!(err(&output).contains("invalid-format"), "{}", err(&output));
}
