//! The lists that are built in: [`SOURCES`] is the only list of them.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::judgement::{Former, State};
use crate::list::CodeList;
use crate::table::{entry, parts, rows};

/// A list and the tables that it is made of.
struct Source {
    name: &'static str,
    title: &'static str,
    noun: &'static str,
    edition: &'static str,
    any_case: bool,
    joined: bool,
    tables: &'static [Table],
}

/// A table, its columns of codes, and the table of the codes that are none of today.
struct Table {
    codes: &'static str,
    formers: &'static str,
    /// What the columns of codes hold.
    columns: &'static [&'static str],
    /// The column that is the list's own.
    own: usize,
}

macro_rules! data {
    ($name:literal) => {
        include_str!(concat!("../data/", $name, ".tsv"))
    };
}

const fn countries(own: usize) -> Table {
    Table {
        codes: data!("iso3166-1"),
        formers: data!("iso3166-1.former"),
        columns: &[
            "two-letter code of ISO 3166-1",
            "three-letter code of ISO 3166-1",
            "numeric code of ISO 3166-1",
        ],
        own,
    }
}

const fn plain(codes: &'static str, formers: &'static str) -> Table {
    Table {
        codes,
        formers,
        columns: &[""],
        own: 0,
    }
}

const fn source(
    name: &'static str,
    (title, noun, edition): (&'static str, &'static str, &'static str),
    tables: &'static [Table],
) -> Source {
    Source {
        name,
        title,
        noun,
        edition,
        any_case: false,
        joined: false,
        tables,
    }
}

const LICENCES: &[Table] = &[plain(data!("spdx"), data!("spdx.former"))];
const ISO_3166: &str = "edition of 2020, state of 2025";
const SPDX: &str = "list 3.29.0";

const SOURCES: &[Source] = &[
    source(
        "iso3166-1-alpha-2",
        ("ISO 3166-1", "code", ISO_3166),
        &[countries(0)],
    ),
    source(
        "iso3166-1-alpha-3",
        ("ISO 3166-1", "three-letter code", ISO_3166),
        &[countries(1)],
    ),
    source(
        "iso3166-1-numeric",
        ("ISO 3166-1", "numeric code", ISO_3166),
        &[countries(2)],
    ),
    source(
        "un-m49",
        ("UN M49", "code", "state of 2025"),
        &[plain(data!("un-m49"), data!("un-m49.former")), countries(2)],
    ),
    source(
        "iso639-1",
        ("ISO 639-1", "code", "state of 2025"),
        &[Table {
            codes: data!("iso639-1"),
            formers: data!("iso639-1.former"),
            columns: &[
                "two-letter code of ISO 639",
                "three-letter code of ISO 639",
                "three-letter code of ISO 639",
            ],
            own: 0,
        }],
    ),
    source(
        "iso4217",
        ("ISO 4217", "code", "state of January 2026"),
        &[Table {
            codes: data!("iso4217"),
            formers: data!("iso4217.former"),
            columns: &["code of ISO 4217", "numeric code of ISO 4217"],
            own: 0,
        }],
    ),
    Source {
        any_case: true,
        ..source(
            "spdx",
            ("the SPDX License List", "licence id", SPDX),
            LICENCES,
        )
    },
    Source {
        any_case: true,
        joined: true,
        ..source(
            "spdx-expression",
            ("the SPDX License List", "licence id", SPDX),
            LICENCES,
        )
    },
];

pub(crate) const COUNT: usize = SOURCES.len();

pub(crate) const fn names() -> [&'static str; COUNT] {
    let mut names = [""; COUNT];
    let mut index = 0;
    while index < COUNT {
        names[index] = SOURCES[index].name;
        index += 1;
    }
    names
}

pub(crate) fn named(name: &str) -> Option<&'static CodeList> {
    static LISTS: [OnceLock<CodeList>; COUNT] = [const { OnceLock::new() }; COUNT];
    let index = SOURCES.iter().position(|source| source.name == name)?;
    let (source, list) = (SOURCES.get(index)?, LISTS.get(index)?);
    Some(list.get_or_init(|| source.make()))
}

/// The names of the exceptions that may follow `WITH`.
pub(crate) fn exceptions() -> impl Iterator<Item = &'static str> {
    let rows = rows(data!("spdx-exceptions"));
    rows.filter_map(|row| row.first().copied())
}

impl Source {
    fn make(&self) -> CodeList {
        let mut list = CodeList {
            title: self.title.to_owned(),
            noun: self.noun,
            edition: self.edition,
            any_case: self.any_case,
            joined: self.joined,
            ..CodeList::default()
        };
        self.tables.iter().for_each(|table| table.fill(&mut list));
        list
    }
}

impl Table {
    fn fill(&self, list: &mut CodeList) {
        let width = self.columns.len();
        for row in rows(self.codes) {
            let index = list.push(entry(row.get(self.own).copied(), row.get(width..)));
            for (column, kind) in self.columns.iter().enumerate() {
                let code = row.get(column).filter(|code| !code.is_empty());
                if let Some(code) = code.filter(|_| column != self.own) {
                    list.others.insert(code.to_lowercase(), (index, kind));
                }
            }
        }
        let own_codes: HashMap<_, _> = rows(self.codes)
            .filter_map(|row| Some((*row.first()?, *row.get(self.own)?)))
            .collect();
        for row in rows(self.formers) {
            if let Some(former) = self.former(&row, &own_codes) {
                list.formers.insert(former.code.to_lowercase(), former);
            }
        }
    }

    /// A line of the table of formers: codes, state, codes of today, why. A table with one column of
    /// codes has the list's own. The codes of today are those of the first column of the other table,
    /// and become the list's own.
    fn former(&self, row: &[&str], own_codes: &HashMap<&str, &str>) -> Option<Former> {
        let (codes, [state, meant, why]) = row.split_last_chunk()?;
        let code = match codes {
            [only] => only,
            several => several.get(self.own)?,
        };
        if code.is_empty() {
            return None;
        }
        let meant: Vec<String> = parts(meant)
            .into_iter()
            .map(|code| {
                own_codes
                    .get(&*code)
                    .map_or(code.clone(), |own| (*own).to_owned())
            })
            .collect();
        let shown: Vec<_> = meant.iter().map(|code| format!("`{code}`")).collect();
        Some(Former {
            code: (*code).to_owned(),
            state: State::named(state)?,
            why: why.replace("{}", &and(&shown)),
            meant,
        })
    }
}

/// "`A`", "`A` and `B`", "`A`, `B` and `C`".
fn and(words: &[String]) -> String {
    match words {
        [rest @ .., before, last] => {
            let rest: String = rest.iter().map(|word| format!("{word}, ")).collect();
            format!("{rest}{before} and {last}")
        }
        _ => words.concat(),
    }
}
