//! Comments: `# catlint: ignore[rule, rule] reason until 2027-01-31`.

use catlint_core::text::suggest;
use catlint_core::{Day, DocumentId, Place, Span};

use super::names::{MOST_RULES, named, shown};
use super::written::{IgnoreFault, Origin, WrittenIgnore};

/// How it is written; said where it is not understood.
const FORM: &str = "write it as `# catlint: ignore[RULE] the reason`";
/// Words that other linters have for it.
const OTHER_WORDS: &[&str] = &["allow", "disable", "noqa", "off", "skip", "suppress"];

/// A comment that says what to ignore; nothing for every other comment.
pub(super) fn read(document: DocumentId, text: &str, start: u32) -> Option<WrittenIgnore> {
    let comment = Comment {
        document,
        text,
        start: start as usize,
    };
    let head = text.trim_start_matches('#').trim_start();
    let body = head.strip_prefix("catlint:")?.trim_start();
    let is_letter = |c: char| c.is_alphabetic() || c == '-' || c == '_';
    let word = body.trim_start_matches(is_letter);
    let (word, rest) = body.split_at(body.len() - word.len());
    let mut ignore = WrittenIgnore::new(Origin::Comment, comment.place(text));
    if word != "ignore" {
        ignore.faults.push(comment.other_word(word, rest)?);
        return Some(ignore);
    }
    match brackets(rest.trim_start()) {
        Ok((names, rest)) => {
            let names = names.split(',').map(str::trim);
            let names = names.filter(|name| !name.is_empty()).take(MOST_RULES);
            ignore.rules = names
                .filter_map(|name| named(name, comment.place(name), &mut ignore.faults))
                .collect();
            comment.tail(rest, &mut ignore);
        }
        Err(message) => ignore.faults.push(comment.fault(body, message)),
    }
    Some(ignore)
}

/// What is in the brackets, and what follows them.
fn brackets(text: &str) -> Result<(&str, &str), &'static str> {
    const NO_RULE: &str = "this does not say which rule is ignored";
    let inside = text.strip_prefix('[').ok_or(NO_RULE)?;
    let (names, rest) = inside
        .split_once(']')
        .ok_or("the bracket behind the rules is missing")?;
    if names.trim_matches([' ', ',', '\t']).is_empty() {
        return Err(NO_RULE);
    }
    Ok((names, rest))
}

struct Comment<'t> {
    document: DocumentId,
    text: &'t str,
    start: usize,
}

impl Comment<'_> {
    /// The place of a part of the text.
    fn place(&self, part: &str) -> Place {
        let at = self.start + (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        Place::Text {
            document: self.document,
            span: Span::new(at, at + part.len()),
        }
    }

    fn fault(&self, part: &str, message: impl Into<String>) -> IgnoreFault {
        IgnoreFault {
            place: self.place(part.trim_end()),
            message: message.into(),
            help: FORM.to_owned(),
        }
    }

    /// Another word than `ignore`: a slip if something follows that only an ignore has, or if it is
    /// nearly the word or another linter's word for it. All else is prose.
    fn other_word(&self, word: &str, rest: &str) -> Option<IgnoreFault> {
        let bracket = rest.trim_start().starts_with('[');
        let near = suggest::nearest(word, ["ignore"]).is_some();
        let slip = bracket || near || OTHER_WORDS.contains(&word.to_lowercase().as_str());
        slip.then(|| {
            self.fault(
                word,
                format!("`catlint: {}` is not understood", shown(word)),
            )
        })
    }

    /// The reason, and the day behind or before it.
    fn tail(&self, rest: &str, ignore: &mut WrittenIgnore) {
        let mut reason = rest.to_owned();
        if let Some((at, date)) = until(rest) {
            match date.parse::<Day>() {
                Ok(day) => ignore.until = Some((day, self.place(date))),
                Err(_) => ignore.faults.push(IgnoreFault {
                    help: "write the day as `until 2027-01-31`".to_owned(),
                    ..self.fault(date, format!("`{}` is no day of the calendar", shown(date)))
                }),
            }
            let behind =
                at + rest.get(at..).unwrap_or_default().find(date).unwrap_or(0) + date.len();
            let before = rest.get(..at).unwrap_or_default();
            reason = format!("{before} {}", rest.get(behind..).unwrap_or_default());
        }
        let is_sign = |c: char| c.is_whitespace() || ":;,.-–—()#".contains(c);
        let reason = reason.trim_matches(is_sign);
        ignore.reason = (!reason.is_empty()).then(|| reason.to_owned());
    }
}

