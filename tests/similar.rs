//! `catlint similar`, from end to end: what is there already, before one adds it.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use support::{Copy, err, json, out, status};

const CONFIG: &str = "\
collections:
  sites: { files: [\"sites/*.yaml\"], id: /id, label: /name, partition: /country }
";

fn catalogue() -> Copy {
    let copy = Copy::empty();
    copy.write("catlint.yaml", CONFIG);
    for (id, name, country, url) in [
        (
            "mm-return",
            "Happy Return Programme",
            "MM",
            "https://example.org/return",
        ),
        (
            "mm-tuna",
            "Tuna Boat Training",
            "MM",
            "https://example.org/tuna",
        ),
        (
            "kh-return",
            "Happy Return Programme",
            "KH",
            "https://example.org/kh",
        ),
        (
            "kh-centres",
            "Migrant Resource Centres (MRC)",
            "KH",
            "https://example.org/mrc",
        ),
    ] {
        let text = format!("id: {id}\nname: {name}\ncountry: {country}\nhomepage: {url}\n");
        copy.write(&format!("sites/{id}.yaml"), &text);
    }
    copy
}

#[test]
fn the_nearest_records_come_with_their_evidence() {
    let output = catalogue().run(&["similar", "Happy Return Program", "--country", "mm"]);
    let expected = "\
Happy Return Programme (mm-return)
  sites/mm-return.yaml:1
  probably the same: the names have the same words, and `country` is the same
    `name`: both have happy 70 program 70 return 70, 210 / 210 = 1.000 ≥ 0.700 (+6)
    `country`: the same (+1)

Happy Return Programme (kh-return)
  sites/kh-return.yaml:1
  alike: the names have the same words, but `country` is not the same
    `name`: both have happy 70 program 70 return 70, 210 / 210 = 1.000 ≥ 0.700 (+6)
    `country`: `KH` and `mm`, two things, which rules it out

";
    assert_eq!(out(&output), expected);
    assert_eq!(status(&output), 1, "one of them is probably the same");
}

#[test]
fn a_page_is_found_in_another_form() {
    let copy = catalogue();
    let link = "http://www.example.org/tuna/?utm_source=mail";
    let found = json(&copy.run(&[
        "similar",
        "Fishing school",
        "--link",
        link,
        "--format",
        "json",
    ]));
    assert_eq!(found["records"], 4);
    assert_eq!(found["nearest"][0]["id"], "mm-tuna");
    assert_eq!(found["nearest"][0]["path"], "sites/mm-tuna.yaml");
    assert_eq!(
        found["nearest"][0]["reason"],
        "`homepage` is the same address"
    );
}

#[test]
fn an_abbreviation_finds_the_name() {
    let found = json(&catalogue().run(&["similar", "MRC", "--format", "json"]));
    assert_eq!(found["nearest"][0]["id"], "kh-centres");
}

#[test]
fn a_draft_is_compared_field_by_field_wherever_it_lies() {
    let copy = catalogue();
    let draft = "id: mm-boats\nname: Tuna boat trainings\ncountry: MM\nhomepage: https://example.org/tuna\n";
    copy.write("draft.yaml", draft);
    let output = copy.run(&["similar", "--draft", "draft.yaml", "--most", "1"]);
    assert!(
        out(&output).starts_with("Tuna Boat Training (mm-tuna)\n"),
        "{}",
        out(&output)
    );
    assert_eq!(status(&output), 1);
    // One that is in the catalogue already is not near to itself.
    let output = copy.run(&["similar", "--draft", "sites/mm-tuna.yaml"]);
    assert!(!out(&output).contains("(mm-tuna)"), "{}", out(&output));
    assert_eq!(status(&output), 0);
}

#[test]
fn a_draft_that_cannot_be_read_is_refused_as_a_file_of_the_catalogue_is() {
    let copy = catalogue();
    copy.write("large.yaml", format!("# {}\nid: a\n", "x".repeat(16 << 20)));
    copy.write("broken.yaml", "id: a\nname: [\n");
    copy.write("empty.yaml", "");
    for (draft, reason) in [
        ("large.yaml", "it is larger than 16 MiB"),
        ("broken.yaml", "it cannot be read from line 2 on"),
        ("empty.yaml", "there is nothing in it"),
        ("sites", "it is no regular file"),
    ] {
        let output = copy.run(&["similar", "--draft", draft]);
        let expected = format!("catlint: cannot read {draft}: {reason}\n");
        assert_eq!(err(&output), expected);
        assert_eq!(status(&output), 2, "{draft}");
    }
}

#[test]
fn what_is_new_passes() {
    let output = catalogue().run(&["similar", "Nurses abroad", "--country", "PH"]);
    assert_eq!(out(&output), "nothing in 4 records is like it\n");
    assert_eq!(status(&output), 0);
}
