//! The exact tiers: groups of equal claims, by sorting, never by pairs.

use std::collections::{BTreeMap, BTreeSet};

use catlint_core::document::NodeId;
use catlint_core::text::fold::fold;
use catlint_core::{Catalogue, CollectionId, Document, Place};

use crate::claims::{HashedClaim, RecordClaims, Subject, exact};
use crate::copies::{Copy, copies};
use crate::distinct::Distinct;
use crate::explanation::explained;
use crate::facts::{Claim, Group, Tier};
use crate::fields;
use crate::merged::Merged;
use crate::near::{self, Cluster, Near};
use crate::profile::Profiles;
use crate::settings::DuplicateSettings;
use crate::url_key::{HUB, Sameness, UrlKey};

/// The groups of every tier, of the claims of every record in the order of the catalogue. A later
/// tier leaves out what an earlier one has said of a record. O(n log n) in the claims.
pub(crate) fn groups<'a>(
    catalogue: &'a Catalogue,
    settings: &DuplicateSettings,
    claims: &[RecordClaims],
    near: &Near<'a>,
    distinct: &mut Distinct,
) -> Vec<Group<'a>> {
    let grouping = Grouping {
        catalogue,
        settings,
        near,
    };
    let mut merged = Merged::new(catalogue.records.len());
    let mut groups = Vec::new();
    let mut tiers = grouping.tiers(claims);
    let later = tiers.split_off(&Subject::Url);
    for (subject, tier) in tiers {
        let tier = match subject {
            Subject::Name => tier
                .into_iter()
                .flat_map(|group| split(near, &group))
                .collect(),
            Subject::Record => tier.into_iter().map(|group| known(near, group)).collect(),
            _ => tier,
        };
        let tier = match subject {
            Subject::Record | Subject::Name => distinct.part(tier),
            _ => tier,
        };
        merged.keep(tier, &mut groups);
    }
    merged.keep(grouping.similar(near, distinct), &mut groups);
    for (subject, mut tier) in later {
        if subject == Subject::Text {
            tier.retain(|group| grouping.is_own_text(group));
        }
        merged.keep_apart(distinct.part(tier), &mut groups);
    }
    merged.keep_apart(distinct.part(grouping.copies(claims)), &mut groups);
    groups.extend(grouping.repeated(claims));
    groups
}

/// Says of equal records whether their name is one that many things have.
fn known<'a>(near: &Near<'_>, mut group: Group<'a>) -> Group<'a> {
    let first = group.claims.first();
    let located = first.and_then(|claim| near.locate(claim.record));
    let common = located.is_some_and(|(profiles, member)| profiles.is_common(member));
    group.tier = Tier::Record { common };
    group
}

/// Parts the records of one name into those that nothing sets apart. Within a partition that the config
/// names, names must differ whatever else does.
fn split<'a>(near: &Near<'_>, group: &Group<'a>) -> Vec<Group<'a>> {
    if matches!(&group.tier, Tier::Name { partition: Some(_) }) {
        return vec![group.clone()];
    }
    let records: Vec<usize> = group.claims.iter().map(|claim| claim.record).collect();
    let part = |records: Vec<usize>| Group {
        tier: group.tier.clone(),
        claims: group
            .claims
            .iter()
            .filter(|claim| records.binary_search(&claim.record).is_ok())
            .copied()
            .collect(),
    };
    near.split(&records).into_iter().map(part).collect()
}

struct Grouping<'a, 's> {
    catalogue: &'a Catalogue,
    settings: &'s DuplicateSettings,
    near: &'s Near<'a>,
}

/// A hashed claim with the record that makes it. The hash comes first: it nearly always decides
/// the order at once.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    hash: u64,
    subject: Subject,
    record: usize,
    node: NodeId,
}

/// A claim that is known to be equal to its neighbours, letter by letter.
struct Exact<'a> {
    subject: Subject,
    claim: Claim<'a>,
}