/// The last `until` that has something like a date behind it: where it begins, and the date.
fn until(text: &str) -> Option<(usize, &str)> {
    let words = text.rmatch_indices("until");
    let mut dates = words.filter_map(|(at, word)| {
        let before = text.get(..at)?.chars().next_back();
        let rest = text.get(at + word.len()..)?.trim_start_matches([' ', ':']);
        let end = rest
            .find(|c: char| !(c.is_ascii_digit() || "-/.".contains(c)))
            .unwrap_or(rest.len());
        let date = rest.get(..end)?.trim_end_matches(['.', '-', '/']);
        let is_word = before.is_none_or(|c| !c.is_alphanumeric());
        // A year alone may be a part of the reason; three numbers are meant as a day.
        let is_date = date.split(['-', '/', '.']).count() == 3;
        (is_word && is_date).then_some((at, date))
    });
    dates.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ignore(text: &str) -> Option<WrittenIgnore> {
        read(DocumentId(0), text, 0)
    }

    fn told(text: &str) -> (Vec<String>, Option<String>, Option<String>) {
        let ignore = ignore(text).expect(text);
        let faults: Vec<_> = ignore.faults.iter().map(|fault| &fault.message).collect();
        assert!(faults.is_empty(), "{text}: {faults:?}");
        let rules = ignore.rules.into_iter().map(|rule| rule.name);
        let until = ignore.until.map(|(day, _)| day.to_string());
        (rules.collect(), ignore.reason, until)
    }

    #[test]
    fn rules_reason_and_day_are_read() {
        let day = Some("2027-01-31".to_owned());
        let why = Some("the site moves".to_owned());
        for (text, rules, until) in [
            ("# catlint: ignore[dead-url] the site moves", 1, None),
            (
                "#catlint:ignore[ dead-url ,wrong-type, ]: the site moves",
                2,
                None,
            ),
            ("## catlint: ignore [dead-url] — the site moves.", 1, None),
            (
                "# catlint: ignore[dead-url] the site moves until 2027-01-31",
                1,
                day.clone(),
            ),
            (
                "# catlint: ignore[dead-url] until 2027-01-31: the site moves",
                1,
                day.clone(),
            ),
            (
                "# catlint: ignore[dead-url] the site moves (until: 2027-01-31).",
                1,
                day,
            ),
        ] {
            let (names, reason, end) = told(text);
            assert_eq!(
                (names.len(), &reason, &end),
                (rules, &why, &until),
                "{text}"
            );
        }
        let (_, reason, end) = told("# catlint: ignore[dead-url] away until spring 2027");
        assert_eq!(
            (reason.as_deref(), end),
            (Some("away until spring 2027"), None)
        );
        assert_eq!(told("# catlint: ignore[dead-url]  ").1, None);
        assert_eq!(told("# catlint: ignore[dead-url] until 2027-01-31").1, None);
    }

    #[test]
    fn prose_is_left_alone() {
        for text in [
            "# see catlint: ignore[dead-url]",
            "# catlint: checked by hand",
            "# catlint checks this",
            "# catlint:",
        ] {
            assert!(ignore(text).is_none(), "{text}");
        }
    }

    #[test]
    fn slips_are_told_at_their_place() {
        for (text, part, message) in [
            (
                "# catlint: ignore dead-url",
                "ignore dead-url",
                "this does not say which rule is ignored",
            ),
            (
                "# catlint: ignore[] x",
                "ignore[] x",
                "this does not say which rule is ignored",
            ),
            (
                "# catlint: ignore[dead-url x",
                "ignore[dead-url x",
                "the bracket behind the rules is missing",
            ),
            (
                "# catlint: ignroe[dead-url] x",
                "ignroe",
                "`catlint: ignroe` is not understood",
            ),
            (
                "# catlint: disable dead-url",
                "disable",
                "`catlint: disable` is not understood",
            ),
            (
                "# catlint: ignore[dead-url] x until 2027-02-30",
                "2027-02-30",
                "`2027-02-30` is no day of the calendar",
            ),
            (
                "# catlint: ignore[dead-url] x until 31/1/2027",
                "31/1/2027",
                "`31/1/2027` is no day of the calendar",
            ),
            (
                "# catlint: ignore[syntax-error] x",
                "syntax-error",
                "`syntax-error` cannot be ignored",
            ),
        ] {
            let ignore = ignore(text).expect(text);
            let fault = ignore.faults.first().expect(text);
            assert_eq!(fault.message, message, "{text}");
            let Place::Text { span, .. } = fault.place else {
                unreachable!("comments are text");
            };
            assert_eq!(text.get(span.range()), Some(part), "{text}");
        }
    }
}
