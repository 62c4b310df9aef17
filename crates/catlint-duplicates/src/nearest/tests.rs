use catlint_core::{Catalogue, CollectionId};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{Asked, Query};
use crate::made;
use crate::profile::Draft;
use crate::settings::DuplicateSettings;

fn catalogue(names: &[String]) -> Catalogue {
    let item = |name: &String| {
        let page = name.len() % 7;
        format!("- name: {name}\n  url: https://example.org/{page}\n")
    };
    made::catalogue(
        names.iter().map(item).collect(),
        &vec![("", ""); names.len()],
    )
}

fn name() -> impl Strategy<Value = String> {
    let word =
        "(open|project|openproject|Osh|migrant|migrants|resource|centre|centr|labour|of|II|2)";
    let bracket = prop_oneof![3 => Just(""), 1 => Just(" (MRC)"), 1 => Just(", Apia")];
    (vec(word, 1..5), bracket).prop_map(|(words, bracket)| format!("{}{bracket}", words.join(" ")))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// A glance must not lose what the evidence would have found.
    #[test]
    fn what_is_told_at_a_glance_is_not_near(names in vec(name(), 1..30), asked in prop_oneof![name(), Just("MRC".to_owned())], linked in any::<bool>()) {
        let catalogue = catalogue(&names);
        let settings = DuplicateSettings::plain(&catalogue);
        let link = linked.then(|| "http://www.example.org/3/".to_owned());
        let query = Query::Words(Draft { name: asked, link, partition: None });
        let mut asked = Asked::of(&catalogue, &settings, CollectionId(0), &query).expect("a collection");
        let found = |asked: &Asked<'_>| -> Vec<(usize, i32)> {
            asked.near().iter().map(|(record, _, _, evidence)| (*record, evidence.points)).collect()
        };
        let quick = found(&asked);
        asked.record = true;
        prop_assert_eq!(quick, found(&asked));
    }
}
