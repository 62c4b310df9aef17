//! Whether a pattern can keep a program busy that tries one way after the other.
//!
//! A pattern takes exponential time in such programs where one of its loops can read the same text
//! in two ways: exponential degree of ambiguity (Weber and Seidl 1991, "On the degree of ambiguity
//! of finite automata", criterion EDA), told on the product of the automaton with itself.

use super::automaton::PositionAutomaton;

/// Whether a loop of a pattern can read one text in two ways, so that a program which goes back
/// and tries again doubles its work with every further character: `^(a+)+$`. False where that is
/// not known. O(states² × ways to go on²), for at most 120 states.
#[must_use]
pub fn is_exponential(pattern: &str) -> bool {
    let Some(automaton) = PositionAutomaton::build(pattern) else {
        return false;
    };
    let product = Product::of(&automaton);
    (0..automaton.classes.len()).any(|state| {
        // A loop at the end of a pattern that need not reach the end of the text has always
        // matched already.
        let may_fail = automaton.ends || !automaton.last.contains(&state);
        may_fail && product.has_two_ways(&automaton, state)
    })
}

/// Pairs of positions, and from each the pairs that one character leads to.
struct Product {
    size: usize,
    next: Vec<Vec<usize>>,
}

impl Product {
    fn of(automaton: &PositionAutomaton) -> Self {
        let size = automaton.classes.len();
        let mut follow = vec![Vec::new(); size];
        for (from, to) in &automaton.follow {
            if let Some(next) = follow.get_mut(*from) {
                next.push(*to);
            }
        }
        let mut overlap = vec![false; size * size];
        for (number, overlap) in overlap.iter_mut().enumerate() {
            *overlap = automaton.overlap(number / size, number % size);
        }
        let pairs = (0..size * size).map(|pair| {
            let ways = |state: usize| follow.get(state).map_or(&[][..], Vec::as_slice);
            let (one, other) = (ways(pair / size), ways(pair % size));
            let next = one
                .iter()
                .flat_map(|one| other.iter().map(move |other| one * size + other));
            let mut next: Vec<usize> = next
                .filter(|next| overlap.get(*next) == Some(&true))
                .collect();
            next.sort_unstable();
            next.dedup();
            next
        });
        Self {
            size,
            next: pairs.collect(),
        }
    }

    /// Whether a loop leads from a state back to it in two ways with the same text.
    fn has_two_ways(&self, automaton: &PositionAutomaton, state: usize) -> bool {
        let start = state * self.size + state;
        let reached = self.reached(start);
        let returns = |pair: usize| self.reached(pair).get(start) == Some(&true);
        let is_reached = |pair: &usize| reached.get(*pair) == Some(&true);
        let mut apart = (0..self.next.len()).filter(|pair| pair / self.size != pair % self.size);
        let twice = self.repeated(automaton);
        let mut twice = twice.into_iter().filter(|(from, _)| {
            let from = from * self.size + from;
            from == start || is_reached(&from)
        });
        apart.any(|pair| is_reached(&pair) && returns(pair))
            || twice.any(|(_, to)| {
                let to = to * self.size + to;
                to == start || returns(to)
            })
    }

    /// Steps that there are two ways to take.
    fn repeated(&self, automaton: &PositionAutomaton) -> Vec<(usize, usize)> {
        let mut steps = automaton.follow.clone();
        steps.sort_unstable();
        let twice = steps.windows(2).filter(|pair| pair.first() == pair.last());
        twice.filter_map(|pair| pair.first().copied()).collect()
    }

    /// What is reached from a pair by one step or more.
    fn reached(&self, from: usize) -> Vec<bool> {
        let mut reached = vec![false; self.next.len()];
        let mut open = vec![from];
        while let Some(pair) = open.pop() {
            for next in self.next.get(pair).into_iter().flatten() {
                if let Some(seen) = reached.get_mut(*next).filter(|seen| !**seen) {
                    *seen = true;
                    open.push(*next);
                }
            }
        }
        reached
    }
}

#[cfg(test)]
mod tests {
    use super::is_exponential;

    #[test]
    fn loops_that_can_read_one_text_in_two_ways_are_told_from_others() {
        for pattern in [
            "^(a+)+$",
            "^(a*)*$",
            "^([a-z]+)*$",
            "^(a|aa)+$",
            "^([a-z0-9]+-?)*$",
            "^(\\w+\\s?)*$",
            "(x+x+)+y",
            "^(([a-z])+.)+[A-Z]([a-z])+$",
        ] {
            assert!(is_exponential(pattern), "{pattern}");
        }
        for pattern in [
            "^[a-z]+$",
            "^[a-z0-9]+(-[a-z0-9]+)*$",
            "^([a-z]+-)*[a-z]+$",
            "^(\\.[a-z]+)*$",
            "^(ab)*$",
            "^(a|b)*$",
            "^https?://([a-z0-9-]+\\.)+[a-z]{2,}(/.*)?$",
            "^\\d{4}(-\\d{2}(-\\d{2})?)?$",
            // It may be slow, but only by the square of the length.
            "^a*a*b$",
            "(a+)+",
            "^(?=(a+)+$)b",
            "",
        ] {
            assert!(!is_exponential(pattern), "{pattern}");
        }
    }
}
