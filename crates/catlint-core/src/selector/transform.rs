//! What is made of a value before it is compared.

use std::borrow::Cow;
use std::fmt;

use crate::text::fold::{fold, without_article};
use crate::text::slug::{ascii, kebab};
use crate::text::web_address::{Form, Query, WebAddress};

/// One step from a value to what is compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Transform {
    /// `lower`: in lower case.
    Lower,
    /// `fold`: without regard to case, accents and punctuation.
    Fold,
    /// `ascii`: accents dropped, other letters transcribed.
    Ascii,
    /// `kebab`: words in lower case joined by `-`.
    Kebab {
        /// Characters that stay.
        keep: String,
        /// Characters that vanish without a trace.
        drop: String,
    },
    /// `split(",")`: every part by itself, trimmed; empty parts are none.
    Split(String),
    /// `strip("mdb-")`: without this beginning, where it has it.
    Strip(String),
    /// `strip_end("-deprecated")`: without this end, where it has it.
    StripEnd(String),
    /// `trim`: without white space around it.
    Trim,
    /// `drop_article`: without a leading `the`, `a` or `an`.
    DropArticle,
    /// `year`: the year of a date.
    Year,
    /// `url`: the canonical form of a web address; any other text stays as it is.
    Url(Form),
    /// `host`: the host of a web address, without `www.`; a bare host name counts.
    Host,
}

impl Transform {
    /// Makes of one value those that are compared: none where the value has no such part, several
    /// where it is split. O(length).
    #[must_use]
    pub fn apply<'v>(&self, value: Cow<'v, str>) -> Vec<Cow<'v, str>> {
        let made = match self {
            Self::Lower => value.to_lowercase(),
            Self::Fold => fold(&value),
            Self::Ascii => ascii(&value),
            Self::Kebab { keep, drop } => kebab(&value, keep, drop),
            Self::Split(separator) => return split(&value, separator),
            Self::Strip(head) => value.strip_prefix(head.as_str()).unwrap_or(&value).into(),
            Self::StripEnd(tail) => value.strip_suffix(tail.as_str()).unwrap_or(&value).into(),
            Self::Trim => value.trim().to_owned(),
            Self::DropArticle => without_article(&value).to_owned(),
            Self::Year => return year(&value).into_iter().collect(),
            Self::Url(form) => match WebAddress::parse(value.trim()) {
                Some(address) => address.canonical(*form),
                None => return vec![value],
            },
            Self::Host => return host(&value).into_iter().collect(),
        };
        vec![Cow::Owned(made)]
    }
}

fn split(value: &str, separator: &str) -> Vec<Cow<'static, str>> {
    let parts = value.split(separator).map(str::trim);
    let parts = parts.filter(|part| !part.is_empty());
    parts.map(|part| Cow::Owned(part.to_owned())).collect()
}

/// The four digits that a date begins with.
fn year(value: &str) -> Option<Cow<'static, str>> {
    let (year, rest) = value.split_at_checked(4)?;
    let digits = year.bytes().all(|byte| byte.is_ascii_digit());
    let ends = !rest.starts_with(|c: char| c.is_ascii_digit());
    (digits && ends).then(|| Cow::Owned(year.to_owned()))
}

fn host(value: &str) -> Option<Cow<'static, str>> {
    let value = value.trim();
    let host = |text: &str| Some(WebAddress::parse(text)?.host().to_owned());
    let found = host(value).or_else(|| host(&format!("https://{value}")));
    found.map(Cow::Owned)
}

impl fmt::Display for Transform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lower => f.write_str("lower"),
            Self::Fold => f.write_str("fold"),
            Self::Ascii => f.write_str("ascii"),
            Self::Kebab { keep, drop } => {
                let option = |key: &str, value: &str| {
                    (!value.is_empty()).then(|| format!("{key}={}", quoted(value)))
                };
                let options = [option("keep", keep), option("drop", drop)];
                call(f, "kebab", options.into_iter().flatten().collect())
            }
            Self::Split(text) => call(f, "split", vec![quoted(text)]),
            Self::Strip(text) => call(f, "strip", vec![quoted(text)]),
            Self::StripEnd(text) => call(f, "strip_end", vec![quoted(text)]),
            Self::Trim => f.write_str("trim"),
            Self::DropArticle => f.write_str("drop_article"),
            Self::Year => f.write_str("year"),
            Self::Url(form) => call(f, "url", url_options(*form)),
            Self::Host => f.write_str("host"),
        }
    }
}

fn call(f: &mut fmt::Formatter<'_>, name: &str, options: Vec<String>) -> fmt::Result {
    if options.is_empty() {
        return f.write_str(name);
    }
    write!(f, "{name}({})", options.join(", "))
}

fn url_options(form: Form) -> Vec<String> {
    let query = match form.query {
        Query::StripTracking => None,
        Query::Keep => Some("query=keep"),
        Query::Drop => Some("query=drop"),
    };
    let options = [
        form.fragment.then_some("fragment=keep"),
        query,
        form.fold_path.then_some("path_case=fold"),
    ];
    let options = options.into_iter().flatten();
    options.map(ToOwned::to_owned).collect()
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
