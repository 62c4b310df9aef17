//! `bench links`: catlint and lychee ask a web of our own on loopback addresses.

use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use clap::{Args, ValueEnum};

use super::contest::{ContestArgs, contestant};
use super::measure::{self, Contestant};
use super::serve::{PAGE, TARPIT};
use super::{peers, table};
use crate::Failure;

/// The options of `bench links`.
#[derive(Debug, Args)]
pub(crate) struct LinksArgs {
    /// What to ask [default: all of them]
    scenarios: Vec<Scenario>,
    /// A setting of catlint's links audit, as in its config; repeatable
    #[arg(long, value_name = "KEY: VALUE", default_values = ["gap: 50", "per_host: 10", "concurrency: 128"])]
    setting: Vec<String>,
    #[command(flatten)]
    contest: ContestArgs,
}

/// A web to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Scenario {
    /// 10,000 pages on 1,000 hosts, all of which answer at once
    Alive,
    /// 2,000 pages on 200 hosts; on every tenth host, one never answers
    Tarpits,
    /// 1,000 pages on 100 hosts, none of which ever answers
    Stalled,
}

impl Scenario {
    fn title(self) -> &'static str {
        match self {
            Self::Alive => "10,000 URLs on 1,000 hosts, all alive",
            Self::Tarpits => "2,000 URLs on 200 hosts, 20 of them tarpits",
            Self::Stalled => "1,000 URLs on 100 hosts, all of them tarpits",
        }
    }

    fn hosts(self) -> u32 {
        match self {
            Self::Alive => 1_000,
            Self::Tarpits => 200,
            Self::Stalled => 100,
        }
    }

    /// Ten of every host, the hosts in turn.
    fn urls(self, port: u16) -> impl Iterator<Item = String> {
        let hosts = self.hosts();
        (0..hosts * 10).map(move |number| {
            let (host, page) = (number % hosts, number / hosts);
            let [.., high, low] = (host + 257).to_be_bytes();
            let path = if self.never_answers(host, page) {
                TARPIT
            } else {
                PAGE
            };
            format!("http://127.1.{high}.{low}:{port}{path}{page}")
        })
    }

    fn never_answers(self, host: u32, page: u32) -> bool {
        match self {
            Self::Alive => false,
            Self::Tarpits => host.is_multiple_of(10) && page == 0,
            Self::Stalled => true,
        }
    }
}

/// Serves, measures and prints.
pub(super) fn run(args: &LinksArgs, root: &Path) -> Result<(), Failure> {
    let catlint = args.contest.catlint(root)?;
    let lychee = peers::find("lychee", &args.contest.peer_path);
    let ground = args.contest.ground()?;
    let web = Web::start()?;
    let scenarios = match args.scenarios.as_slice() {
        [] => Scenario::value_variants(),
        some => some,
    };
    for scenario in scenarios {
        let name = format!("{scenario:?}").to_lowercase();
        let directory = ground.path().join(name);
        fs::create_dir_all(&directory)?;
        write(*scenario, web.port, &args.setting, &directory)?;
        let mut contestants = vec![asked_by_catlint(&catlint, web.port, &directory)];
        if let Some(lychee) = &lychee {
            contestants.push(asked_by_lychee(lychee, &directory));
        }
        let runs = measure::compare(&contestants, args.contest.runs.into())?;
        table::print(&format!("{}\n", scenario.title()))?;
        table::print(&table::of_runs(&contestants, &runs))?;
    }
    if lychee.is_none() {
        table::print("Not installed, not measured: lychee.")?;
    }
    Ok(())
}

fn asked_by_catlint(catlint: &Path, port: u16, directory: &Path) -> Contestant {
    let allowed = format!("--allow-address 127.0.0.0/8 --allow-port {port}");
    let arguments = format!("check --quiet --only links {allowed}");
    let catlint = contestant("catlint", catlint, &arguments, directory);
    Contestant {
        may_fail: true,
        ..catlint
    }
}

fn asked_by_lychee(lychee: &Path, directory: &Path) -> Contestant {
    let lychee = contestant("lychee", lychee, "--no-progress links.txt", directory);
    Contestant {
        may_fail: true,
        ..lychee
    }
}

/// Writes the URLs as a catalogue and as a plain list.
fn write(scenario: Scenario, port: u16, settings: &[String], directory: &Path) -> io::Result<()> {
    let mut catalogue = String::from("---\n");
    let mut list = String::new();
    for (number, url) in scenario.urls(port).enumerate() {
        catalogue.push_str(&format!("- id: page-{number:05}\n  url: {url}\n"));
        list.push_str(&format!("{url}\n"));
    }
    let mut config =
        String::from("collections:\n  links: { files: [links.yml], records: \"/*\" }\n");
    config.push_str(&format!("links: {{ {} }}\n", settings.join(", ")));
    fs::write(directory.join("links.yml"), catalogue)?;
    fs::write(directory.join("links.txt"), list)?;
    fs::write(directory.join("catlint.yaml"), config)
}

/// The server in its own process; it ends when its standard input is closed, which happens here
/// when the value is dropped.
struct Web {
    port: u16,
    process: Child,
}

impl Web {
    fn start() -> Result<Self, Failure> {
        let mut process = Command::new(std::env::current_exe()?)
            .args(["bench", "serve"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        if let Some(out) = process.stdout.take() {
            BufReader::new(out).read_line(&mut line)?;
        }
        let port = line.trim().parse();
        let port = port.map_err(|_| "the server has named no port")?;
        Ok(Self { port, process })
    }
}

impl Drop for Web {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        // Nothing can be done about a server that does not end.
        let _ = self.process.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::Scenario;
    use clap::ValueEnum;
    use std::collections::BTreeSet;

    #[test]
    fn a_scenario_is_as_its_title_says() {
        let counts = Scenario::value_variants().iter().map(|scenario| {
            let urls: Vec<_> = scenario.urls(80).collect();
            let host = |url: &String| url.split('/').nth(2).map(ToOwned::to_owned);
            let hosts: BTreeSet<_> = urls.iter().filter_map(host).collect();
            let distinct: BTreeSet<_> = urls.iter().collect();
            let tarpits = urls.iter().filter(|url| url.contains("/tarpit/")).count();
            assert_eq!(distinct.len(), urls.len());
            (urls.len(), hosts.len(), tarpits)
        });
        let expected = [(10_000, 1_000, 0), (2_000, 200, 20), (1_000, 100, 1_000)];
        assert_eq!(counts.collect::<Vec<_>>(), expected);
    }
}
