//! Reads an expression word by word.

use crate::judgement::Judgement;
use crate::list::CodeList;

use super::exception::{Exception, exception};
use super::outcome::{Outcome, why};
use super::word;

/// What the words before ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Wanted {
    /// A licence or an opening bracket.
    Licence,
    /// An operator, a closing bracket or the end; `WITH` only behind a licence.
    Operator { may_except: bool },
    /// An exception.
    Exception,
}

pub(super) struct Reader<'l> {
    list: &'l CodeList,
    wanted: Wanted,
    depth: usize,
    /// The word before.
    last: String,
    /// What is to be said of an expression that can be read.
    pub(super) outcome: Outcome,
}

/// Why an expression cannot be read, a whole clause.
type Structure = Result<(), String>;

impl<'l> Reader<'l> {
    pub(super) fn new(list: &'l CodeList) -> Self {
        Self {
            list,
            wanted: Wanted::Licence,
            depth: 0,
            last: String::new(),
            outcome: Outcome::default(),
        }
    }

    pub(super) fn read(&mut self, word: &str) -> Structure {
        let operator = operator(word);
        match (&self.wanted, operator) {
            (Wanted::Licence, None) if word == "(" => {
                self.depth += 1;
                self.outcome.right(word);
            }
            (Wanted::Licence, None) if word != ")" => self.licence(word),
            (Wanted::Exception, None) if !matches!(word, "(" | ")") => self.exception(word)?,
            (Wanted::Operator { .. }, None) if word == ")" => self.close()?,
            (Wanted::Operator { may_except }, Some("WITH")) if !may_except => {
                return Err("`WITH` may only follow a single licence".to_owned());
            }
            (Wanted::Operator { .. }, Some(operator)) => self.operator(word, operator),
            (Wanted::Operator { .. }, None) => return Err(self.missing_operator(word)),
            _ => return Err(self.missing_licence(word)),
        }
        word.clone_into(&mut self.last);
        Ok(())
    }

    pub(super) fn end(&self) -> Structure {
        match self.wanted {
            _ if self.last.is_empty() => Err("it is empty".to_owned()),
            Wanted::Licence => Err(format!("no licence follows `{}`", self.last)),
            Wanted::Exception => Err("no exception follows `WITH`".to_owned()),
            Wanted::Operator { .. } if self.depth > 0 => {
                Err("a bracket is opened and not closed".to_owned())
            }
            Wanted::Operator { .. } => Ok(()),
        }
    }

    fn licence(&mut self, word: &str) {
        self.wanted = Wanted::Operator { may_except: true };
        let judgement = word::licence(self.list, word);
        if judgement == Judgement::Valid {
            return self.outcome.right(word);
        }
        let why = why(self.list, word, &judgement);
        let tolerated = self.list.tolerates(&judgement);
        self.outcome
            .wrong(why, judgement.certain().map(ToOwned::to_owned), tolerated);
    }

    fn exception(&mut self, word: &str) -> Structure {
        self.wanted = Wanted::Operator { may_except: false };
        let own = word.strip_prefix("AdditionRef-").is_some_and(word::is_id);
        match exception(word) {
            _ if own => self.outcome.right(word),
            Some(Exception {
                deprecated: true, ..
            }) => self
                .outcome
                .wrong(format!("`{word}` is deprecated"), None, true),
            Some(known) if known.id == word => self.outcome.right(word),
            Some(Exception { id, .. }) => {
                let why = format!("`{word}` is written `{id}`");
                self.outcome.wrong(why, Some(id.to_owned()), true);
            }
            None => return Err(format!("`{word}` is no exception of {}", self.list.title)),
        }
        Ok(())
    }

    fn operator(&mut self, word: &str, operator: &str) {
        self.wanted = match operator {
            "WITH" => Wanted::Exception,
            _ => Wanted::Licence,
        };
        if word == operator || word == operator.to_lowercase() {
            return self.outcome.right(word);
        }
        let why = format!("`{word}` is written `{operator}`");
        self.outcome.wrong(why, Some(operator.to_owned()), false);
    }

    fn close(&mut self) -> Structure {
        let open = self.depth.checked_sub(1);
        self.depth = open.ok_or("a bracket is closed and not opened")?;
        self.wanted = Wanted::Operator { may_except: false };
        self.outcome.right(")");
        Ok(())
    }

    fn missing_operator(&self, word: &str) -> String {
        format!(
            "`AND` or `OR` is missing between `{}` and `{word}`",
            self.last
        )
    }

    fn missing_licence(&self, word: &str) -> String {
        match &*self.last {
            "" => format!("no licence stands before `{word}`"),
            last if self.wanted == Wanted::Exception => {
                format!("an exception is missing between `{last}` and `{word}`")
            }
            last => format!("a licence is missing between `{last}` and `{word}`"),
        }
    }
}

fn operator(word: &str) -> Option<&'static str> {
    let mut operators = ["AND", "OR", "WITH"].into_iter();
    operators.find(|operator| operator.eq_ignore_ascii_case(word))
}
