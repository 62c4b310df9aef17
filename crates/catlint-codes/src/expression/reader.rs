//! Reads an expression word by word.

use crate::judgement::Judgement;
use crate::list::CodeList;

use super::{exception, word};

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
    /// The words as they should be.
    meant: Vec<String>,
    /// What is wrong with the first word that is wrong.
    first: Option<String>,
    certain: bool,
    tolerated: bool,
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
            meant: Vec::new(),
            first: None,
            certain: true,
            tolerated: true,
        }
    }

    pub(super) fn read(&mut self, word: &str) -> Structure {
        let operator = operator(word);
        match (&self.wanted, operator) {
            (Wanted::Licence, None) if word == "(" => {
                self.depth += 1;
                self.meant.push(word.to_owned());
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

    /// What is to be said of an expression that can be read.
    pub(super) fn judgement(self) -> Judgement<'l> {
        let Some(why) = self.first else {
            return Judgement::Valid;
        };
        let meant = self.meant.join(" ").replace("( ", "(").replace(" )", ")");
        Judgement::Expression {
            why,
            meant: self.certain.then_some(meant),
            tolerated: self.tolerated,
        }
    }

    fn licence(&mut self, word: &str) {
        self.wanted = Wanted::Operator { may_except: true };
        let judgement = word::licence(self.list, word);
        if judgement == Judgement::Valid {
            return self.meant.push(word.to_owned());
        }
        let why = why(self.list, word, &judgement);
        let tolerated = self.list.tolerates(&judgement);
        self.wrong(why, judgement.certain().map(ToOwned::to_owned), tolerated);
    }

    fn exception(&mut self, word: &str) -> Structure {
        self.wanted = Wanted::Operator { may_except: false };
        let own = word.strip_prefix("AdditionRef-").is_some_and(word::is_id);
        match exception(word) {
            _ if own => self.meant.push(word.to_owned()),
            Some(known) if known == word => self.meant.push(word.to_owned()),
            Some(known) => {
                let why = format!("`{word}` is written `{known}`");
                self.wrong(why, Some(known.to_owned()), true);
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
            return self.meant.push(word.to_owned());
        }
        let why = format!("`{word}` is written `{operator}`");
        self.wrong(why, Some(operator.to_owned()), false);
    }

    fn close(&mut self) -> Structure {
        let open = self.depth.checked_sub(1);
        self.depth = open.ok_or("a bracket is closed and not opened")?;
        self.wanted = Wanted::Operator { may_except: false };
        self.meant.push(")".to_owned());
        Ok(())
    }

    /// Notes a word that is wrong, and what was meant.
    fn wrong(&mut self, why: String, meant: Option<String>, tolerated: bool) {
        // The gravest is told; of equals, the first.
        if self.first.is_none() || (self.tolerated && !tolerated) {
            self.first = Some(why);
        }
        self.tolerated &= tolerated;
        self.certain &= meant.is_some();
        self.meant.extend(meant);
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

/// What is wrong with a licence inside an expression, a whole clause.
fn why(list: &CodeList, word: &str, judgement: &Judgement<'_>) -> String {
    match judgement {
        Judgement::WrongCase { meant } => format!("`{word}` is written `{}`", meant.code),
        Judgement::Former(former) => format!("`{word}` is deprecated, {}", former.why),
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

fn operator(word: &str) -> Option<&'static str> {
    let mut operators = ["AND", "OR", "WITH"].into_iter();
    operators.find(|operator| operator.eq_ignore_ascii_case(word))
}
