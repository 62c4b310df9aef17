//! The config as written: every key optional, nothing decided.
//!
//! Reads a document that the schema of the config has passed, so a value of another kind is
//! simply not there.

use catlint_core::document::{Document, Kind, NodeId};
use catlint_core::{Day, Level};

/// The whole config.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// The collections, in the order of the file.
    pub collections: Vec<CollectionConfig>,
    /// The links audit.
    pub links: LinksConfig,
    /// Levels by rule.
    pub rules: Vec<(String, Level)>,
}

/// One collection.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CollectionConfig {
    /// Its name.
    pub name: String,
    /// Globs of its files, relative to the config.
    pub files: Vec<String>,
    /// Globs of files that are none of it after all.
    pub exclude: Vec<String>,
    /// Pointer pattern of the records in a file; the whole file without it.
    pub records: Option<String>,
    /// Path of its schema.
    pub schema: Option<String>,
    /// Pointer of the id.
    pub id: Option<String>,
    /// Pointer of the label.
    pub label: Option<String>,
    /// Pointer of the partition.
    pub partition: Option<String>,
    /// Template of the file name.
    pub file_name: Option<String>,
    /// Fields whose values must not repeat.
    pub unique: Vec<UniqueConfig>,
    /// Pointer patterns of fields that hold links.
    pub links: Vec<String>,
}

/// Fields that share one namespace.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UniqueConfig {
    /// What messages call the namespace.
    pub name: String,
    /// Pointer patterns of the fields.
    pub fields: Vec<String>,
    /// How values are compared: `exact`, `lower` or `fold`.
    pub compare: Option<String>,
}

/// The links audit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinksConfig {
    /// Seconds for one answer.
    pub timeout: Option<u64>,
    /// Requests under way at once.
    pub concurrency: Option<u64>,
    /// Milliseconds between two requests to one host.
    pub gap: Option<u64>,
    /// Requests under way at once to one host.
    pub per_host: Option<u64>,
    /// Requests to one site in one run.
    pub most_per_host: Option<u64>,
    /// Seconds between a failure and the next look.
    pub retry_wait: Option<u64>,
    /// Where the owner of a site can ask who is calling: a URL or an e-mail address.
    pub contact: Option<String>,
    /// What is different for single hosts.
    pub hosts: Vec<HostConfig>,
    /// Path of the link history.
    pub history: Option<String>,
    /// Failures that make a link dead.
    pub strikes: Option<u64>,
    /// Days between two failures that count.
    pub strike_days: Option<u64>,
    /// Links whose verdict is not reported.
    pub ignore: Vec<IgnoredLink>,
}

/// What is different for one host.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HostConfig {
    /// Its name.
    pub host: String,
    /// Status codes that count as an answer of the page.
    pub accept: Vec<u16>,
    /// Headers sent to it, each with the variable of the environment that holds its value.
    pub headers: Vec<(String, String)>,
    /// Milliseconds between two requests.
    pub gap: Option<u64>,
}

/// A link whose verdict is not reported, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IgnoredLink {
    /// The URL as the catalogue writes it.
    pub url: String,
    /// Why.
    pub reason: String,
    /// The last day on which it is ignored.
    pub until: Option<Day>,
}

impl IgnoredLink {
    /// Whether it still counts on a day.
    #[must_use]
    pub fn counts_on(&self, today: Day) -> bool {
        self.until.is_none_or(|until| today <= until)
    }
}

pub(super) fn config(document: &Document, root: NodeId) -> Config {
    let reader = Reader { document };
    let collections = reader.members(root, "collections").into_iter();
    let rules = reader.members(root, "rules").into_iter();
    Config {
        collections: collections
            .map(|(name, node)| reader.collection(name, node))
            .collect(),
        links: document
            .get(root, "links")
            .map(|node| reader.links(node))
            .unwrap_or_default(),
        rules: rules
            .filter_map(|(name, node)| Some((name, super::level(document.as_str(node)?)?)))
            .collect(),
    }
}

struct Reader<'d> {
    document: &'d Document,
}

