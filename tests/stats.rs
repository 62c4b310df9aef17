//! `catlint stats`, from end to end.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use serde_json::Value;
use support::{Copy, err, json, out, status};

const CONFIG: &str = "collections:\n  sites: { files: [\"sites/*.yaml\"] }\n";

fn catalogue() -> Copy {
    let copy = Copy::empty();
    copy.write("catlint.yaml", CONFIG);
    let statuses = ["active", "active", "active", "actvie", "closed"];
    for (number, status) in statuses.into_iter().enumerate() {
        let home = if number % 2 == 0 {
            "home: https://example.org/\n"
        } else {
            ""
        };
        let country = ["KH", "MM"][number % 2];
        let seen = if number == 4 { "" } else { "seen: 202" };
        let seen = if seen.is_empty() {
            String::new()
        } else {
            format!("{seen}{number}-01-05\n")
        };
        let text = format!(
            "id: site-{number}\nname: Site {number}\nstatus: {status}\ncountry: {country}\n{home}{seen}"
        );
        copy.write(&format!("sites/site-{number}.yaml"), &text);
    }
    copy
}

#[test]
fn people_read_tables() {
    let copy = catalogue();
    let output = copy.run(&[
        "stats",
        "--by",
        "country",
        "--stalest",
        "seen",
        "--top",
        "2",
    ]);
    let expected = "\
sites: 5 records
  id            5 of 5       100 %
  name          5 of 5       100 %
  status        5 of 5       100 %
  country       5 of 5       100 %
  home          3 of 5        60 %
  seen          4 of 5        80 %

  by country
    KH    3 records   seen 66 %
    MM    2 records   home 0 %

  values that occur once beside one that is nearly the same
    sites/site-3.yaml:3: status is \"actvie\"; \"active\" occurs 3 times

  oldest by seen
    2020-01-05  Site 0  sites/site-0.yaml:1
    2021-01-05  Site 1  sites/site-1.yaml:1
    no date in 1 record
";
    assert_eq!(out(&output), expected);
    assert_eq!(status(&output), 0);
}

#[test]
fn programs_read_one_object() {
    let copy = catalogue();
    let output = copy.run(&["stats", "--format", "json", "--by", "country"]);
    let stats = json(&output);
    assert_eq!(stats["version"], 1);
    let sites = &stats["collections"][0];
    assert_eq!(sites["records"], 5);
    assert_eq!(sites["fields"][4]["field"], "home");
    assert_eq!(sites["fields"][4]["filled"], 3);
    assert_eq!(sites["by"]["values"][1]["value"], "MM");
    assert_eq!(sites["odd_values"][0]["at"], "sites/site-3.yaml:3");
    assert_eq!(sites["stalest"], Value::Null);
}

#[test]
fn paths_narrow_what_is_counted_and_a_broken_field_is_refused() {
    let copy = catalogue();
    let output = copy.run(&["stats", "sites/site-1.yaml"]);
    assert!(out(&output).starts_with("sites: 1 record\n"));
    let output = copy.run(&["stats", "--by", ""]);
    assert_eq!(status(&output), 2);
}

#[test]
fn a_field_that_no_record_has_is_refused() {
    let copy = catalogue();
    for (option, field, help) in [
        ("--by", "contry", "did you mean `country`?"),
        (
            "--stalest",
            "checked",
            "type `catlint stats` for the fields that there are",
        ),
    ] {
        let output = copy.run(&["stats", option, field]);
        assert_eq!(status(&output), 2, "{}", out(&output));
        let expected = format!("catlint: no record has the field `{field}`\n  help: {help}\n");
        assert_eq!(err(&output), expected);
    }
}
