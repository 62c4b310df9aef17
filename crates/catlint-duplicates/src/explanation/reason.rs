//! The reason for a pair in a sentence, as people would say it.

use super::Pair;
use crate::evidence::{Evidence, Finding, How, Mark};
use crate::roles::Role;

impl Pair<'_, '_> {
    /// The two strongest pieces in plain words.
    pub(super) fn reason(&self, evidence: &Evidence) -> String {
        let mut strong: Vec<&Mark> = evidence
            .marks
            .iter()
            .filter(|mark| mark.points > 0)
            .collect();
        strong.sort_by_key(|mark| -mark.points);
        let told = strong.into_iter().take(2).map(|mark| self.plain(mark));
        let told = told.collect::<Vec<_>>().join(", and ");
        match evidence.conflict() {
            Some(mark) if mark.role == Role::Name => {
                format!("{told}, but a number tells them apart")
            }
            Some(mark) => format!("{told}, but {} is not the same", self.field(mark)),
            None => told,
        }
    }

    fn plain(&self, mark: &Mark) -> String {
        let field = self.field(mark);
        match (mark.role, mark.finding) {
            (Role::Name, Finding::Same) if self.joined() => {
                "the names are the same but for their spaces".to_owned()
            }
            (Role::Name, Finding::Same) => "the names have the same words".to_owned(),
            (Role::Name, Finding::Alias) => "one goes by the name of the other".to_owned(),
            (Role::Name, Finding::Initials) => {
                "one name is made of the first letters of the other".to_owned()
            }
            (Role::Name, _) => self.names(),
            (_, Finding::Slip) => format!("{field} is one slip apart"),
            (Role::Link, Finding::Weak) => format!("{field} leads to the same place"),
            (Role::Link, _) => format!("{field} is the same address"),
            (Role::Place, _) => "the place is the same".to_owned(),
            (Role::Text, Finding::Same | Finding::Strong) => format!("{field} is nearly the same"),
            (Role::Text, _) => format!("{field} is similar"),
            _ => format!("{field} is the same"),
        }
    }

    /// How the names differ, as people would say it.
    fn names(&self) -> String {
        let shared = self.shared();
        let bags = &self.profiles.names;
        let equal = shared.pairs.iter().filter(|(_, _, how)| *how == How::Equal);
        let (equal, all) = (equal.count(), shared.pairs.len());
        let most = all + shared.own.len().max(shared.its.len());
        let alike = shared.pairs.iter().find(|(_, _, how)| *how != How::Equal);
        if let (Some((own, its, how)), true) =
            (alike, shared.own.is_empty() && shared.its.is_empty())
        {
            // The words of a bag are spelt properly; what was written stands in the records.
            let (own, its) = (bags.text(*own), bags.text(*its));
            return match how {
                How::Short => format!("the names differ in a word cut short, `{own}` and `{its}`"),
                _ if all - equal == 1 && own == its => {
                    format!("the names differ by a slip in `{own}`")
                }
                _ if all - equal == 1 => {
                    format!("the names differ by a slip, `{own}` and `{its}`")
                }
                _ => "the names differ by a few letters".to_owned(),
            };
        }
        format!("the names share {all} of {most} words")
    }

    /// Whether one writes as two words what the other writes as one.
    fn joined(&self) -> bool {
        let names =
            [self.one, self.other].map(|record| self.profiles.get(record).map(|own| &own.name));
        match names {
            [Some(own), Some(its)] => !own.words.are(&its.words),
            _ => false,
        }
    }
}
