//! Whether any text matches a pattern.

use std::collections::BTreeSet;

use regex_automata::Anchored;
use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::nfa::thompson;
use regex_automata::util::start;

/// Memory of the automaton, in bytes. Of a pattern that needs more nothing is said.
const SIZE: usize = 4 << 20;

/// Whether no text matches a pattern, wherever in it: `a^b`, `$x`. False where that is not known.
///
/// It is when the deterministic automaton of the pattern reaches no accepting state from the
/// beginning of a text. O(states × 256).
#[must_use]
pub fn matches_nothing(pattern: &str) -> bool {
    let config = dense::Config::new()
        .start_kind(StartKind::Unanchored)
        .dfa_size_limit(Some(SIZE))
        .determinize_size_limit(Some(SIZE));
    // Without a limit on what it is made of, `a{1000}{1000}{1000}` takes all memory first.
    let nfa = thompson::Config::new().nfa_size_limit(Some(SIZE));
    let built = dense::Builder::new()
        .configure(config)
        .thompson(nfa)
        .build(pattern);
    built.is_ok_and(|automaton| !accepts_something(&automaton))
}

fn accepts_something(automaton: &dense::DFA<Vec<u32>>) -> bool {
    let config = start::Config::new().anchored(Anchored::No);
    let Ok(first) = automaton.start_state(&config) else {
        return true;
    };
    let mut seen = BTreeSet::from([first]);
    let mut open = vec![first];
    while let Some(state) = open.pop() {
        let ends = automaton.is_match_state(automaton.next_eoi_state(state));
        if ends || automaton.is_match_state(state) || automaton.is_quit_state(state) {
            return true;
        }
        let next = (0..=u8::MAX).map(|byte| automaton.next_state(state, byte));
        open.extend(next.filter(|next| !automaton.is_dead_state(*next) && seen.insert(*next)));
    }
    false
}

#[cfg(test)]
mod tests {
    use super::matches_nothing;

    #[test]
    fn what_cannot_match_is_told_from_what_can() {
        for pattern in ["a^b", "$x", "^a$b", "[^\\x00-\\x{10FFFF}]", "a(b^)c"] {
            assert!(matches_nothing(pattern), "{pattern}");
        }
        for pattern in [
            "",
            "^$",
            "a|b^c",
            "^[a-z]+$",
            "(^|,)a($|,)",
            "^https?://",
            "\\d{4}-\\d{2}",
            "(?=a)b",
            "a(?!b)",
            "[",
            "^(?:[A-Z]{2}|x)*$",
            "é+$",
            "\\p{L}",
            "a{1000}{1000}{1000}",
        ] {
            assert!(!matches_nothing(pattern), "{pattern}");
        }
    }
}
