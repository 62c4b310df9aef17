//! `docs/code-lists.md`: the lists of codes that are built in.

use std::fmt::Write;

use catlint_codes::CodeList;

use super::Generated;

const HEAD: &str = "\
# Lists of codes

Made of the code by `cargo xtask generate`. Each list is built in, with its edition; which fields hold
its codes is said under `codes` in [the config](usage.md#the-config). What is found is
[unknown-code](rules/unknown-code.md).

| list | codes | of | edition |
|---|---|---|---|
";

const TAIL: &str = "
Withdrawn and reserved codes, common mistakes, names and codes of sister lists are known as well, and told
with the code that is meant. `un-m49` has the regions and groupings beside the countries and areas.
`spdx-expression` takes `MIT OR Apache-2.0`, `WITH` and its exceptions, brackets, `+`, and ids of one's own as
`LicenseRef-…`. Of the SPDX lists, ids in other letters and deprecated ones are warnings.

In November 2026 the lists were compared code by code with others that were made of the same standards: ISO 3166-1
with its withdrawn codes, ISO 639-1 and ISO 4217 with pycountry 26.2.16, the SPDX ids with spdx-license-ids 3.0.24, the
exceptions with the `spdx` crate 0.13.4 and a list of 3.29. The regions of UN M49 were not compared.

## A list of your own

A file inside the repository, with one value a line. Blank lines, and lines that begin with `#`, are left out.
After a tab may stand the name of a value, and after another one further names, separated by `;`: a name that
is met in the place of its value is then told with the value.

```text
# Kinds of portal.
data-portal
web-service	Web service	API;endpoint
```
";

/// The page.
pub(super) fn page() -> Generated {
    let mut text = HEAD.to_owned();
    for name in CodeList::NAMES {
        if let Some(list) = CodeList::named(name) {
            let (count, title, edition) = (list.entries().len(), list.title(), list.edition());
            let _ = writeln!(text, "| `{name}` | {count} | {title} | {edition} |");
        }
    }
    Generated {
        path: "docs/code-lists.md".to_owned(),
        text: text + TAIL,
    }
}
