//! What is said of texts that are no codes.

use catlint_codes::{CodeList, Judgement, State};

/// A judgement in a few words.
fn told(list: &CodeList, text: &str) -> String {
    let judgement = list.judge(text);
    let tolerated = if list.tolerates(&judgement) {
        "tolerated "
    } else {
        ""
    };
    let meant = judgement.certain().unwrap_or("?").to_owned();
    match &judgement {
        Judgement::Valid => "valid".to_owned(),
        Judgement::WrongCase { .. } => format!("{tolerated}case {meant}"),
        Judgement::MissingZeros { .. } => format!("zeros {meant}"),
        Judgement::Former(former) => {
            let state = format!("{:?}", former.state).to_lowercase();
            format!("{state} {}: {}", former.meant.join(" "), former.why)
        }
        Judgement::OtherCode { kind, .. } => format!("{kind} {meant}"),
        Judgement::Name { meant } => {
            let codes: Vec<_> = meant.iter().map(|entry| &*entry.code).collect();
            format!("name {}", codes.join(" "))
        }
        Judgement::Expression { why, .. } => format!("{tolerated}{why} -> {meant}"),
        Judgement::Unknown { nearest } => {
            format!("unknown {}", nearest.map_or("?", |entry| &entry.code))
        }
    }
}

fn check(list: &str, expected: &[(&str, &str)]) {
    let list = CodeList::named(list).expect(list);
    for (text, expected) in expected {
        assert_eq!(told(list, text), *expected, "{text}");
        assert_eq!(
            list.contains(text),
            *expected == "valid" && *text == text.trim()
        );
    }
}

#[test]
fn countries() {
    check(
        "iso3166-1-alpha-2",
        &[
            ("GB", "valid"),
            (" GB\n", "valid"),
            ("gb", "case GB"),
            ("UK", "wrong GB: the United Kingdom is `GB`"),
            ("uk", "wrong GB: the United Kingdom is `GB`"),
            ("TP", "retired TL: East Timor is `TL` since 2002"),
            (
                "AN",
                "retired BQ CW SX: the Netherlands Antilles were divided in 2010 into `BQ`, `CW` and `SX`",
            ),
            (
                "SU",
                "retired : the Soviet Union ended in 1991, and each of its countries has its own code",
            ),
            (
                "EU",
                "reserved : it is reserved for the European Union, which is no country of the standard",
            ),
            (
                "AC",
                "reserved SH: it is reserved for Ascension Island, a part of `SH`",
            ),
            ("GBR", "three-letter code of ISO 3166-1 GB"),
            ("826", "numeric code of ISO 3166-1 GB"),
            ("Kyrgyzstan", "name KG"),
            ("the former Yugoslav Republic of Macedonia", "name MK"),
            ("Cote d’Ivoire", "name CI"),
            ("Turkey", "name TR"),
            ("Congo", "name CD CG"),
            ("Kyrgistan", "unknown KG"),
            ("United", "unknown ?"),
            ("QQ", "unknown ?"),
            ("", "unknown ?"),
        ],
    );
    check(
        "iso3166-1-alpha-3",
        &[
            ("ROM", "retired ROU: Romania is `ROU` since 2002"),
            ("GER", "wrong DEU: Germany is `DEU`; GER is used in sport"),
            ("GB", "two-letter code of ISO 3166-1 GBR"),
            ("UK", "name GBR"),
        ],
    );
}

#[test]
fn numbers() {
    check(
        "iso3166-1-numeric",
        &[
            ("004", "valid"),
            ("4", "zeros 004"),
            ("0004", "unknown ?"),
            ("AF", "two-letter code of ISO 3166-1 004"),
            (
                "736",
                "retired 729 728: the Sudan was divided in 2011 into `729` and `728`",
            ),
        ],
    );
    check(
        "un-m49",
        &[
            ("001", "valid"),
            ("150", "valid"),
            ("840", "valid"),
            ("Europe", "name 150"),
            ("Southeast Asia", "name 035"),
            ("SIDS", "name 722"),
            (
                "830",
                "retired 831 832: the Channel Islands are `831` and `832`",
            ),
        ],
    );
    let numeric = CodeList::named("iso3166-1-numeric").expect("a list");
    assert_eq!(numeric.judge_number("4"), Judgement::Valid);
    assert_eq!(
        numeric.judge_number("5"),
        Judgement::Unknown { nearest: None }
    );
}

#[test]
fn languages_and_currencies() {
    check(
        "iso639-1",
        &[
            ("no", "valid"),
            ("NO", "case no"),
            ("iw", "retired he: Hebrew is `he` since 1989"),
            ("jp", "wrong ja: Japanese is `ja`"),
            ("eng", "three-letter code of ISO 639 en"),
            ("ger", "three-letter code of ISO 639 de"),
            ("deu", "three-letter code of ISO 639 de"),
            ("Farsi", "name fa"),
            ("Spanisch", "unknown es"),
        ],
    );
    check(
        "iso4217",
        &[
            ("usd", "case USD"),
            (
                "HRK",
                "retired EUR: the Croatian kuna gave way to the euro, `EUR`, in 2023",
            ),
            ("RMB", "wrong CNY: the yuan is `CNY`"),
            ("840", "numeric code of ISO 4217 USD"),
            ("Euro", "name EUR"),
        ],
    );
}

