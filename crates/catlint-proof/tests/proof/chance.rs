//! The proofs over made-up bytes: what a fuzzer would try first, in every run of the tests.

use catlint_proof::{PROOFS, shapes};
use proptest::prelude::*;

/// Pieces of all shapes, and bytes that are no text.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let pieces = [
        shapes::yaml(),
        shapes::json(),
        shapes::urls(),
        shapes::strings(),
    ]
    .concat();
    let piece = prop_oneof![
        4 => prop::sample::select(pieces).prop_map(String::into_bytes),
        1 => prop::collection::vec(any::<u8>(), 0..24),
        1 => Just(b"\n%%%\n".to_vec()),
        1 => Just(b"\n".to_vec()),
    ];
    prop::collection::vec(piece, 1..5).prop_map(|pieces| pieces.concat())
}

/// A schema of keywords that meet each other seldom, and a record.
fn schema_and_record() -> impl Strategy<Value = Vec<u8>> {
    let keyword = prop::sample::select(vec![
        r#""type": "object""#,
        r#""required": ["name", "x"]"#,
        r##""anyOf": [{"$ref": "#"}, {"const": 1}]"##,
        r##""properties": {"list": {"items": {"$ref": "#"}}}"##,
        r#""not": {"pattern": "^((?=a)a+)+$"}"#,
        r#""patternProperties": {"^((?=n)n+)+$": false}"#,
        r#""additionalProperties": {"pattern": "(a+)+$"}"#,
        r#""uniqueItems": true, "minItems": 2"#,
        r#""unevaluatedProperties": false"#,
        r#""if": {"required": ["id"]}, "then": false"#,
        r#""propertyNames": {"maxLength": 3}"#,
        r##""$dynamicRef": "#x", "$dynamicAnchor": "x""##,
        r#""dependentSchemas": {"name": {"minProperties": 3}}"#,
        r#""contains": {"type": "integer"}, "maxContains": 0"#,
        r#""multipleOf": 0.1, "maximum": 1e300"#,
        r#""format": "uri", "minLength": 3"#,
    ]);
    let schema =
        prop::collection::vec(keyword, 0..6).prop_map(|all| format!("{{{}}}", all.join(", ")));
    let record = prop::sample::select(shapes::yaml());
    (schema, record).prop_map(|(schema, record)| format!("{schema}\n%%%\n{record}").into_bytes())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn whatever_the_bytes_every_proof_holds(bytes in bytes()) {
        for (_, proof) in PROOFS {
            proof(&bytes);
        }
    }

    #[test]
    fn whatever_the_schema_the_audit_ends(bytes in schema_and_record()) {
        catlint_proof::schema(&bytes);
    }

    #[test]
    fn whatever_the_address_the_oracle_agrees(bytes in any::<[u8; 16]>(), front in 0..8u8) {
        // Most of all addresses look alike; the special ones begin in a few ways.
        let fronts = [[0x20, 0x01], [0x20, 0x02], [0x3f, 0xff], [0, 0x64], [0, 0], [10, 0], [192, 168], [127, 0]];
        let mut special = bytes;
        special[..2].copy_from_slice(&fronts[front as usize]);
        catlint_proof::addresses(&bytes);
        catlint_proof::addresses(&special);
    }
}
