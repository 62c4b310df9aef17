//! What is wrong with a link history, in words.

use catlint_links::history::{Damage, DamageKind, Reading};

/// The notices about a history that was read: one for each kind of damage, however often it occurs.
pub(crate) fn words(name: &str, reading: &Reading) -> Vec<String> {
    let lines = |wanted: &DamageKind| {
        let damage = reading.damage.iter();
        let lines = damage.filter(|damage| damage.kind == *wanted);
        lines.map(|damage| damage.line).collect::<Vec<_>>()
    };
    let whole = reading.damage.iter().find_map(|damage| whole(name, damage));
    let markers = lines(&DamageKind::ConflictMarker);
    let junk = lines(&DamageKind::Junk);
    let markers = markers.first().map(|line| {
        format!(
            "{name}:{line}: a merge was left unfinished here; the lines of both sides were read"
        )
    });
    let junk = junk.first().map(|line| match junk.len() {
        1 => format!("{name}:{line}: this line cannot be read and was left out; its link begins anew"),
        count => format!(
            "{name}:{line}: this line and {} more cannot be read and were left out; their links begin anew",
            count - 1
        ),
    });
    [whole, markers, junk].into_iter().flatten().collect()
}

/// The words about damage that leaves nothing to read.
fn whole(name: &str, damage: &Damage) -> Option<String> {
    let reason = match &damage.kind {
        DamageKind::TooLarge => "is too large for a link history".to_owned(),
        DamageKind::NoHeader => "does not begin like a link history".to_owned(),
        DamageKind::OtherVersion { version } => {
            format!("is a link history of version {version}, which this catlint does not know")
        }
        DamageKind::ConflictMarker | DamageKind::Junk => return None,
    };
    Some(format!(
        "{name} {reason}: it was not used and is left as it is"
    ))
}

#[cfg(test)]
mod tests {
    use catlint_links::history::parse;

    use super::*;

    #[test]
    fn a_thousand_broken_lines_are_one_sentence() {
        let header = catlint_links::history::render(&Default::default());
        let said = |text: &str| words("h.tsv", &parse(format!("{header}{text}").as_bytes()));
        assert_eq!(said(""), Vec::<String>::new());
        assert_eq!(
            said("a\n"),
            ["h.tsv:2: this line cannot be read and was left out; its link begins anew"]
        );
        assert_eq!(
            said("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n"),
            [
                "h.tsv:2: a merge was left unfinished here; the lines of both sides were read",
                "h.tsv:3: this line and 1 more cannot be read and were left out; their links begin anew",
            ]
        );
        assert_eq!(
            words("h.tsv", &parse(b"# catlint link history, version 7: x\n")),
            [
                "h.tsv is a link history of version 7, which this catlint does not know: it was not used and is left as it is"
            ]
        );
    }
}
