//! What the name server says.

use catlint_core::link::Verdict;

use crate::hall::Hall;

/// The verdict and the failure of the page at a name.
fn at(hall: &Hall, name: &str) -> (Verdict, Option<&'static str>) {
    let outcome = hall.one(&hall.lab.url_at("ok", name, "/ok/page"));
    (outcome.verdict, outcome.failure)
}

#[test]
fn only_a_name_that_does_not_exist_counts_against_a_link() {
    let hall = Hall::open();
    use Verdict::{Alive, Gone, Refused, Unknown};
    for (name, expected) in [
        ("nxdomain.lab.test", (Gone, Some("name-not-found"))),
        ("servfail.lab.test", (Unknown, Some("name-server"))),
        ("dns-refused.lab.test", (Unknown, Some("name-server"))),
        ("dns-timeout.lab.test", (Unknown, Some("name-timeout"))),
        ("empty.lab.test", (Unknown, Some("no-address"))),
        ("nxdomain-once.lab.test", (Alive, None)),
        ("servfail-once.lab.test", (Alive, None)),
        ("dns-timeout-once.lab.test", (Alive, None)),
        ("private.lab.test", (Refused, Some("refused"))),
        ("metadata.lab.test", (Refused, Some("refused"))),
        ("mixed.lab.test", (Refused, Some("refused"))),
        ("mixed-v6.lab.test", (Refused, Some("refused"))),
    ] {
        assert_eq!(at(&hall, name), expected, "{name}");
    }
    assert_eq!(hall.names.0.lookups("nxdomain.lab.test"), 2, "asked twice");
}
