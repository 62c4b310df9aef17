//! How links are asked, from the config and the command line.

use std::collections::BTreeMap;
use std::env;
use std::time::Duration;

use catlint_links::address::Block;
use catlint_links::{AddressPolicy, HostSettings, LinkSettings};

use crate::config::HostConfig;
use crate::error::Error;
use crate::settings::Settings;

/// Where archived copies are looked for.
const WAYBACK: &str = "https://archive.org/wayback/available";

/// The settings of a run over the network.
pub(crate) fn link_settings(settings: &Settings, policy: AddressPolicy) -> LinkSettings {
    let defaults = LinkSettings::default();
    let config = &settings.links;
    let count = |number: Option<u64>, default: usize| {
        number
            .and_then(|number| number.try_into().ok())
            .unwrap_or(default)
    };
    LinkSettings {
        timeout: config.timeout.map_or(defaults.timeout, Duration::from_secs),
        gap: config.gap.map_or(defaults.gap, Duration::from_millis),
        retry_wait: config
            .retry_wait
            .map_or(defaults.retry_wait, Duration::from_secs),
        per_host: count(config.per_host, defaults.per_host),
        most_per_host: count(config.most_per_host, defaults.most_per_host),
        concurrency: count(config.concurrency, defaults.concurrency),
        contact: config.contact.clone(),
        policy,
        proxy: settings.use_proxy,
        hosts: hosts(&config.hosts),
        archive: settings.archive.then(archive_service),
        ..defaults
    }
}

/// The service, or another one of its kind that the environment names: for tests, and for those
/// who keep an archive of their own.
fn archive_service() -> String {
    env::var("CATLINT_ARCHIVE_URL").unwrap_or_else(|_| WAYBACK.to_owned())
}

fn hosts(configs: &[HostConfig]) -> BTreeMap<String, HostSettings> {
    let settings = |config: &HostConfig| HostSettings {
        accept: config.accept.clone(),
        headers: config.headers.iter().filter_map(header).collect(),
        gap: config.gap.map(Duration::from_millis),
    };
    configs
        .iter()
        .map(|config| (config.host.clone(), settings(config)))
        .collect()
}

/// A header whose variable is not set is not sent: a fork's run has no secrets.
fn header((name, variable): &(String, String)) -> Option<(String, String)> {
    let value = env::var(variable).ok().filter(|value| !value.is_empty())?;
    Some((name.clone(), value))
}

/// Which addresses may be asked.
pub(crate) fn policy(settings: &Settings) -> Result<AddressPolicy, Error> {
    let blocks = settings
        .allow_address
        .iter()
        .map(|text| Block::parse(text).ok_or_else(|| Error::Address { text: text.clone() }));
    Ok(AddressPolicy {
        addresses: blocks.collect::<Result<_, _>>()?,
        ports: settings.allow_port.clone(),
    })
}
