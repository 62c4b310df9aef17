//! A link's standing as the JSON report writes it, there and back.

use catlint_core::Day;
use catlint_core::link::Standing;
use serde::{Deserialize, Deserializer, Serialize, de};

/// The standing with all that any of its kinds may know.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WrittenStanding {
    state: String,
    failures: Option<u32>,
    needed: Option<u32>,
    since: Option<String>,
    last_alive: Option<String>,
}

impl From<Standing> for WrittenStanding {
    fn from(standing: Standing) -> Self {
        let state = Self {
            state: standing.name().to_owned(),
            ..Self::default()
        };
        let failed = |count, since: Day| Self {
            failures: Some(count),
            since: Some(since.to_string()),
            ..state.clone()
        };
        match standing {
            Standing::Unknown | Standing::New | Standing::Old | Standing::Steady => state,
            Standing::Failing {
                strikes,
                needed,
                since,
            } => Self {
                needed: Some(needed),
                ..failed(strikes, since)
            },
            Standing::Silent { checks, since } => failed(checks, since),
            Standing::Dead {
                strikes,
                since,
                last_alive,
            } => Self {
                last_alive: last_alive.map(|day| day.to_string()),
                ..failed(strikes, since)
            },
            Standing::Revived { since } => Self {
                since: Some(since.to_string()),
                ..state
            },
        }
    }
}

impl WrittenStanding {
    /// The standing; nothing where its kind is not known, or something that it must know is missing.
    fn standing(&self) -> Option<Standing> {
        let day = |text: &Option<String>| text.as_deref()?.parse::<Day>().ok();
        let simple = [
            Standing::Unknown,
            Standing::New,
            Standing::Old,
            Standing::Steady,
        ];
        let simple = simple.into_iter().find(|known| known.name() == self.state);
        let since = || day(&self.since);
        let counted = || {
            let (count, since) = (self.failures?, since()?);
            let kinds = [
                Standing::Failing {
                    strikes: count,
                    needed: self.needed.unwrap_or_default(),
                    since,
                },
                Standing::Silent {
                    checks: count,
                    since,
                },
                Standing::Dead {
                    strikes: count,
                    since,
                    last_alive: day(&self.last_alive),
                },
            ];
            kinds.into_iter().find(|kind| kind.name() == self.state)
        };
        let revived = || {
            let revived = Standing::Revived { since: since()? };
            (revived.name() == self.state).then_some(revived)
        };
        simple.or_else(counted).or_else(revived)
    }
}

/// Reads a standing; one that is not there is unknown.
pub(crate) fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Standing, D::Error> {
    let written = WrittenStanding::deserialize(from)?;
    let unknown = || de::Error::custom(format!("unknown standing `{}`", written.state));
    written.standing().ok_or_else(unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_standing_comes_back_as_it_went() {
        let since = Day::from_epoch_days(20_000);
        for standing in [
            Standing::Unknown,
            Standing::New,
            Standing::Old,
            Standing::Steady,
            Standing::Failing {
                strikes: 2,
                needed: 3,
                since,
            },
            Standing::Silent { checks: 12, since },
            Standing::Dead {
                strikes: 3,
                since,
                last_alive: Some(since),
            },
            Standing::Dead {
                strikes: 3,
                since,
                last_alive: None,
            },
            Standing::Revived { since },
        ] {
            let written = WrittenStanding::from(standing);
            assert_eq!(written.standing(), Some(standing));
        }
        assert_eq!(WrittenStanding::default().standing(), None);
    }
}
