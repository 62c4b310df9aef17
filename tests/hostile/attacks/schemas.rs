//! Schemas by a stranger: what they refer to, what they cost, what they let pass.

use super::{Attack, attack};

/// An attack by the schema, over a record that it is about.
fn schema(name: &'static str, schema: impl Into<String>, record: &'static str) -> Attack {
    let schema = schema.into();
    attack(name, move |arena| {
        arena.write("schema.json", &schema);
        arena.record(record);
    })
}

/// The witness has to be found wrong by whatever schema.
fn with_name(rest: &str) -> String {
    format!("{{\"required\": [\"name\"], {rest}}}")
}

#[expect(clippy::too_many_lines, reason = "a list")]
pub(super) fn attacks() -> Vec<Attack> {
    const SLOW: &str = "name: x\nword: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\n";
    const SLOW_KEY: &str = "name: x\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!: 1\n";
    const LOOK: &str = "^((?=a)a+)+$";
    vec![
        schema(
            "schema-remote-ref",
            with_name(r#""$ref": "http://127.0.0.1:47113/s""#),
            "name: x\n",
        ),
        schema(
            "schema-file-ref",
            with_name(r#""$ref": "file:///etc/passwd""#),
            "name: x\n",
        ),
        schema(
            "schema-relative-ref",
            with_name(r#""$ref": "../../../etc/passwd""#),
            "name: x\n",
        ),
        schema(
            "schema-foreign-draft",
            r#"{"$schema": "http://127.0.0.1:47113/draft", "required": ["name"]}"#,
            "name: x\n",
        ),
        schema(
            "schema-self-ref",
            r##"{"$ref": "#", "required": ["name"]}"##,
            "name: x\n",
        ),
        schema(
            "schema-mutual-ref",
            with_name(
                r##""$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}, "properties": {"word": {"$ref": "#/$defs/a"}}"##,
            ),
            "name: x\nword: y\n",
        ),
        schema(
            "schema-dynamic-ref",
            with_name(r##""$dynamicAnchor": "n", "properties": {"map": {"$dynamicRef": "#n"}}"##),
            "name: x\nmap: {map: {}}\n",
        ),
        schema(
            "schema-redos",
            with_name(r#""properties": {"word": {"pattern": "^(a+)+$"}}"#),
            SLOW,
        ),
        schema(
            "schema-redos-lookahead",
            with_name(&format!(
                r#""properties": {{"word": {{"pattern": "{LOOK}"}}}}"#
            )),
            SLOW,
        ),
        schema(
            "schema-redos-not",
            with_name(&format!(
                r#""properties": {{"word": {{"not": {{"pattern": "{LOOK}"}}}}}}"#
            )),
            SLOW,
        ),
        schema(
            "schema-redos-any-of",
            with_name(&format!(
                r#""properties": {{"word": {{"anyOf": [{{"pattern": "{LOOK}"}}, true]}}}}"#
            )),
            SLOW,
        ),
        schema(
            "schema-redos-if",
            with_name(&format!(
                r#""properties": {{"word": {{"if": {{"pattern": "{LOOK}"}}, "else": true, "then": false}}}}"#
            )),
            SLOW,
        ),
        schema(
            "schema-redos-key",
            with_name(&format!(r#""patternProperties": {{"{LOOK}": false}}"#)),
            SLOW_KEY,
        ),
        schema(
            "schema-redos-other-keys",
            with_name(&format!(
                r#""properties": {{"name": true, "id": true}}, "patternProperties": {{"{LOOK}": true}}, "additionalProperties": true"#
            )),
            SLOW_KEY,
        ),
        schema(
            "schema-redos-names",
            with_name(&format!(
                r#""propertyNames": {{"not": {{"pattern": "{LOOK}"}}}}"#
            )),
            SLOW_KEY,
        ),
        schema(
            "schema-huge-repeat",
            with_name(r#""properties": {"word": {"pattern": "((){4294967295}){4294967295}"}}"#),
            "name: x\nword: y\n",
        ),
        schema(
            "schema-nested-repeat",
            with_name(r#""properties": {"word": {"pattern": "a{1000}{1000}{1000}"}}"#),
            "name: x\nword: y\n",
        ),
        schema(
            "schema-nested-repeat-look",
            with_name(r#""properties": {"word": {"pattern": "(?=a)a{1000}{1000}{1000}"}}"#),
            "name: x\nword: y\n",
        ),
        schema(
            "schema-deep-pattern",
            with_name(&format!(
                r#""properties": {{"word": {{"pattern": "{}a{}"}}}}"#,
                "(".repeat(50_000),
                ")".repeat(50_000)
            )),
            "name: x\nword: y\n",
        ),
        schema(
            "schema-bad-pattern",
            with_name(r#""properties": {"word": {"pattern": "("}}"#),
            "name: x\nword: y\n",
        ),
        attack("schema-recursion", |arena| {
            arena.write(
                "schema.json",
                with_name(
                    r##""$defs": {"d": {"type": "object", "properties": {"a": {"anyOf": [{"$ref": "#/$defs/d"}, {"$ref": "#/$defs/d"}]}}}}, "properties": {"map": {"$ref": "#/$defs/d"}}"##,
                ),
            );
            let deep = format!("{}1{}", "{a: ".repeat(100), "}".repeat(100));
            arena.record(format!("name: x\nmap: {deep}\n"));
        }),
        schema("schema-fan-out", fan_out(), "name: x\nword: y\n"),
        schema(
            "schema-deep",
            with_name(&format!(
                r#""not": {}false{}"#,
                r#"{"not": "#.repeat(40),
                "}".repeat(40)
            )),
            "name: x\n",
        ),
        schema(
            "schema-too-deep",
            with_name(&format!(
                r#""not": {}true{}"#,
                r#"{"not": "#.repeat(5_000),
                "}".repeat(5_000)
            )),
            "name: x\n",
        ),
        schema(
            "schema-huge-bounds",
            with_name(r#""minProperties": 99999999999999999999, "maxLength": 1e400"#),
            "name: x\n",
        ),
        schema("schema-no-schema", "[1, 2]", "name: x\n"),
        schema("schema-empty", "", "name: x\n"),
        attack("schema-steered", |arena| {
            arena.record("$schema: http://127.0.0.1:47113/s\n# yaml-language-server: $schema=/etc/passwd\nname: x\n");
        }),
    ]
}

/// Each level tries the one below twice: 2^30 ways to nowhere.
fn fan_out() -> String {
    let levels = (0..30).map(|level| {
        let below = format!("{{\"$ref\": \"#/$defs/d{}\"}}", level + 1);
        format!("\"d{level}\": {{\"anyOf\": [{below}, {below}]}}")
    });
    let levels: Vec<_> = levels.collect();
    with_name(&format!(
        "\"$defs\": {{{}, \"d30\": {{\"const\": 1}}}}, \"properties\": {{\"word\": {{\"$ref\": \"#/$defs/d0\"}}}}",
        levels.join(", ")
    ))
}
