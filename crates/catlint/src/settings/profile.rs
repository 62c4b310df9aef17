//! The profile of a run.

use catlint_core::text::suggest;

use crate::cli::FailOn;
use crate::config::{Config, ProfileConfig};
use crate::error::Error;

/// Refuses a profile that the config does not have.
pub(super) fn known(config: &Config, name: Option<&str>) -> Result<(), Error> {
    let Some(name) = name else {
        return Ok(());
    };
    if find(config, name).is_some() {
        return Ok(());
    }
    let known = config.profiles.iter().map(|profile| profile.name.clone());
    let known: Vec<_> = known.collect();
    let meant = suggest::nearest(name, known.iter().map(String::as_str));
    Err(Error::UnknownProfile {
        name: name.to_owned(),
        meant: meant.map(ToOwned::to_owned),
        known,
    })
}

/// From which severity on a run fails: as typed, or as the profile has it.
pub(crate) fn fail_on(typed: Option<FailOn>, config: &Config, profile: Option<&str>) -> FailOn {
    let profile = profile.and_then(|name| find(config, name));
    let profile = profile.and_then(|profile| profile.fail_on);
    typed.or(profile).unwrap_or_default()
}

fn find<'c>(config: &'c Config, name: &str) -> Option<&'c ProfileConfig> {
    let mut profiles = config.profiles.iter();
    profiles.find(|profile| profile.name == name)
}
