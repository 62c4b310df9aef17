//! What a single word is to a list: the questions in the order in which they are asked.

use catlint_core::text::fold::fold;
use catlint_core::text::suggest;

use crate::entry::Entry;
use crate::judgement::Judgement;
use crate::list::CodeList;

impl CodeList {
    /// What a word is to the list, whether or not its codes may be joined.
    pub(crate) fn judge_code(&self, text: &str) -> Judgement<'_> {
        if self.codes.contains_key(text) {
            return Judgement::Valid;
        }
        let lower = text.to_lowercase();
        let questions = [
            self.wrong_case(&lower),
            self.formers.get(&lower).map(Judgement::Former),
            self.missing_zeros(text),
            self.other_code(&lower),
            self.name(text),
        ];
        let answer = questions.into_iter().flatten().next();
        answer.unwrap_or_else(|| Judgement::Unknown {
            nearest: self.nearest(text),
        })
    }

    fn wrong_case(&self, lower: &str) -> Option<Judgement<'_>> {
        let [only] = self.lower.get(lower)?[..] else {
            return None;
        };
        let meant = self.entries.get(only)?;
        Some(Judgement::WrongCase { meant })
    }

    fn missing_zeros(&self, text: &str) -> Option<Judgement<'_>> {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let width = self.entries.first()?.code.len();
        let padded = format!("{text:0>width$}");
        let meant = self.entries.get(*self.codes.get(&padded)?)?;
        digits.then_some(Judgement::MissingZeros { meant })
    }

    fn other_code(&self, lower: &str) -> Option<Judgement<'_>> {
        let (index, kind) = *self.others.get(lower)?;
        let meant = self.entries.get(index)?;
        Some(Judgement::OtherCode { meant, kind })
    }

    fn name(&self, text: &str) -> Option<Judgement<'_>> {
        let indices = self.names.get(&fold(text))?.iter();
        let meant: Vec<_> = indices
            .filter_map(|index| self.entries.get(*index))
            .collect();
        (!meant.is_empty()).then_some(Judgement::Name { meant })
    }

    /// The entry whose code, or else whose name, is nearest. Numbers are not near each other, and
    /// among the short codes of a standard every slip is another code.
    fn nearest(&self, text: &str) -> Option<&Entry> {
        const SHORTEST: usize = 4;
        let short = text.chars().count() < SHORTEST;
        if !text.contains(char::is_alphabetic) || short && !self.edition.is_empty() {
            return None;
        }
        let codes = self.entries.iter().map(|entry| &*entry.code);
        if let Some(code) = suggest::nearest(text, codes) {
            return self.entries.get(*self.codes.get(code)?);
        }
        self.nearest_name(text)
    }

    fn nearest_name(&self, text: &str) -> Option<&Entry> {
        let length = text.chars().count();
        let every = self.entries.iter();
        let every = every.flat_map(|entry| entry.aliases.iter().chain([&entry.name]));
        let alike = every.filter(|name| {
            // The beginning of a long name may be that of several.
            name.chars().count().abs_diff(length) <= length / 3
        });
        let nearest = suggest::nearest(text, alike.map(|name| &**name));
        let name = nearest?;
        match self.names.get(&fold(name))?[..] {
            [only] => self.entries.get(only),
            _ => None,
        }
    }
}
