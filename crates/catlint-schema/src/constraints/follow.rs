//! Follows references: what is not found where it should be, and what too few refer to.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use catlint_core::selector::{Selector, Value};
use catlint_core::text::suggest::nearest;
use catlint_core::{Catalogue, Place, Record};

use super::asked::Constraints;
use super::facts::ConstraintFacts;
use super::reference::{BrokenReference, Of, Reference, SmallTarget, values};
use super::standpoints::standpoints;
use super::targets::{Target, Targets, Thing};

/// Comparisons of words that suggestions may take for one reference.
const EFFORT: usize = 2_000_000;
/// Targets that are named where nothing near was found.
const EXAMPLES: usize = 5;

/// One reference on its way through the records.
struct Follower<'a> {
    catalogue: &'a Catalogue,
    asked: &'a Reference,
    of: Of,
    targets: Targets,
    /// Where each target is referred to.
    members: Vec<Vec<Place>>,
    effort: usize,
    whereabouts: OnceCell<Option<String>>,
}

/// Follows a reference of some records. O(values + targets), and an effort for suggestions that does
/// not grow with them.
pub(super) fn gather<'a>(
    catalogue: &'a Catalogue,
    constraints: &Constraints,
    asked: &'a Reference,
    of: Of,
    records: &[&Record],
    facts: &mut ConstraintFacts<'a>,
) {
    if is_incomplete(constraints, asked) {
        return;
    }
    let targets = Targets::of(catalogue, &asked.target);
    let mut follower = Follower {
        catalogue,
        asked,
        of,
        members: vec![Vec::new(); targets.things.len()],
        targets,
        effort: EFFORT,
        whereabouts: OnceCell::new(),
    };
    for record in records {
        follower.follow(record, &mut facts.broken);
    }
    if asked.min_members > 0 {
        facts.small.extend(follower.small());
    }
}

/// Where a file of the targets cannot be read, nobody knows what is missing.
fn is_incomplete(constraints: &Constraints, asked: &Reference) -> bool {
    match &asked.target {
        Target::Records { collections, .. } => {
            let mut collections = collections.iter();
            collections.any(|id| constraints.incomplete.contains(id))
        }
        Target::List { .. } => false,
    }
}

impl<'a> Follower<'a> {
    fn follow(&mut self, record: &Record, broken: &mut Vec<BrokenReference<'a>>) {
        // A record is one member, however often it names a target.
        let mut own = BTreeSet::new();
        for from in standpoints(self.catalogue, record, self.asked.each.as_ref()) {
            let exempt = self.asked.unless.holds(from);
            for (field, value) in values(self.asked, from) {
                match self.targets.find(&value.text) {
                    Some(number) if own.insert(number) => {
                        let members = self.members.get_mut(number).into_iter();
                        members.for_each(|members| members.push(value.place));
                    }
                    None if !exempt => broken.push(self.broken(field, value)),
                    _ => {}
                }
            }
        }
    }

    fn broken(&mut self, field: &'a Selector, value: Value<'a>) -> BrokenReference<'a> {
        let meant = self.meant(&value.text).map(|thing| thing.written.clone());
        let few = self.targets.things.iter().take(EXAMPLES);
        let whereabouts = || self.targets.whereabouts(self.catalogue);
        BrokenReference {
            field,
            value,
            asked: self.asked,
            meant,
            examples: few.map(|thing| thing.written.clone()).collect(),
            whereabouts: self.whereabouts.get_or_init(whereabouts).clone(),
            of: self.of,
        }
    }

    fn meant(&mut self, text: &str) -> Option<&Thing> {
        self.effort = self.effort.checked_sub(self.targets.things.len())?;
        let mut keys: Vec<&str> = self.targets.keys().collect();
        keys.sort_unstable();
        let number = nearest(text, keys).and_then(|key| self.targets.find(key));
        self.targets.things.get(number?)
    }

    fn small(self) -> impl Iterator<Item = SmallTarget<'a>> {
        let mut keys = vec![Vec::new(); self.targets.things.len()];
        for key in self.targets.keys() {
            let number = self.targets.find(key);
            let known = number.and_then(|number| keys.get_mut(number));
            known
                .into_iter()
                .for_each(|known| known.push(key.to_owned()));
        }
        let (asked, of) = (self.asked, self.of);
        let from = &self.catalogue.collection(of.0).name;
        let things = self.targets.things.into_iter().zip(keys).zip(self.members);
        let few = things.filter(|(_, members)| members.len() < asked.min_members);
        few.map(move |((thing, keys), members)| SmallTarget {
            place: thing.place,
            written: thing.written,
            members,
            asked,
            from: from.clone(),
            keys,
            of,
        })
    }
}
