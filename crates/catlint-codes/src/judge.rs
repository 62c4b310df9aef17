//! What a text is to a list.

use crate::expression;
use crate::judgement::Judgement;
use crate::list::CodeList;

impl CodeList {
    /// Whether a text is a code of the list, exactly. O(text).
    #[must_use]
    pub fn contains(&self, code: &str) -> bool {
        match self.joined {
            true => expression::judge(self, code) == Judgement::Valid,
            false => self.codes.contains_key(code),
        }
    }

    /// What a text is to the list. White space around it is no matter of codes. O(text) for what the
    /// list knows, else O(list × text²).
    #[must_use]
    pub fn judge(&self, text: &str) -> Judgement<'_> {
        let text = text.trim();
        match self.joined {
            true => expression::judge(self, text),
            false => self.judge_code(text),
        }
    }

    /// What a number is to the list, where a number cannot have zeros before it.
    #[must_use]
    pub fn judge_number(&self, text: &str) -> Judgement<'_> {
        match self.judge(text) {
            Judgement::MissingZeros { .. } => Judgement::Valid,
            other => other,
        }
    }
}
