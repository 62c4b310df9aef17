//! What is to be said of an expression that can be read: which words are right, and which are not.

use crate::judgement::{Judgement, State};
use crate::list::CodeList;

/// The words that were read.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// The words as they should be.
    meant: Vec<String>,
    /// What is wrong with the gravest word that is wrong.
    gravest: Option<Wrong>,
    /// Whether it is unknown what was meant by one of them.
    uncertain: bool,
}

/// What is wrong with a word.
#[derive(Debug)]
struct Wrong {
    why: String,
    tolerated: bool,
}

impl Outcome {
    /// Takes a word that is right.
    pub(super) fn right(&mut self, word: &str) {
        self.meant.push(word.to_owned());
    }

    /// Takes a word that is wrong, with what was meant and whether the standard allows it all the same.
    pub(super) fn wrong(&mut self, why: String, meant: Option<String>, tolerated: bool) {
        // The gravest is told; of equals, the first.
        let graver = |gravest: &Wrong| gravest.tolerated && !tolerated;
        if self.gravest.as_ref().is_none_or(graver) {
            self.gravest = Some(Wrong { why, tolerated });
        }
        self.uncertain |= meant.is_none();
        self.meant.extend(meant);
    }

    pub(super) fn judgement<'l>(self) -> Judgement<'l> {
        let Some(Wrong { why, tolerated }) = self.gravest else {
            return Judgement::Valid;
        };
        let meant = self.meant.join(" ").replace("( ", "(").replace(" )", ")");
        Judgement::Expression {
            why,
            meant: (!self.uncertain).then_some(meant),
            tolerated,
        }
    }
}

/// What is wrong with a licence inside an expression, a whole clause.
pub(super) fn why(list: &CodeList, word: &str, judgement: &Judgement<'_>) -> String {
    match judgement {
        Judgement::WrongCase { meant } => format!("`{word}` is written `{}`", meant.code),
        Judgement::Former(former) if former.state == State::Deprecated => {
            format!("`{word}` is deprecated, {}", former.why)
        }
        Judgement::Former(former) => {
            format!(
                "`{word}` is no licence id of {}, {}",
                list.title, former.why
            )
        }
        Judgement::Name { meant } => match meant[..] {
            [only] => format!("`{word}` is `{}`", only.code),
            _ => format!("`{word}` may be several licences"),
        },
        Judgement::Expression { why, .. } => why.clone(),
        Judgement::Unknown {
            nearest: Some(meant),
        } => {
            format!(
                "`{word}` is no licence id of {}, did you mean `{}`?",
                list.title, meant.code
            )
        }
        _ => format!("`{word}` is no licence id of {}", list.title),
    }
}
