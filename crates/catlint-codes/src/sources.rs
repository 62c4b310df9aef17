//! Which lists are built in, and what each is made of: [`SOURCES`] is the only list of them.

/// A list and the tables that it is made of.
pub(crate) struct Source {
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    pub(crate) noun: &'static str,
    pub(crate) edition: &'static str,
    pub(crate) any_case: bool,
    pub(crate) joined: bool,
    pub(crate) tables: &'static [Table],
}

/// A table, its columns of codes, and the table of the codes that are none of today.
pub(crate) struct Table {
    pub(crate) codes: &'static str,
    pub(crate) formers: &'static str,
    /// What the columns of codes hold.
    pub(crate) columns: &'static [&'static str],
    /// The column that is the list's own.
    pub(crate) own: usize,
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
const ISO_3166: &str = "edition of 2020, state of January 2026";
const SPDX: &str = "list 3.29.0";

pub(crate) const SOURCES: &[Source] = &[
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
        ("ISO 639-1", "code", "state of January 2026"),
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

/// The exceptions that may follow `WITH` in a licence expression.
pub(crate) const EXCEPTIONS: &str = data!("spdx-exceptions");