impl<'a> Grouping<'a, '_> {
    /// The groups of each subject, in the order of the catalogue.
    fn tiers(&self, claims: &[RecordClaims]) -> BTreeMap<Subject, Vec<Group<'a>>> {
        let mut entries = entries(claims);
        entries.sort_unstable();
        let mut tiers: BTreeMap<Subject, Vec<Group<'a>>> = BTreeMap::new();
        let alike =
            |one: &Entry, other: &Entry| (one.subject, one.hash) == (other.subject, other.hash);
        for run in entries.chunk_by(alike).filter(|run| run.len() > 1) {
            for equal in self.split(run) {
                if let Some((first, group)) = equal.first().zip(self.group(&equal)) {
                    tiers.entry(first.subject).or_default().push(group);
                }
            }
        }
        for tier in tiers.values_mut() {
            tier.sort_by_key(|group| {
                group
                    .claims
                    .first()
                    .map(|claim| (claim.record, claim.place))
            });
        }
        tiers
    }

    /// Parts entries with one hash into those that are equal indeed.
    fn split(&self, run: &[Entry]) -> Vec<Vec<Exact<'a>>> {
        let mut equal: BTreeMap<(Option<CollectionId>, String), Vec<Exact<'a>>> = BTreeMap::new();
        for entry in run {
            let Some(record) = self.catalogue.records.get(entry.record) else {
                continue;
            };
            let part = self.settings.of(record.collection);
            let hashed = HashedClaim {
                subject: entry.subject,
                hash: entry.hash,
                node: entry.node,
            };
            if let Some(claimed) = exact(self.catalogue, record, &hashed, part) {
                let claim = Claim {
                    record: entry.record,
                    place: claimed.place,
                    value: claimed.written,
                };
                let key = (entry.subject.reach(record.collection), claimed.key);
                let exact = Exact {
                    subject: entry.subject,
                    claim,
                };
                equal.entry(key).or_default().push(exact);
            }
        }
        equal.into_values().filter(|part| part.len() > 1).collect()
    }

    fn group(&self, equal: &[Exact<'a>]) -> Option<Group<'a>> {
        let first = equal.first()?;
        let mut claims: Vec<_> = equal.iter().map(|exact| exact.claim).collect();
        // A record of two collections does not contradict itself.
        let mut seen = BTreeSet::new();
        claims.retain(|claim| seen.insert(claim.place));
        if claims.len() < 2 {
            return None;
        }
        let tier = self.tier(first, &claims)?;
        Some(Group { tier, claims })
    }

    fn tier(&self, first: &Exact<'_>, claims: &[Claim<'a>]) -> Option<Tier> {
        let record = self.catalogue.records.get(first.claim.record)?;
        let collection = self.catalogue.collection(record.collection);
        Some(match first.subject {
            Subject::Record => Tier::Record { common: false },
            Subject::Id => Tier::Id {
                exactly: claims.windows(2).all(|pair| {
                    pair.first().map(|claim| claim.value) == pair.last().map(|claim| claim.value)
                }),
            },
            Subject::Name => {
                let from = self.catalogue.standpoint(record);
                let partition = collection.partition.as_ref();
                let value = partition.and_then(|partition| partition.first(from));
                Tier::Name {
                    partition: value.map(|value| value.written.into_owned()),
                }
            }
            Subject::Value(_) | Subject::Shared(_) => {
                let namespaces = &self.settings.of(record.collection).namespaces;
                let namespace = first.subject.namespaces(namespaces).next()?;
                let from = self.catalogue.standpoint(record);
                let within = namespace.within.iter();
                let within = within.filter_map(|within| within.first(from));
                Tier::Value {
                    namespace: namespace.name.clone(),
                    within: within.map(|value| value.written.into_owned()).collect(),
                    severity: namespace.severity,
                }
            }
            Subject::Url => self.url_tier(claims)?,
            Subject::Text => Tier::Text,
        })
    }

    fn url_tier(&self, claims: &[Claim<'a>]) -> Option<Tier> {
        let keys = claims.iter().map(|claim| UrlKey::new(claim.value));
        let keys = keys.collect::<Option<Vec<_>>>()?;
        let first = keys.first()?;
        // What the config leaves out of an address, the forms know nothing of.
        let sameness = |key| first.sameness(key).unwrap_or(Sameness::Equivalent);
        let sameness = keys.iter().map(sameness).max();
        let reports = claims
            .iter()
            .all(|claim| cites_document(self.catalogue, claim));
        Some(Tier::Url {
            sameness: sameness.unwrap_or(Sameness::Exact),
            shared: claims.len() >= HUB || first.is_site() || reports || self.is_lent(claims),
        })
    }

    /// Whether the texts of a group tell of their records, and not of a licence or a publication.
    fn is_own_text(&self, group: &Group<'a>) -> bool {
        group.claims.first().is_some_and(|claim| {
            let Place::Node { node, .. } = claim.place else {
                return false;
            };
            let located = self.near.locate(claim.record);
            let profiles = located.map(|(profiles, _)| profiles);
            let record = self.catalogue.records.get(claim.record);
            profiles.zip(record).is_some_and(|(profiles, record)| {
                let document = self.catalogue.document(record.document);
                let texts = fields::texts(document, record.root);
                let text = texts.iter().find(|text| text.node == node);
                text.is_some_and(|text| profiles.fields.is_own_text(text.field))
            })
        })
    }

    /// Whether a URL stands in a field where different things have one: the site of a project, the page of a
    /// licence.
    fn is_lent(&self, claims: &[Claim<'a>]) -> bool {
        claims.iter().any(|claim| {
            let Place::Node { node, .. } = claim.place else {
                return false;
            };
            let located = self.near.locate(claim.record);
            let field =
                located.map(|(profiles, member)| (profiles, profiles.field_at(member, node)));
            field.is_some_and(|(profiles, field)| field.is_none_or(|field| profiles.is_lent(field)))
        })
    }

    fn claim(&self, index: usize, node: NodeId) -> Option<Claim<'a>> {
        let record = self.catalogue.records.get(index)?;
        let value = self.catalogue.document(record.document).as_str(node);
        Some(Claim {
            record: index,
            place: Place::value(record.document, node),
            value: value.unwrap_or_default(),
        })
    }

    /// The groups of records that are probably one.
    fn similar(&self, near: &Near<'_>, distinct: &mut Distinct) -> Vec<Group<'a>> {
        let collections = near.collections.iter().enumerate();
        let groups = collections.flat_map(|(number, profiles)| {
            let apart = distinct.within(near, number);
            let clusters = near::groups(profiles, &apart);
            let group = |cluster| self.cluster(profiles, cluster);
            clusters.iter().filter_map(group).collect::<Vec<_>>()
        });
        groups.collect()
    }

    fn cluster(&self, profiles: &Profiles<'_>, cluster: &Cluster) -> Option<Group<'a>> {
        let number = |member: u32| profiles.records.get(usize::try_from(member).ok()?).copied();
        let claim = |member: &u32| {
            let record = number(*member)?;
            let found = self.catalogue.records.get(record)?;
            let collection = self.catalogue.collection(found.collection);
            let from = self.catalogue.standpoint(found);
            let label = collection.label.as_ref();
            let node = label.and_then(|label| match label.first(from)?.place {
                Place::Node { node, .. } => Some(node),
                Place::Text { .. } => None,
            });
            self.claim(record, node.unwrap_or(found.root))
        };
        let claims = cluster.members.iter().map(claim).collect::<Option<_>>()?;
        let best = (number(cluster.best.0)?, number(cluster.best.1)?);
        Some(Group {
            tier: Tier::Similar {
                best,
                why: Box::new(explained(profiles, cluster.best.0, cluster.best.1)),
            },
            claims,
        })
    }

    /// Pairs of texts of which one is nearly the other.
    fn copies(&self, claims: &[RecordClaims]) -> Vec<Group<'a>> {
        let collections = (0u32..).zip(&self.near.collections);
        let copies = collections.flat_map(|(number, profiles)| {
            let is_own = |field| profiles.fields.is_own_text(field);
            copies(self.catalogue, CollectionId(number), claims, is_own)
        });
        let group = |copy: Copy| {
            Some(Group {
                tier: Tier::NearText(copy.amount),
                claims: vec![
                    self.claim(copy.one.0, copy.one.1)?,
                    self.claim(copy.other.0, copy.other.1)?,
                ],
            })
        };
        copies.filter_map(group).collect()
    }

    fn repeated(&self, claims: &[RecordClaims]) -> Vec<Group<'a>> {
        let pairs = claims.iter().enumerate();
        let pairs = pairs.flat_map(|(record, claims)| {
            let pairs = claims.repeated.iter();
            pairs.map(move |(first, again)| (record, *first, *again))
        });
        let group = |(record, first, again)| {
            Some(Group {
                tier: Tier::RepeatedUrl,
                claims: vec![self.claim(record, first)?, self.claim(record, again)?],
            })
        };
        pairs.filter_map(group).collect()
    }
}

/// Whether the field beside a URL says that it is a document on several subjects.
pub(crate) fn cites_document(catalogue: &Catalogue, claim: &Claim<'_>) -> bool {
    let Place::Node { document, node, .. } = claim.place else {
        return false;
    };
    let document: &Document = catalogue.document(document);
    let link = document.parent(node);
    let role = link.and_then(|link| document.get(link, "role"));
    let role = role.and_then(|role| document.as_str(role)).map(fold);
    role.is_some_and(|role| matches!(role.as_str(), "source document" | "publication" | "report"))
}

fn entries(claims: &[RecordClaims]) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(claims.iter().map(|one| one.claims.len()).sum());
    for (record, claims) in claims.iter().enumerate() {
        entries.extend(claims.claims.iter().map(|claim| Entry {
            subject: claim.subject,
            hash: claim.hash,
            record,
            node: claim.node,
        }));
    }
    entries
}
