//! The tables: what is in them fits together.

use std::collections::BTreeSet;

use catlint_codes::{CodeList, Judgement};

fn list(name: &str) -> &'static CodeList {
    CodeList::named(name).expect(name)
}

#[test]
fn every_list_has_as_many_codes_as_its_standard() {
    let counts = CodeList::NAMES.map(|name| (name, list(name).entries().len()));
    assert_eq!(
        counts,
        [
            ("iso3166-1-alpha-2", 249),
            ("iso3166-1-alpha-3", 249),
            ("iso3166-1-numeric", 249),
            // 22 regions, 5 continents, 4 larger regions, 3 groupings, and the countries.
            ("un-m49", 34 + 249),
            ("iso639-1", 183),
            ("iso4217", 178),
            ("spdx", 708),
            ("spdx-expression", 708),
        ]
    );
    assert!(CodeList::named("iso3166").is_none());
}

#[test]
fn every_code_has_the_form_of_its_list_a_name_and_stands_once() {
    for name in CodeList::NAMES {
        let mut seen = BTreeSet::new();
        for entry in list(name).entries() {
            let code = &*entry.code;
            let all = |legal: fn(&u8) -> bool| code.as_bytes().iter().all(legal);
            let fits = match name {
                "iso3166-1-alpha-2" => code.len() == 2 && all(u8::is_ascii_uppercase),
                "iso3166-1-alpha-3" | "iso4217" => code.len() == 3 && all(u8::is_ascii_uppercase),
                "iso3166-1-numeric" | "un-m49" => code.len() == 3 && all(u8::is_ascii_digit),
                "iso639-1" => code.len() == 2 && all(u8::is_ascii_lowercase),
                _ => all(|b| b.is_ascii_alphanumeric() || b"-.+".contains(b)),
            };
            assert!(fits, "{name}: {code}");
            assert!(entry.name.chars().count() > 2, "{name}: {code}");
            assert!(seen.insert(code.to_lowercase()), "{name}: {code}");
            assert_eq!(list(name).judge(code), Judgement::Valid, "{name}: {code}");
            assert_eq!(list(name).name_of(code), Some(&*entry.name));
        }
    }
}

/// The first cells of the lines of a table of formers, whatever list it belongs to.
fn formers(table: &str, columns: usize) -> Vec<(Vec<String>, String)> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    let split = |line: &str| -> Vec<String> { line.split('\t').map(str::to_owned).collect() };
    let rows = lines
        .map(split)
        .inspect(|row| assert_eq!(row.len(), columns + 3, "{row:?}"));
    rows.map(|row| (row[..columns].to_vec(), row[columns].clone()))
        .collect()
}

#[test]
fn every_former_code_is_known_and_leads_to_codes_of_today() {
    let tables = [
        (
            include_str!("../data/iso3166-1.former.tsv"),
            3,
            vec![
                "iso3166-1-alpha-2",
                "iso3166-1-alpha-3",
                "iso3166-1-numeric",
            ],
        ),
        (
            include_str!("../data/iso639-1.former.tsv"),
            1,
            vec!["iso639-1"],
        ),
        (
            include_str!("../data/iso4217.former.tsv"),
            1,
            vec!["iso4217"],
        ),
        (include_str!("../data/un-m49.former.tsv"), 1, vec!["un-m49"]),
        (include_str!("../data/spdx.former.tsv"), 1, vec!["spdx"]),
    ];
    for (table, columns, names) in tables {
        for (codes, state) in formers(table, columns) {
            for (code, name) in codes
                .iter()
                .zip(&names)
                .filter(|(code, _)| !code.is_empty())
            {
                let Judgement::Former(former) = list(name).judge(code) else {
                    unreachable!("{name}: {code} is {:?}", list(name).judge(code));
                };
                assert_eq!(&former.code, code);
                assert_eq!(format!("{:?}", former.state).to_lowercase(), state);
                assert!(
                    former.meant.iter().all(|meant| list(name).contains(meant)),
                    "{former:?}"
                );
                assert!(
                    !former.why.contains("{}") && !former.why.is_empty(),
                    "{former:?}"
                );
            }
        }
    }
}

#[test]
fn the_three_codes_of_a_country_belong_together() {
    let [two, three, numeric] = [
        "iso3166-1-alpha-2",
        "iso3166-1-alpha-3",
        "iso3166-1-numeric",
    ]
    .map(list);
    for (index, entry) in two.entries().iter().enumerate() {
        let others = [&three.entries()[index], &numeric.entries()[index]];
        for other in others {
            assert_eq!(other.name, entry.name);
            assert_eq!(two.judge(&other.code).certain(), Some(&*entry.code));
        }
        assert_eq!(list("un-m49").name_of(&others[1].code), Some(&*entry.name));
    }
}
