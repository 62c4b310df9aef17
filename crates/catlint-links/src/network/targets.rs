//! The addresses of a run, each with its site: worked out once, then everybody goes by numbers.

use std::collections::HashMap;

use url::Url;

use crate::host::site;

/// The addresses to ask.
#[derive(Debug, Default)]
pub(super) struct Targets {
    urls: Vec<Url>,
    sites: Vec<usize>,
    names: Vec<String>,
}

impl Targets {
    pub(super) fn new(urls: Vec<Url>) -> Self {
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let mut names = Vec::new();
        let mut number = |url: &Url| {
            let name = site(url);
            *numbers.entry(name).or_insert_with_key(|name| {
                names.push(name.clone());
                names.len() - 1
            })
        };
        let sites = urls.iter().map(&mut number).collect();
        Self { urls, sites, names }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.urls.len()
    }

    /// Every address with its number.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &Url)> {
        self.urls.iter().enumerate()
    }

    /// The address of a number that [`Targets::iter`] gave.
    pub(super) fn url(&self, target: usize) -> Option<&Url> {
        self.urls.get(target)
    }

    /// The number of an address's site.
    pub(super) fn site(&self, target: usize) -> usize {
        self.sites.get(target).copied().unwrap_or_default()
    }

    /// The names of the sites, by number.
    pub(super) fn site_names(&self) -> &[String] {
        &self.names
    }
}
