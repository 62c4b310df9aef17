//! Markdown (CommonMark, and what GitHub and GitLab make of it).

use super::line;

/// A text on one line, as code: the only place in Markdown where no mention, no link, no image and
/// no reference to an issue comes to life.
pub(crate) fn markdown(text: &str) -> String {
    let text = line(text);
    let fence = "`".repeat(longest_run(&text).saturating_add(1));
    // The blanks keep a backtick at either end apart from the fence; a reader takes them away.
    let blank = match text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) {
        true => " ",
        false => "",
    };
    match text.trim().is_empty() {
        true => "(empty)".to_owned(),
        false => format!("{fence}{blank}{text}{blank}{fence}"),
    }
}

/// The longest run of backticks: a fence of that length would be closed by it.
fn longest_run(text: &str) -> usize {
    let runs = text.split(|character| character != '`');
    runs.map(str::len).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fence_is_longer_than_any_run_inside() {
        assert_eq!(markdown("@me ![x](y)"), "`@me ![x](y)`");
        assert_eq!(markdown("`a` is ```b"), "```` `a` is ```b ````");
        assert_eq!(markdown(" "), "(empty)");
    }
}
