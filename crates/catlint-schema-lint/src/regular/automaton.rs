//! The position automaton of a pattern (Glushkov 1961): a state for every place where a character
//! can stand, and for every two of them in how many ways one can follow the other.

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look};

/// States of an automaton that is looked at; the work grows with their square.
const MOST_STATES: usize = 120;

/// Positions without the empty word between them.
#[derive(Debug, Default)]
pub(super) struct PositionAutomaton {
    /// What can stand at each position.
    pub(super) classes: Vec<ClassUnicode>,
    /// From one position to another, once for each way.
    pub(super) follow: Vec<(usize, usize)>,
    /// Positions that a match can end with.
    pub(super) last: Vec<usize>,
    /// Whether the pattern is bound to the end of the text.
    pub(super) ends: bool,
}

/// What a part of a pattern can begin and end with.
#[derive(Debug, Clone, Default)]
struct Part {
    first: Vec<usize>,
    last: Vec<usize>,
    nullable: bool,
}

impl PositionAutomaton {
    /// Builds the automaton; nothing for a pattern that is no regular expression or too large.
    /// A bounded repetition counts as one time: every loop that is found is there all the same.
    pub(super) fn build(pattern: &str) -> Option<Self> {
        let hir = regex_syntax::Parser::new().parse(pattern).ok()?;
        let mut automaton = Self::default();
        let whole = automaton.part(&hir)?;
        automaton.last = whole.last;
        Some(automaton)
    }

    fn part(&mut self, hir: &Hir) -> Option<Part> {
        match hir.kind() {
            HirKind::Empty => Some(Part {
                nullable: true,
                ..Part::default()
            }),
            HirKind::Look(look) => {
                self.ends = self.ends || matches!(look, Look::End | Look::EndLF | Look::EndCRLF);
                Some(Part {
                    nullable: true,
                    ..Part::default()
                })
            }
            HirKind::Literal(literal) => {
                let text = std::str::from_utf8(&literal.0).ok()?;
                let characters = text
                    .chars()
                    .map(|c| ClassUnicode::new([ClassUnicodeRange::new(c, c)]));
                self.sequence(characters.collect())
            }
            HirKind::Class(Class::Unicode(class)) => self.sequence(vec![class.clone()]),
            HirKind::Class(Class::Bytes(_)) => None,
            HirKind::Capture(capture) => self.part(&capture.sub),
            HirKind::Concat(parts) => {
                let start = Part {
                    nullable: true,
                    ..Part::default()
                };
                parts.iter().try_fold(start, |before, part| {
                    let part = self.part(part)?;
                    Some(self.then(before, part))
                })
            }
            HirKind::Alternation(parts) => {
                parts.iter().try_fold(Part::default(), |mut all, part| {
                    let part = self.part(part)?;
                    all.first.extend(part.first);
                    all.last.extend(part.last);
                    all.nullable = all.nullable || part.nullable;
                    Some(all)
                })
            }
            HirKind::Repetition(repetition) => {
                let mut part = self.part(&repetition.sub)?;
                if repetition.max.is_none() {
                    self.link(&part.last, &part.first);
                }
                part.nullable = part.nullable || repetition.min == 0;
                Some(part)
            }
        }
    }

    fn sequence(&mut self, classes: Vec<ClassUnicode>) -> Option<Part> {
        let start = Part {
            nullable: true,
            ..Part::default()
        };
        classes.into_iter().try_fold(start, |before, class| {
            let position = self.classes.len();
            self.classes.push(class);
            let own = Part {
                first: vec![position],
                last: vec![position],
                nullable: false,
            };
            (position < MOST_STATES).then(|| self.then(before, own))
        })
    }

    fn then(&mut self, mut before: Part, after: Part) -> Part {
        self.link(&before.last, &after.first);
        if before.nullable {
            before.first.extend(after.first);
        }
        let last = match after.nullable {
            true => [before.last, after.last].concat(),
            false => after.last,
        };
        Part {
            first: before.first,
            last,
            nullable: before.nullable && after.nullable,
        }
    }

    fn link(&mut self, from: &[usize], to: &[usize]) {
        let pairs = from
            .iter()
            .flat_map(|one| to.iter().map(move |other| (*one, *other)));
        self.follow.extend(pairs);
    }

    /// Whether one character can stand at both positions.
    pub(super) fn overlap(&self, one: usize, other: usize) -> bool {
        let classes = self.classes.get(one).zip(self.classes.get(other));
        classes.is_some_and(|(one, other)| {
            let mut shared = one.clone();
            shared.intersect(other);
            !shared.ranges().is_empty()
        })
    }
}
