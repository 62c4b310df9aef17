//! Whether it is the network and not the links: a pure decision over all that was seen.

use std::collections::BTreeMap;

/// With fewer sites nothing can be said about the network from them alone.
const FEWEST_SITES: usize = 4;

/// What one site did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SiteSeen {
    /// Whether anything of it answered, with whatever status.
    pub answered: bool,
    /// Whether something of it failed in the way that everything does without a network.
    pub failed: bool,
}

/// The state of the network, as far as it can be seen from here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Network {
    /// Nothing speaks against it.
    #[default]
    Fine,
    /// There is none.
    Absent,
    /// Most sites do not answer at all, or all lead to one place: the links are not to blame.
    Doubtful {
        /// For people, a fragment: "14 of 20 sites do not answer".
        reason: String,
    },
    /// The run was told to end before it had seen enough.
    Interrupted,
}

impl Network {
    /// Whether what was learnt of the links may be believed.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        *self == Self::Fine
    }
}

/// Whether the sites look as if there were no network, so that well-known names are worth asking.
#[must_use]
pub fn looks_absent(sites: &[SiteSeen]) -> bool {
    let failed = sites.iter().any(|site| site.failed);
    failed && !sites.iter().any(|site| site.answered)
}

/// Whether most sites fail though the network is there.
#[must_use]
pub fn doubtful(sites: &[SiteSeen]) -> Network {
    let asked = sites
        .iter()
        .filter(|site| site.answered || site.failed)
        .count();
    let silent = sites
        .iter()
        .filter(|site| site.failed && !site.answered)
        .count();
    if asked >= FEWEST_SITES && silent * 2 > asked {
        let reason = format!("{silent} of {asked} sites do not answer");
        return Network::Doubtful { reason };
    }
    Network::Fine
}

/// Whether most sites lead to one foreign place, as they do behind a login to the network: a
/// captive portal. `ends` holds, for each site that answered, the foreign site it leads to.
#[must_use]
pub fn captive(ends: &[Option<String>]) -> Network {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for end in ends.iter().flatten() {
        *counts.entry(end).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    match most {
        Some((place, count)) if ends.len() >= FEWEST_SITES && count * 2 > ends.len() => {
            Network::Doubtful {
                reason: format!("{count} of {} sites lead to {place}", ends.len()),
            }
        }
        _ => Network::Fine,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sites(answered: usize, failed: usize) -> Vec<SiteSeen> {
        let site = |number: usize| SiteSeen {
            answered: number < answered,
            failed: number >= answered,
        };
        (0..answered + failed).map(site).collect()
    }

    #[test]
    fn the_network_is_doubted_where_most_sites_fail() {
        assert!(looks_absent(&sites(0, 1)));
        assert!(!looks_absent(&sites(1, 9)));
        assert!(!looks_absent(&sites(0, 0)));
        assert!(doubtful(&sites(10, 10)).is_fine());
        assert!(!doubtful(&sites(9, 10)).is_fine());
        assert!(
            doubtful(&sites(0, 3)).is_fine(),
            "three dead sites are three dead sites"
        );
        assert!(doubtful(&sites(5, 0)).is_fine());
    }

    #[test]
    fn a_captive_portal_is_where_most_sites_lead() {
        let ends = |foreign: usize, own: usize| -> Vec<Option<String>> {
            (0..foreign + own)
                .map(|number| (number < foreign).then(|| "portal.example".to_owned()))
                .collect()
        };
        assert!(!captive(&ends(4, 0)).is_fine());
        assert!(!captive(&ends(3, 2)).is_fine());
        assert!(captive(&ends(2, 2)).is_fine());
        assert!(captive(&ends(3, 0)).is_fine());
    }
}
