//! Properties over made-up texts.

use catlint_codes::{CodeList, Judgement};
use proptest::prelude::*;

/// A word that is often one of an expression.
fn word() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &[
        "MIT",
        "mit",
        "Apache-2.0",
        "GPL-2.0+",
        "GPL-2.0",
        "gpl-3.0-ONLY",
        "EUPL-1.2+",
        "AND",
        "Or",
        "with",
        "WITH",
        "(",
        ")",
        "GCC-exception-3.1",
        "gcc-EXCEPTION-3.1",
        "LicenseRef-x",
        "isc+",
        "nope",
    ];
    prop_oneof![9 => prop::sample::select(KNOWN).prop_map(str::to_owned), 1 => "\\PC{0,6}"]
}

proptest! {
    #[test]
    fn what_was_meant_is_valid(words in prop::collection::vec(word(), 0..9)) {
        let list = CodeList::named("spdx-expression").expect("a list");
        let text = words.join(" ");
        let judgement = list.judge(&text);
        if let Some(meant) = judgement.certain() {
            prop_assert_eq!(list.judge(meant), Judgement::Valid, "{} -> {}", text, meant);
        }
        prop_assert_eq!(judgement == Judgement::Valid, list.contains(text.trim()));
    }
}

proptest! {
    // Each text is compared with every name of every list.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_text_is_judged_by_every_list(text in "\\PC{0,12}") {
        for name in CodeList::NAMES {
            let list = CodeList::named(name).expect("a list");
            if let Some(meant) = list.judge(&text).certain() {
                prop_assert!(list.contains(meant), "{}: {}", name, meant);
            }
        }
    }
}
