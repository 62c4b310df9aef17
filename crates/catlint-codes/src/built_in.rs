//! Makes the lists that are built in of their tables, each when it is first asked for.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::judgement::{Former, State};
use crate::list::CodeList;
use crate::sources::{SOURCES, Source, Table};
use crate::table::{entry, parts, rows};

const COUNT: usize = SOURCES.len();

impl CodeList {
    /// The names of the lists that are built in, in the order of the documentation.
    pub const NAMES: [&'static str; COUNT] = names();

    /// A list that is built in. It is made at the first call; then O(lists).
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        static LISTS: [OnceLock<CodeList>; COUNT] = [const { OnceLock::new() }; COUNT];
        let index = SOURCES.iter().position(|source| source.name == name)?;
        let (source, list) = (SOURCES.get(index)?, LISTS.get(index)?);
        Some(list.get_or_init(|| source.make()))
    }
}

const fn names() -> [&'static str; COUNT] {
    let mut names = [""; COUNT];
    let mut index = 0;
    while index < COUNT {
        names[index] = SOURCES[index].name;
        index += 1;
    }
    names
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
