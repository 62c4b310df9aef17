//! The page of the guards: each with its file and the test that misses it.

use super::GUARDS;

const HEAD: &str = "# Guards and the tests that miss them

Made of the code by `cargo xtask generate`. What stands between a stranger's input and a run, a line each; whom we defend
against is in [SECURITY.md](../SECURITY.md). `cargo xtask guards` takes each guard out, one by one, and sees that its test
goes red; `cargo xtask guards git` only those with `git` in their path or in what they are for. In the hostile set the test is
an attack.

| guard | in | missed by |
|---|---|---|
";

/// The page.
pub(crate) fn page() -> (String, String) {
    let lines = GUARDS.iter().map(|guard| {
        format!(
            "| {} | `{}` | `{}` in `{}` |\n",
            guard.what, guard.file, guard.test, guard.test_file
        )
    });
    let text = HEAD.to_owned() + &lines.collect::<String>();
    ("docs/guards.md".to_owned(), text)
}