impl Reader<'_> {
    fn collection(&self, name: String, node: NodeId) -> CollectionConfig {
        CollectionConfig {
            name,
            files: self.texts(node, "files"),
            exclude: self.texts(node, "exclude"),
            records: self.text(node, "records"),
            schema: self.text(node, "schema"),
            id: self.text(node, "id"),
            label: self.text(node, "label"),
            partition: self.text(node, "partition"),
            file_name: self.text(node, "file_name"),
            unique: self
                .items(node, "unique")
                .into_iter()
                .map(|item| self.unique(item))
                .collect(),
            links: self.texts(node, "links"),
        }
    }

    fn unique(&self, node: NodeId) -> UniqueConfig {
        UniqueConfig {
            name: self.text(node, "name").unwrap_or_default(),
            fields: self.texts(node, "fields"),
            compare: self.text(node, "compare"),
        }
    }

    fn links(&self, node: NodeId) -> LinksConfig {
        let ignored = |item| IgnoredLink {
            url: self.text(item, "url").unwrap_or_default(),
            reason: self.text(item, "reason").unwrap_or_default(),
            until: self.text(item, "until").and_then(|day| day.parse().ok()),
        };
        LinksConfig {
            timeout: self.number(node, "timeout"),
            concurrency: self.number(node, "concurrency"),
            gap: self.number(node, "gap"),
            per_host: self.number(node, "per_host"),
            most_per_host: self.number(node, "most_per_host"),
            retry_wait: self.number(node, "retry_wait"),
            contact: self.text(node, "contact"),
            history: self.text(node, "history"),
            strikes: self.number(node, "strikes"),
            strike_days: self.number(node, "strike_days"),
            hosts: self
                .items(node, "hosts")
                .into_iter()
                .map(|item| self.host(item))
                .collect(),
            ignore: self
                .items(node, "ignore")
                .into_iter()
                .map(ignored)
                .collect(),
        }
    }

    fn host(&self, node: NodeId) -> HostConfig {
        let codes = self.items(node, "accept").into_iter();
        let code = |item| match self.document.kind(item) {
            Kind::Number(number) => number.as_u64().and_then(|code| code.try_into().ok()),
            _ => None,
        };
        let headers = self.members(node, "headers").into_iter();
        let header = |(name, value)| Some((name, self.text(value, "env")?));
        HostConfig {
            host: self.text(node, "host").unwrap_or_default().to_lowercase(),
            accept: codes.filter_map(code).collect(),
            headers: headers.filter_map(header).collect(),
            gap: self.number(node, "gap"),
        }
    }

    fn text(&self, node: NodeId, key: &str) -> Option<String> {
        Some(
            self.document
                .as_str(self.document.get(node, key)?)?
                .to_owned(),
        )
    }

    fn number(&self, node: NodeId, key: &str) -> Option<u64> {
        match self.document.kind(self.document.get(node, key)?) {
            Kind::Number(number) => number.as_u64(),
            _ => None,
        }
    }

    /// A list of texts; a single text counts as a list of one.
    fn texts(&self, node: NodeId, key: &str) -> Vec<String> {
        let items = self.items(node, key);
        let texts = items
            .into_iter()
            .filter_map(|item| self.document.as_str(item));
        let list: Vec<_> = texts.map(ToOwned::to_owned).collect();
        if list.is_empty() {
            self.text(node, key).into_iter().collect()
        } else {
            list
        }
    }

    fn items(&self, node: NodeId, key: &str) -> Vec<NodeId> {
        let list = self
            .document
            .get(node, key)
            .and_then(|list| self.document.items(list));
        list.into_iter().flatten().collect()
    }

    fn members(&self, node: NodeId, key: &str) -> Vec<(String, NodeId)> {
        let mapping = self.document.get(node, key);
        let members = mapping.and_then(|mapping| self.document.members(mapping));
        let name = |key| self.document.as_str(key).unwrap_or_default().to_owned();
        members
            .into_iter()
            .flatten()
            .map(|(key, value)| (name(key), value))
            .collect()
    }
}
