//! Whether the texts of a field are a choice out of few.

use crate::texts::Texts;

/// Choices that a list of allowed values may have.
const MOST_CHOICES: usize = 20;
/// How often each choice must occur on average before it is believed to be one.
const USES_OF_A_CHOICE: usize = 4;
/// Texts from which on anything can be said of what values repeat.
const FEWEST_TEXTS: usize = 12;

/// The values of a field that is a choice out of few.
pub(crate) fn choices(texts: &Texts) -> Option<Vec<&str>> {
    let distinct = texts
        .distinct()
        .filter(|distinct| *distinct <= MOST_CHOICES)?;
    let often = texts.count >= FEWEST_TEXTS && texts.count >= distinct * USES_OF_A_CHOICE;
    // Values that occur once are names, or slips: no choice is made of many of them.
    let single = texts.values().filter(|(_, value)| value.count == 1).count();
    let choices = || texts.values().map(|(text, _)| text).collect();
    (often && distinct > 1 && single * 3 <= distinct && texts.blank == 0).then(choices)
}
