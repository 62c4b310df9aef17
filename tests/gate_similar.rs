//! `check --changed-since REV`: records that are like others are told whichever side is new, by what
//! the whole catalogue says of its words.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use serde_json::Value;
use support::json;
use support::repo::Repo;

const CONFIG: &str = "\
collections:
  programmes:
    files: [\"programmes/*.yaml\"]
    id: /id
    label: /name
    partition: /country
";

fn programme(id: &str, name: &str, more: &str) -> String {
    format!("id: {id}\nname: {name}\ncountry: MM\n{more}")
}

/// A repository with two programmes that are alike from the start, and with others.
fn repo() -> Repo {
    let repo = Repo::new();
    repo.write("catlint.yaml", CONFIG);
    let add = |id: &str, name: &str| {
        repo.write(&format!("programmes/{id}.yaml"), programme(id, name, ""));
    };
    add("happy-return", "Happy Return Programme");
    add("happy-retrun", "The happy retrun program");
    add("summit", "National Labour Mobility Summit");
    for (number, trade) in ["bakers", "fishers", "nurses", "weavers", "welders"]
        .iter()
        .enumerate()
    {
        add(
            &format!("course-{number}"),
            &format!("Evening courses for {trade}"),
        );
    }
    repo.commit();
    repo.git(&["branch", "--force", "main", "change"]);
    repo
}

/// What is said of records that are alike, each with its evidence.
fn alike(report: &Value) -> Vec<(String, String)> {
    let found = report["diagnostics"].as_array().expect("a list").iter();
    let found = found.filter(|found| found["rule"] == "similar-record");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    found
        .map(|found| (text(&found["record"]), text(&found["help"])))
        .collect()
}

fn names(found: &[(String, String)]) -> Vec<&str> {
    found.iter().map(|(name, _)| name.as_str()).collect()
}

#[test]
fn what_is_alike_is_told_when_one_side_of_it_changes() {
    let repo = repo();
    assert_eq!(names(&alike(&json(&repo.check(&[])))), ["happy-return"]);
    assert_eq!(names(&alike(&repo.report())), [""; 0], "it was so before");
    repo.replace("programmes/summit.yaml", "MM\n", "MM\nyear: 2024\n");
    assert_eq!(names(&alike(&repo.report())), [""; 0], "another record");
    repo.replace("programmes/happy-retrun.yaml", "MM\n", "MM\nyear: 2024\n");
    assert_eq!(
        names(&alike(&repo.report())),
        ["happy-return"],
        "one side of it"
    );
}

#[test]
fn a_new_record_is_compared_with_all_the_others_by_the_words_of_all() {
    let repo = repo();
    let new = programme("mobility", "National Summit on Labour Mobility", "");
    repo.write("programmes/mobility.yaml", new);
    let own = alike(&repo.report());
    let all = alike(&json(&repo.check(&[])));
    assert_eq!(own.len(), 1, "{own:?}");
    assert_eq!(all.len(), 2, "{all:?}");
    assert!(own[0].0 == "summit" || own[0].0 == "mobility", "{own:?}");
    assert!(
        all.contains(&own[0]),
        "the evidence is the same: {own:?} {all:?}"
    );
}

#[test]
fn what_older_records_have_in_common_is_not_looked_for_and_no_ignore_is_idle_for_it() {
    let repo = repo();
    let said = "# catlint: ignore[similar-record] two courses of one town\n";
    let own = programme("happy-retrun", "The happy retrun program", "");
    repo.write("programmes/happy-retrun.yaml", format!("{said}{own}"));
    repo.commit();
    repo.git(&["branch", "--force", "main", "change"]);
    repo.replace("programmes/summit.yaml", "MM\n", "MM\nyear: 2024\n");
    let report = repo.report();
    assert_eq!(report["diagnostics"], serde_json::json!([]), "{report}");
    assert_eq!(report["summary"]["change"]["older"], 0, "{report}");
    // Of a record that the change touches all there is to know is known.
    repo.replace(
        "programmes/happy-retrun.yaml",
        "happy retrun",
        "evening radio",
    );
    let report = repo.report();
    let found = report["diagnostics"].as_array().expect("a list").iter();
    let rules: Vec<_> = found.filter_map(|found| found["rule"].as_str()).collect();
    assert_eq!(rules, ["unused-ignore"], "{report}");
}
