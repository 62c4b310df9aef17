//! The attacks, by what they attack.

mod config;
mod encodings;
mod files;
mod json;
mod schemas;
mod size;
mod texts;
mod urls;
mod yaml;

use crate::arena::Arena;

/// One attack.
pub(crate) struct Attack {
    pub(crate) name: &'static str,
    pub(crate) make: Box<dyn Fn(&Arena)>,
}

/// An attack by anything that a catalogue can hold.
fn attack(name: &'static str, make: impl Fn(&Arena) + 'static) -> Attack {
    let make = Box::new(make);
    Attack { name, make }
}

/// An attack by the text of one record in YAML.
fn record(name: &'static str, text: impl AsRef<[u8]> + 'static) -> Attack {
    attack(name, move |arena| arena.record(&text))
}

/// An attack by the text of one record in JSON.
fn json(name: &'static str, text: impl AsRef<[u8]> + 'static) -> Attack {
    attack(name, move |arena| arena.write("data/attack.json", &text))
}

pub(crate) fn all() -> Vec<Attack> {
    [
        config::attacks(),
        encodings::attacks(),
        files::attacks(),
        json::attacks(),
        schemas::attacks(),
        size::attacks(),
        texts::attacks(),
        urls::attacks(),
        yaml::attacks(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
