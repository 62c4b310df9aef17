//! Defects planted one by one in a copy of the catalogue: each gives the one finding that a
//! maintainer would expect, and honest additions give none.

#![expect(clippy::panic, reason = "a test says what it saw")]

mod support;

use serde_json::Value;
use support::Copy;

/// What is done to the copy before the run.
enum Harm {
    /// Replaces a text of a file, there once.
    Replace(&'static str, &'static str, &'static str),
    /// Writes a file.
    Write(&'static str, &'static [u8]),
    /// Copies a file to another, with replacements.
    Clone(
        &'static str,
        &'static str,
        &'static [(&'static str, &'static str)],
    ),
    /// Makes a directory.
    Directory(&'static str),
}

use Harm::{Clone, Directory, Replace, Write};

/// The finding that a plant must give: severity, rule, file, pointer, and words of its message.
struct Expected(
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const KH: &str = "data/initiatives/kh-employment-permit-scheme.yaml";
const MRC: &str = "data/initiatives/kh-migrant-workers-resource-centres.yaml";
const IN: &str = "data/initiatives/in-vande-bharat-mission.yaml";
const MM: &str = "data/initiatives/mm-twe-let.yaml";
const HRP: &str = "data/initiatives/mm-happy-return-programme.yaml";
const HRP2: &str = "data/initiatives/mm-returnees-happy.yaml";
const NR: &str = "data/initiatives/nr-seasonal-worker-programs.yaml";
const TJ: &str = "data/initiatives/tj-labour-migrants-call-centre.yaml";
const WS: &str = "data/initiatives/ws-work-ready-pool.yaml";
const NEW: &str = "data/initiatives/tj-new.yaml";

/// The text of the Tajik record, and one of its own.
const TJ_TEXT: &str = "A call centre for migrants in the Russian Federation, opened during the COVID pandemic by those who\n  represent Tajikistan's ministry, the MoLMEP, there. Callers learn which services exist and what help\n  they can get in the Russian Federation from public authorities, the diaspora and NGOs.";
const HRP_TEXT: &str = "Set up by the Republic of Korea for workers from Myanmar who come home from there, and who are matched\n  with Korean factories in Myanmar. Before departure they attend seminars and are trained in\n  skills and in business, to be ready for the return. On offer are vocational courses, help before the\n  return with applications to Korean companies that operate in Myanmar, and help with the paperwork of\n  insurance claims. The aim is that workers settle in again and go on using what they learnt abroad.";
const NR_TEXT: &str = "Agreements through which employers in New Zealand and Australia recruit people from Nauru for seasonal\n  jobs. Nauru takes part in several such schemes; those that the source names are listed here with the\n  year printed beside each. Those who go learn new skills, and what they earn reaches their families as\n  remittances.";
const OWN_TEXT: &str = "A telephone line that tells seasonal workers abroad what their rights are, in four languages,\n  every day of the year.";

/// What makes a copy of the Tajik record one of its own.
const OWN: &[(&str, &str)] = &[
    ("id: tj-labour-migrants-call-centre", "id: tj-new"),
    (
        "name: Protecting rights and interests of labour migrants",
        "name: Hotline for seasonal workers",
    ),
    (TJ_TEXT, OWN_TEXT),
    ("http://taimigration.ru/", "https://hotline.tj/"),
    ("row: 19", "row: 20"),
];

#[rustfmt::skip]
#[expect(clippy::too_many_lines, reason = "a table")]
fn plants() -> Vec<(&'static str, Vec<Harm>, Expected)> {
    vec![
        // Fields: what is missing, and what is too much.
        ("no country", vec![Replace(KH, "country: \"KH\"\n", "")], Expected("error", "missing-field", KH, "", "`country` is missing")),
        ("no name", vec![Replace(KH, "name: The Employment Permit Scheme\ncountry", "country")], Expected("error", "missing-field", KH, "", "`name` is missing")),
        ("no description", vec![Replace(WS, "description: >-\n  Samoa has joined several schemes for seasonal employment, and a unit of its labour ministry looks after\n  them. The pool is that unit's tool: every recruitment of Samoans for seasonal work abroad is\n  managed through it.\n", "")], Expected("error", "missing-field", WS, "", "`description` is missing")),
        ("no role of a link", vec![Replace(TJ, "    role: organisation\n", "")], Expected("error", "missing-field", TJ, "/links/0", "`links[0].role` is missing")),
        ("neither links nor a reason", vec![Replace(TJ, "links:\n  - url: http://taimigration.ru/\n    role: organisation\n", "")], Expected("error", "missing-field", TJ, "", "`links`")),
        ("links and a reason for none", vec![Replace(TJ, "links:\n", "links_absent:\n  reason: removed\n  note: It was dead for a year.\nlinks:\n")], Expected("error", "excluded-field", TJ, "/links_absent", "`links_absent`")),
        ("a misspelt field", vec![Replace(KH, "country:", "contry:")], Expected("error", "unknown-field", KH, "/contry", "did you mean `country`?")),
        ("a misspelt optional field", vec![Replace(KH, "partner_countries:", "partner_country:")], Expected("error", "unknown-field", KH, "/partner_country", "did you mean `partner_countries`?")),
        ("a field of one's own", vec![Replace(KH, "section:", "budget: 12\nsection:")], Expected("error", "unknown-field", KH, "/budget", "unknown field `budget`")),
        // Fields: wrong values.
        ("an unknown country", vec![Replace(KH, "country: \"KH\"", "country: \"XX\"")], Expected("error", "unknown-code", KH, "/country", "`XX` is no code of ISO 3166-1")),
        ("a country by its name", vec![Replace(KH, "country: \"KH\"", "country: Cambodia")], Expected("error", "unknown-code", KH, "/country", "`Cambodia` is a name: its code in ISO 3166-1 is `KH`")),
        ("a country in lower case", vec![Replace(KH, "country: \"KH\"", "country: kh")], Expected("error", "unknown-code", KH, "/country", "`kh` is written `KH` in ISO 3166-1")),
        ("a misspelt section", vec![Replace(KH, "section: asia-and-the-pacific", "section: asia-and-pacific")], Expected("error", "invalid-value", KH, "/section", "did you mean `asia-and-the-pacific`?")),
        ("a misspelt role", vec![Replace(MM, "    role: official", "    role: oficial")], Expected("error", "invalid-value", MM, "/links/0/role", "did you mean `official`?")),
        ("an unknown scheme", vec![Replace(KH, "- scheme: eps", "- scheme: h2b")], Expected("error", "invalid-value", KH, "/schemes/0/scheme", "`h2b`")),
        ("a number with a separator", vec![Replace(MM, "value: 50000", "value: \"50,000\"")], Expected("error", "wrong-type", MM, "/figures/0/value", "a text")),
        ("a name that is a number", vec![Replace(KH, "name: The Employment Permit Scheme\ncountry", "name: 2014\ncountry")], Expected("error", "wrong-type", KH, "/name", "`name`")),
        ("a year without quotes", vec![Replace(MM, "start: \"2017\"", "start: 2017")], Expected("error", "wrong-type", MM, "/period/start", "`period.start`")),
        ("half a row", vec![Replace(MM, "row: 5", "row: 5.5")], Expected("error", "wrong-type", MM, "/source/row", "`source.row`")),
        ("links as one mapping", vec![Replace(TJ, "links:\n  - url: http://taimigration.ru/\n    role", "links:\n    url: http://taimigration.ru/\n    role")], Expected("error", "wrong-type", TJ, "/links", "`links`")),
        ("a year cut short", vec![Replace(MM, "start: \"2017\"", "start: \"17\"")], Expected("error", "unmatched-pattern", MM, "/period/start", "`period.start`")),
        ("an id with capitals", vec![Replace(KH, "id: kh-", "id: KH-")], Expected("error", "unmatched-pattern", KH, "/id", "`id`")),
        ("row nought", vec![Replace(MM, "row: 5", "row: 0")], Expected("error", "out-of-bounds", MM, "/source/row", "`source.row`")),
        ("an empty list of links", vec![Replace(TJ, "links:\n  - url: http://taimigration.ru/\n    role: organisation\n", "links: []\n")], Expected("error", "out-of-bounds", TJ, "/links", "`links`")),
        ("a description of three words", vec![Replace(WS, "description: >-\n  Samoa has joined several schemes for seasonal employment, and a unit of its labour ministry looks after\n  them. The pool is that unit's tool: every recruitment of Samoans for seasonal work abroad is\n  managed through it.\n", "description: A labour pool.\n")], Expected("error", "out-of-bounds", WS, "/description", "`description`")),
        ("a partner named twice", vec![Replace(NR, "[\"NZ\", \"AU\"]", "[\"NZ\", \"AU\", \"NZ\"]")], Expected("error", "repeated-item", NR, "/partner_countries/2", "`NZ`")),
        ("the wrong file name", vec![Replace(KH, "id: kh-employment-permit-scheme", "id: kh-employment-permit-system")], Expected("error", "file-name-mismatch", KH, "/id", "the file is named `kh-employment-permit-scheme`")),
        // Fields: what text should not hold.
        ("nothing in a name", vec![Replace(KH, "name: The Employment Permit Scheme\ncountry", "name: \"\"\ncountry")], Expected("error", "blank-text", KH, "/name", "`name`")),
        ("white space for a name", vec![Replace(KH, "name: The Employment Permit Scheme\ncountry", "name: \"     \"\ncountry")], Expected("warning", "blank-text", KH, "/name", "`name`")),
        ("a note to come", vec![Replace(NR, "note: The source prints no link for this row.", "note: TODO")], Expected("error", "placeholder-text", NR, "/links_absent/note", "TODO")),
        ("no answer", vec![Replace(KH, "unit: trainees", "unit: N/A")], Expected("warning", "placeholder-text", KH, "/figures/0/unit", "N/A")),
        ("lorem ipsum", vec![Replace(WS, "Samoa has joined several schemes", "Lorem ipsum dolor sit amet several schemes")], Expected("warning", "placeholder-text", WS, "/description", "filler text: `Lorem ipsum")),
        ("markup", vec![Replace(TJ, "name: Protecting rights and interests of labour migrants", "name: <p>Protecting rights and interests of labour migrants</p>")], Expected("warning", "html-remnant", TJ, "/name", "<p>")),
        ("an entity", vec![Replace(TJ, "rights and interests", "rights &amp; interests")], Expected("warning", "html-remnant", TJ, "/name", "&amp;")),
        ("a space at the end", vec![Replace(TJ, "name: Protecting rights and interests of labour migrants", "name: \"Protecting rights and interests of labour migrants \"")], Expected("warning", "stray-white-space", TJ, "/name", "`name`")),
        ("a zero-width space", vec![Replace(TJ, "rights and interests", "rights\u{200b} and interests")], Expected("warning", "invisible-character", TJ, "/name", "U+200B")),
        // Links: the form of a URL.
        ("a URL without a scheme", vec![Replace(TJ, "http://taimigration.ru/", "www.taimigration.ru/")], Expected("error", "malformed-url", TJ, "/links/0/url", "scheme")),
        ("a URL with a space", vec![Replace(TJ, "http://taimigration.ru/", "http://taimigration.ru/about us")], Expected("error", "malformed-url", TJ, "/links/0/url", "space")),
        ("a URL with one slash", vec![Replace(TJ, "http://taimigration.ru/", "http:/taimigration.ru/")], Expected("error", "malformed-url", TJ, "/links/0/url", "beginning is misspelt")),
        ("a scheme twice", vec![Replace(TJ, "http://taimigration.ru/", "http://https://taimigration.ru/")], Expected("error", "malformed-url", TJ, "/links/0/url", "twice")),
        ("two URLs in one", vec![Replace(TJ, "http://taimigration.ru/", "http://taimigration.ru/ https://mehnat.tj/")], Expected("error", "several-urls", TJ, "/links/0/url", "2 web addresses")),
        ("a URL cut by a comment", vec![Replace(TJ, "http://taimigration.ru/", "http://taimigration.ru/ #services")], Expected("error", "cut-url", TJ, "/links/0/url", "#services")),
        ("a file transfer", vec![Replace(TJ, "http://taimigration.ru/", "ftp://taimigration.ru/")], Expected("error", "unsupported-scheme", TJ, "/links/0/url", "ftp")),
        ("a placeholder", vec![Replace(TJ, "http://taimigration.ru/", "https://example.com/page")], Expected("error", "placeholder-url", TJ, "/links/0/url", "example.com")),
        ("a password", vec![Replace(TJ, "http://taimigration.ru/", "http://anna:secret@taimigration.ru/")], Expected("error", "url-credentials", TJ, "/links/0/url", "password")),
        ("a private address", vec![Replace(TJ, "http://taimigration.ru/", "http://192.168.1.10/")], Expected("error", "private-address", TJ, "/links/0/url", "192.168.1.10")),
        ("a URL in angle brackets", vec![Replace(TJ, "http://taimigration.ru/", "<http://taimigration.ru/>")], Expected("error", "malformed-url", TJ, "/links/0/url", "<")),
        ("a letter lost in a path", vec![Replace(HRP, "/groups/public/---asia/---ro-bangkok/---sro-bangkok/documents/publication/wcms_733917", "/groups/publik/---asia/---ro-bangkok/---sro-bangkok/documents/publication/wcms_733917")], Expected("warning", "odd-url-segment", HRP, "/links/1/url", "`publik`")),
        // Duplicates.
        ("a record twice", vec![Clone(TJ, NEW, &[("id: tj-labour-migrants-call-centre", "id: tj-new")])], Expected("error", "duplicate-record", NEW, "", "Protecting rights")),
        ("a code twice", vec![Replace("data/vocabulary/countries.yaml", "{ code: \"AE\", name: \"United Arab Emirates\", m49: \"784\"", "{ code: \"AD\", name: \"United Arab Emirates\", m49: \"784\"")], Expected("error", "duplicate-id", "data/vocabulary/countries.yaml", "/code", "Andorra (AD)")),
        ("a name twice in one country", vec![Clone(TJ, NEW, OWN), Replace(NEW, "name: Hotline for seasonal workers", "name: PROTECTING Rights and Interests of Labour Migrants")], Expected("error", "duplicate-name", NEW, "/name", "Protecting rights")),
        ("an acronym twice", vec![Replace("data/vocabulary/schemes.yaml", "acronym: RSE", "acronym: SWP")], Expected("error", "duplicate-value", "data/vocabulary/schemes.yaml", "/acronym", "`SWP`")),
        ("a page of another record", vec![Clone(TJ, NEW, OWN), Replace(NEW, "https://hotline.tj/", "https://www.pngworkers.org/services")
            , Replace("data/initiatives/pg-labour-mobility-unit.yaml", "https://www.pngworkers.org/", "https://www.pngworkers.org/services")], Expected("warning", "duplicate-url", NEW, "/links/0/url", "PNG Labour Mobility Unit")),
        ("a page of another record, written otherwise", vec![Clone(TJ, NEW, OWN), Replace(NEW, "https://hotline.tj/", "http://mcil.gov.ws/services/labour-export-and-employment-programme")], Expected("warning", "equivalent-url", WS, "/links/0/url", "Hotline")),
        ("a URL twice in a record", vec![Replace(TJ, "    role: organisation\n", "    role: organisation\n  - url: http://taimigration.ru/\n    role: official\n")], Expected("warning", "repeated-url", TJ, "/links/1/url", "in the list already")),
        ("a copied description", vec![Clone(TJ, NEW, OWN), Replace(NEW, OWN_TEXT, TJ_TEXT)], Expected("warning", "copied-text", NEW, "/description", "Protecting rights")),
        ("a description copied and changed a little", vec![Clone(TJ, NEW, OWN), Replace(NEW, OWN_TEXT, TJ_TEXT), Replace(NEW, "A call centre for migrants", "A telephone line for migrants")], Expected("warning", "copied-text", NEW, "/description", "Protecting rights")),
        ("a record under another spelling", vec![Clone(HRP, HRP2, &[("id: mm-happy-return-programme", "id: mm-returnees-happy"), ("name: Happy Return Programme", "name: The Happy Retrun Program"), ("row: 6", "row: 20"), (HRP_TEXT, OWN_TEXT)])], Expected("warning", "similar-record", HRP2, "/name", "Happy Return Programme")),
        // The text itself.
        ("a key twice", vec![Replace(KH, "section:", "country: \"KH\"\nsection:")], Expected("error", "duplicate-key", KH, "/country", "`country`")),
        ("Norway without quotes", vec![Replace(KH, "partner_countries: [\"KR\"]", "partner_countries: [NO]")], Expected("note", "ambiguous-scalar", KH, "/partner_countries/0", "`NO`")),
        ("an open quote", vec![Replace(KH, "name: The Employment Permit Scheme\ncountry", "name: \"The Employment Permit Scheme\ncountry")], Expected("error", "syntax-error", KH, "", "quote")),
        ("a tab", vec![Replace(TJ, "  row: 19", "\trow: 19")], Expected("error", "syntax-error", TJ, "", "tab")),
        ("a colon in a name", vec![Replace(KH, "name: The Employment Permit Scheme\ncountry", "name: Scheme: Employment Permit\ncountry")], Expected("error", "syntax-error", KH, "", "has `: ` inside")),
        ("a strange tag", vec![Replace(KH, "name: The Employment Permit Scheme\ncountry", "name: !ruby/object The Employment Permit Scheme\ncountry")], Expected("warning", "unknown-tag", KH, "", "!ruby/object")),
        ("not a number", vec![Replace(MM, "value: 50000", "value: .nan")], Expected("error", "non-json-number", MM, "/figures/0/value", "JSON")),
        ("bytes that are no text", vec![Write(NEW, b"id: tj-new\nname: Caf\xe9\n")], Expected("error", "invalid-encoding", NEW, "", "UTF-8")),
        ("an empty file", vec![Write(NEW, b"")], Expected("error", "empty-file", NEW, "", "no record")),
        ("only a comment", vec![Write(NEW, b"# to be written\n")], Expected("error", "empty-file", NEW, "", "no record")),
        ("a record that is a list", vec![Write(NEW, b"- id: tj-new\n- name: New\n")], Expected("error", "wrong-type", NEW, "", "a list")),
        ("a directory for a record", vec![Directory(NEW)], Expected("error", "unreadable-file", NEW, "", "directory")),
        ("another extension", vec![Write("data/initiatives/tj-new.yml", b"id: tj-new\n")], Expected("warning", "stray-file", "data/initiatives/tj-new.yml", "", "no collection")),
        ("a reason cut off", vec![Replace(NR, "reason: not-in-source", "reason: not-in-sourc")], Expected("error", "invalid-value", NR, "/links_absent/reason", "did you mean `not-in-source`?")),
        ("a figure without its unit", vec![Replace(IN, "    unit: people returned\n", "")], Expected("error", "missing-field", IN, "/figures/0", "`figures[0].unit` is missing")),
        ("a correction without a reason", vec![Replace(KH, "      reason: The cited report calls it a system in its own address, as the Republic of Korea does.\n", "")], Expected("error", "missing-field", KH, "/source/corrections/0", "`source.corrections[0].reason` is missing")),
        ("a region without a name", vec![Replace("data/vocabulary/regions.yaml", ", name: \"Oceania\"", "")], Expected("error", "missing-field", "data/vocabulary/regions.yaml", "", "`name` is missing")),
        ("a mistyped row of the source", vec![Replace(MRC, "row: 1", "row: one")], Expected("error", "wrong-type", MRC, "/source/row", "`source.row`")),
    ]
}

/// Additions that a maintainer would accept without a word.
fn honest() -> Vec<(&'static str, Vec<Harm>)> {
    vec![
        ("a record of one's own", vec![Clone(TJ, NEW, OWN)]),
        (
            "the same name in another country",
            vec![
                Clone(NR, "data/initiatives/ki-seasonal-worker-programs.yaml", &[
                    ("id: nr-", "id: ki-"),
                    ("country: \"NR\"", "country: \"KI\""),
                    (NR_TEXT, OWN_TEXT),
                    ("row: 8", "row: 20"),
                ]),
            ],
        ),
        (
            "scripts, accents, dashes, quotation marks",
            vec![
                Clone(TJ, NEW, OWN),
                Replace(NEW, "name: Hotline for seasonal workers", "name: Ҳимояи ҳуқуқ – «Ma'am/Sir», réseau d’emploi (မြန်မာ)"),
            ],
        ),
        (
            "a page beside a page",
            vec![
                Clone(TJ, NEW, OWN),
                Replace(NEW, "https://hotline.tj/", "https://www.mieux-initiative.eu/en/actions/193"),
            ],
        ),
        (
            "an archived copy of another record's page",
            vec![
                Clone(TJ, NEW, OWN),
                Replace(NEW, "https://hotline.tj/", "https://web.archive.org/web/20200601000000/http://ts-group.kg/o-nas.html"),
            ],
        ),
        (
            "the same document by another number",
            vec![
                Clone(TJ, NEW, OWN),
                Replace(NEW, "https://hotline.tj/", "https://www.ilo.org/wcmsp5/groups/public/---asia/---ro-bangkok/---sro-bangkok/documents/publication/wcms_733918.pdf"),
            ],
        ),
        ("a record under the other heading", vec![Replace(TJ, "section: other-countries", "section: asia-and-the-pacific")]),
        ("line ends of another system", vec![Write(NEW, b"id: tj-new\r\nname: Hotline for seasonal workers\r\ncountry: \"TJ\"\r\nsection: other-countries\r\ndescription: >-\r\n  A telephone line that tells seasonal workers abroad what their rights are, in four languages,\r\n  every day of the year.\r\nlinks_absent:\r\n  reason: confidential\r\n  note: The number is given out by hand.\r\nsource:\r\n  document: eudif-labour-migration-asia-pacific\r\n  row: 20\r\n")]),
    ]
}

#[test]
fn every_planted_defect_gives_the_one_finding_that_is_expected() {
    let clean = Copy::new().findings();
    let mut failures = Vec::new();
    for (name, harms, expected) in plants() {
        let new = new_findings(&clean, &harms);
        let fits = matches!(&new[..], [only] if is(only, &expected));
        if !fits {
            let Expected(severity, rule, file, pointer, words) = expected;
            let wanted = format!("{severity}[{rule}] {file} {pointer:?} … {words}");
            failures.push(format!("{name}\n  wanted {wanted}\n{}", shown(&new)));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(plants().len() >= 40);
}

#[test]
fn honest_additions_give_no_finding() {
    let clean = Copy::new().findings();
    let mut failures = Vec::new();
    for (name, harms) in honest() {
        let new = new_findings(&clean, &harms);
        if !new.is_empty() {
            failures.push(format!("{name}\n{}", shown(&new)));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// What the harm adds to the findings, and what it takes away.
fn new_findings(clean: &[Value], harms: &[Harm]) -> Vec<Value> {
    let copy = Copy::new();
    harms.iter().for_each(|harm| plant(&copy, harm));
    let known: Vec<_> = clean.iter().map(key).collect();
    let mut findings = copy.findings();
    findings.retain(|finding| !known.contains(&key(finding)));
    findings
}

/// What tells one finding from another, wherever it has moved to.
fn key(finding: &Value) -> [&str; 4] {
    ["rule", "path", "pointer", "message"].map(|key| finding[key].as_str().unwrap_or_default())
}

fn is(finding: &Value, expected: &Expected) -> bool {
    let Expected(severity, rule, file, pointer, words) = expected;
    let [found_rule, path, at, message] = key(finding);
    let help = finding["help"].as_str().unwrap_or_default();
    finding["severity"] == *severity
        && (found_rule, path, at) == (rule, file, pointer)
        && message.contains(words)
        && !help.is_empty()
}

fn shown(findings: &[Value]) -> String {
    let line = |finding: &Value| {
        let [rule, path, pointer, message] = key(finding);
        let severity = finding["severity"].as_str().unwrap_or_default();
        let (help, line) = (&finding["help"], &finding["span"]["start"]["line"]);
        format!("  saw {severity}[{rule}] {path}:{line} {pointer:?} {message} | {help}\n")
    };
    findings.iter().map(line).collect()
}

fn plant(copy: &Copy, harm: &Harm) {
    match harm {
        Replace(file, from, to) => copy.replace(file, from, to),
        Write(file, bytes) => copy.write(file, bytes),
        Clone(from, to, replacements) => {
            copy.write(to, copy.read(from));
            for (from, new) in *replacements {
                copy.replace(to, from, new);
            }
        }
        Directory(path) => std::fs::create_dir_all(copy.path(path)).expect(path),
    }
}
