//! When it is the network and not the links.

use std::sync::Arc;

use catlint_core::link::Verdict;
use catlint_lab::dns::{Answer, Stub};
use catlint_links::Network;
use catlint_links::network::{Environment, Lookup, Resolver, check};

use crate::hall::{Hall, Nobody, link};

/// A machine without a network: nothing can be looked up.
#[derive(Debug)]
struct Nowhere;

impl Resolver for Nowhere {
    fn lookup<'a>(&'a self, _name: &'a str) -> Lookup<'a> {
        Box::pin(async { Err(catlint_links::failure::Failure::NameServer) })
    }
}

#[test]
fn without_a_network_nothing_is_said_of_any_link() {
    let hall = Hall::open();
    let environment = Environment {
        resolver: Arc::new(Nowhere),
        ..hall.environment()
    };
    let urls = ["ok", "status-404"].map(|mode| hall.lab.url(mode));
    let links: Vec<_> = urls.iter().map(|url| link(url)).collect();
    let run = check(&links, &hall.settings(), environment, &Nobody).expect("a run");
    assert_eq!(run.network, Network::Absent);
    assert!(
        run.outcomes
            .iter()
            .all(|outcome| outcome.verdict == Verdict::Unknown)
    );
    assert!(hall.lab.requests("ok").is_empty());
}

#[test]
fn behind_a_login_to_the_network_no_link_is_held_dead_or_doubtful() {
    let hall = Hall::open();
    let sites = (0..6).map(|site| {
        hall.lab.url_at(
            "captive-portal",
            &format!("captive-portal.site-{site}.test"),
            "/page",
        )
    });
    let run = hall.ask(&sites.collect::<Vec<_>>(), &hall.settings());
    let Network::Doubtful { reason } = &run.network else {
        unreachable!("{:?}", run.network);
    };
    assert!(reason.contains("6 of 6 sites lead to lab.test"), "{reason}");
    let worse = run
        .outcomes
        .iter()
        .filter(|outcome| matches!(outcome.verdict, Verdict::Gone | Verdict::Suspect));
    assert_eq!(worse.count(), 0);
}

#[test]
fn where_most_sites_fail_the_few_that_are_gone_are_not_believed() {
    let hall = Hall::open();
    let mut stub = Stub::new();
    for name in 0..6 {
        stub = stub.with(&format!("away-{name}.lab-{name}.test"), Answer::NxDomain);
    }
    let environment = Environment {
        resolver: Arc::new(crate::hall::Names(stub)),
        ..hall.environment()
    };
    let away = (0..6).map(|name| {
        hall.lab
            .url_at("ok", &format!("away-{name}.lab-{name}.test"), "/ok/")
    });
    let urls: Vec<_> = away.chain([hall.lab.url("ok")]).collect();
    let links: Vec<_> = urls.iter().map(|url| link(url)).collect();
    let run = check(&links, &hall.settings(), environment, &Nobody).expect("a run");
    assert!(!run.network.is_fine());
    let gone = run
        .outcomes
        .iter()
        .filter(|outcome| outcome.verdict == Verdict::Gone);
    assert_eq!(gone.count(), 0);
}
