//! A part of the links, chosen so that every site is asked by one part alone.
//!
//! What belongs to one owner ([`site`]) goes to one shard, whatever else the catalogue holds and
//! wherever the run is made: jobs that know nothing of each other stay polite together.

use std::fmt;
use std::str::FromStr;

use url::Url;

use crate::host::site;
use catlint_core::text::hash::fnv1a;

/// One of the parts of a run that is split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    number: u32,
    of: u32,
}

/// Why a text names no shard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShardError {
    /// It is not two numbers with a `/` between them.
    Form,
    /// The number is 0, or greater than the number of shards.
    Outside {
        /// The number.
        number: u32,
        /// How many shards there are.
        of: u32,
    },
}

impl Shard {
    /// Its number, from 1.
    #[must_use]
    pub fn number(self) -> u32 {
        self.number
    }

    /// How many shards there are.
    #[must_use]
    pub fn of(self) -> u32 {
        self.of
    }

    /// Whether it is the one that does what cannot be split.
    #[must_use]
    pub fn is_first(self) -> bool {
        self.number == 1
    }

    /// Whether a link belongs to it. A text that is no address is a site of its own.
    #[must_use]
    pub fn holds(self, link: &str) -> bool {
        let link = link.trim();
        let key = Url::parse(link).map_or_else(|_| link.to_owned(), |url| site(&url));
        let hash = fnv1a(key.as_bytes());
        // The upper half is folded in: the authors advise it for ranges that are not powers of two.
        let folded = (hash >> 32) ^ (hash & 0xffff_ffff);
        folded % u64::from(self.of) == u64::from(self.number - 1)
    }
}

impl FromStr for Shard {
    type Err = ShardError;

    fn from_str(text: &str) -> Result<Self, ShardError> {
        let (number, of) = text.split_once('/').ok_or(ShardError::Form)?;
        let parse = |text: &str| text.parse().map_err(|_| ShardError::Form);
        let (number, of) = (parse(number)?, parse(of)?);
        match (1..=of).contains(&number) {
            true => Ok(Self { number, of }),
            false => Err(ShardError::Outside { number, of }),
        }
    }
}

impl fmt::Display for ShardError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form => f.write_str("write it as K/N, for example 2/4"),
            Self::Outside { number, of: 0 } => {
                write!(f, "shard {number} of none: write K/N, for example 2/4")
            }
            Self::Outside { number, of } => {
                write!(f, "there is no shard {number} of {of}: K goes from 1 to N")
            }
        }
    }
}

impl std::error::Error for ShardError {}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    fn shards(of: u32) -> Vec<Shard> {
        let shard = |number| format!("{number}/{of}").parse().expect("a shard");
        (1..=of).map(shard).collect()
    }

    #[test]
    fn the_hash_is_that_of_the_specification() {
        // From the test vectors of RFC 9923, without the final zero byte.
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn every_link_is_in_one_shard_and_no_site_in_two() {
        let links: Vec<String> = (0..600)
            .flat_map(|n| {
                let site = n / 3;
                [
                    format!("https://www.site-{site}.example.co.uk/{n}"),
                    format!("http://site-{site}.co.uk:8080/a?{n}#b"),
                    format!("HTTPS://Sub.Site-{site}.co.uk./"),
                    format!("http://10.0.0.{site}/"),
                    format!("not an address {n}"),
                ]
            })
            .collect();
        for of in [1, 2, 3, 4, 7, 64] {
            let mut homes: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
            for link in &links {
                let shards = shards(of);
                let holding: Vec<_> = shards.iter().filter(|shard| shard.holds(link)).collect();
                assert_eq!(holding.len(), 1, "{link} of {of}");
                if let Ok(url) = Url::parse(link) {
                    let home = homes.entry(site(&url)).or_default();
                    home.extend(holding.iter().map(|shard| shard.number()));
                }
            }
            assert!(homes.values().all(|home| home.len() == 1), "{of}");
        }
    }

    #[test]
    fn the_parts_are_of_like_size() {
        let mut sizes = [0_u32; 8];
        for n in 0..4_000 {
            let link = format!("https://www.ministry-{n}.example/");
            let shards = shards(8);
            let home = shards.iter().position(|shard| shard.holds(&link));
            sizes[home.expect("one")] += 1;
        }
        assert!(
            sizes.iter().all(|size| (400..600).contains(size)),
            "{sizes:?}"
        );
    }

    #[test]
    fn a_site_stays_where_it_was_in_every_release() {
        let homes: Vec<_> = [
            "https://www.ilo.org/",
            "https://example.org/",
            "https://a.co.uk/",
        ]
        .iter()
        .map(|link| shards(4).iter().position(|shard| shard.holds(link)))
        .collect();
        assert_eq!(homes, [Some(3), Some(2), Some(1)]);
    }

    #[test]
    fn what_is_no_shard_is_said_plainly() {
        for (text, expected) in [
            ("3", "write it as K/N, for example 2/4"),
            ("a/b", "write it as K/N, for example 2/4"),
            ("1/99999999999", "write it as K/N, for example 2/4"),
            ("-1/4", "write it as K/N, for example 2/4"),
            ("0/4", "there is no shard 0 of 4: K goes from 1 to N"),
            ("5/4", "there is no shard 5 of 4: K goes from 1 to N"),
            ("1/0", "shard 1 of none: write K/N, for example 2/4"),
        ] {
            let error = text.parse::<Shard>().expect_err(text);
            assert_eq!(error.to_string(), expected, "{text}");
        }
    }
}