#[test]
fn licences() {
    check(
        "spdx",
        &[
            ("MIT", "valid"),
            ("mit", "tolerated case MIT"),
            (
                "GPL-2.0",
                "deprecated GPL-2.0-only GPL-2.0-or-later: it leaves open whether later versions are meant, which `GPL-2.0-only` and `GPL-2.0-or-later` tell apart",
            ),
            (
                "gpl-2.0+",
                "deprecated GPL-2.0-or-later: its id is `GPL-2.0-or-later`",
            ),
            ("Apache 2.0", "name Apache-2.0"),
            ("CC BY 4.0", "name CC-BY-4.0"),
            ("CC-BY", "name CC-BY-3.0 CC-BY-4.0"),
            ("MIT License", "name MIT"),
            ("GPLv3", "name GPL-3.0-only GPL-3.0-or-later"),
            ("Apache-2", "name Apache-2.0"),
            ("Apche-2.0", "unknown Apache-2.0"),
            ("MIT OR Apache-2.0", "unknown ?"),
        ],
    );
}

#[test]
fn expressions() {
    check(
        "spdx-expression",
        &[
            ("MIT", "valid"),
            ("MIT OR Apache-2.0", "valid"),
            (
                "mit or apache-2.0",
                "tolerated `mit` is written `MIT` -> MIT or Apache-2.0",
            ),
            (
                "(MIT AND BSD-3-Clause) OR GPL-2.0-only WITH Classpath-exception-2.0",
                "valid",
            ),
            ("((MIT))", "valid"),
            ("LGPL-2.1-only OR (EUPL-1.2+ AND LicenseRef-own.1)", "valid"),
            (
                "DocumentRef-other:LicenseRef-1 WITH AdditionRef-mine",
                "valid",
            ),
            ("NOASSERTION", "valid"),
            (
                "GPL-2.0-only WITH Nokia-Qt-exception-1.1",
                "tolerated `Nokia-Qt-exception-1.1` is deprecated -> ?",
            ),
            (
                "GPL-2.0+ OR MIT",
                "tolerated `GPL-2.0+` is deprecated, its id is `GPL-2.0-or-later` -> GPL-2.0-or-later OR MIT",
            ),
            ("MIT Or ISC", "`Or` is written `OR` -> MIT OR ISC"),
            (
                "eupl-1.2+",
                "tolerated `eupl-1.2` is written `EUPL-1.2` -> EUPL-1.2+",
            ),
        ],
    );
}

#[test]
fn what_is_no_expression() {
    check(
        "spdx-expression",
        &[
            ("MIT License", "name MIT"),
            (
                "MIT/Apache-2.0",
                "licences are joined by `AND` or `OR`, not by `/` -> ?",
            ),
            ("Apache License, Version 2.0", "name Apache-2.0"),
            (
                "MIT, ISC",
                "licences are joined by `AND` or `OR`, not by `,` -> ?",
            ),
            (
                "MIT Apache-2.0",
                "`AND` or `OR` is missing between `MIT` and `Apache-2.0` -> ?",
            ),
            ("MIT OR", "no licence follows `OR` -> ?"),
            ("OR MIT", "no licence stands before `OR` -> ?"),
            (
                "MIT AND OR ISC",
                "a licence is missing between `AND` and `OR` -> ?",
            ),
            ("(MIT OR ISC", "a bracket is opened and not closed -> ?"),
            ("MIT OR ISC)", "a bracket is closed and not opened -> ?"),
            ("MIT OR ()", "a licence is missing between `(` and `)` -> ?"),
            (
                "(MIT OR ISC) WITH GCC-exception-3.1",
                "`WITH` may only follow a single licence -> ?",
            ),
            ("GPL-3.0-only WITH", "no exception follows `WITH` -> ?"),
            (
                "GPL-3.0-only WITH MIT",
                "`MIT` is no exception of the SPDX License List -> ?",
            ),
            (
                "MIT OR Apche-2.0",
                "`Apche-2.0` is no licence id of the SPDX License List, did you mean `Apache-2.0`? -> ?",
            ),
            (
                "MIT OR NOASSERTION",
                "`NOASSERTION` is no licence id of the SPDX License List, it says that nobody has said which licence it is -> ?",
            ),
            (
                "mit AND Nope-1",
                "`Nope-1` is no licence id of the SPDX License List -> ?",
            ),
        ],
    );
}

#[test]
fn a_list_of_ones_own() {
    let list = CodeList::from_lines(
        "types.txt",
        "\u{feff}# kinds of site\n\nportal\tData portal\tweb portal;gateway\r\n  archive\nC#\nportal\n",
    );
    let codes: Vec<_> = list.entries().iter().map(|entry| &*entry.code).collect();
    assert_eq!(codes, ["portal", "archive", "C#"]);
    assert_eq!(list.title(), "`types.txt`");
    for (text, expected) in [
        ("portal", "valid"),
        ("Portal", "case portal"),
        ("Gateway", "name portal"),
        ("archve", "unknown archive"),
        ("type", "unknown ?"),
    ] {
        assert_eq!(told(&list, text), expected, "{text}");
    }
    assert!(
        CodeList::from_lines("empty", "# nothing\n \n")
            .entries()
            .is_empty()
    );
}

#[test]
fn what_is_reserved_or_has_become_a_part_is_never_certain() {
    let list = CodeList::named("iso3166-1-alpha-2").expect("a list");
    let Judgement::Former(former) = list.judge("IC") else {
        unreachable!("IC is reserved");
    };
    assert_eq!((former.state, former.certain()), (State::Reserved, None));
    assert_eq!(former.meant, ["ES"]);
    let Judgement::Former(former) = list.judge("DD") else {
        unreachable!("DD is withdrawn");
    };
    assert_eq!((former.state, former.certain()), (State::Joined, None));
}
