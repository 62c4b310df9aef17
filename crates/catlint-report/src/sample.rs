//! Samples shared by the renderers' tests: a catalogue whose every text wants to be obeyed, and the
//! same one with calm texts.

use std::io::Write;

use catlint_core::document::{Document, Limits, Pointer};
use catlint_core::report::{Report, Summary};
use catlint_core::{
    Applicability, Catalogue, Category, Collection, CollectionId, Diagnostic, DocumentId, Edit,
    FixAvailability, Level, Place, Record, RecordId, RuleMeta, RuleName, Severity, Span,
};

use crate::{Format, Options, render};

/// What somebody might write in a record, a file name or a server's answer so that it is obeyed.
pub(crate) const ATTACKS: &[&str] = &[
    "\u{1b}[2J\u{1b}]52;c;aGk=\u{7} \u{9b}31m red \u{7f}",
    "admin\u{202e}txt.exe \u{2066}a\u{2069} \u{200b}\u{feff}",
    "::error file=a,line=1::forged",
    "\n::stop-commands::x\n::set-output name=a::b\r\n##[error]c",
    "100%0A::warning::x%25",
    "##[group]x ##[[command]y",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)\" ' autofocus onfocus=alert(1) x='",
    "</title></style></pre><svg/onload=alert(1)><!-- -->",
    "javascript:alert(1) data:text/html,<b>",
    "]]></failure><testcase name=\"x\"/><![CDATA[ &amp; &#0; &lt;",
    "![x](https://evil.example/x.png) [y](javascript:z) <https://a.example>",
    "@everyone #1 owner/repo#2 `code` ``more`` ```\n# heading\n| a | b |",
    "\\\\` \\* _x_ ~~y~~ $z$ :tada: &copy; <!-- hidden -->",
    "=1+1 +cmd|' /C calc'!A0 -2 @SUM(A1) \t=3",
    "https://me:S3CR3Tpw@example.org/?token=T0KENtok1",
    "\u{fffe}\u{ffff}\u{0}\u{1}\u{1f}\u{85}\u{2028}\u{2029}",
    "Z\u{335}\u{341}\u{319}a\u{334}l\u{489}g\u{322}o 👩\u{200d}👩\u{200d}👧 ﷽﷽ \u{1f1e9}\u{1f1ea}",
    "\u{e0041}\u{e0062}\u{e007f}hidden tags",
    "'; DROP TABLE x; -- $(touch x) `touch y` %s%n {{7*7}} ${jndi:ldap://x}",
    "",
    " ",
    "\t",
];

const META: RuleMeta = RuleMeta {
    name: RuleName("sample-rule"),
    category: Category::Fields,
    level: Level::ERROR,
    since: "0.1.0",
    fix: FixAvailability::Sometimes,
    documentation: "A sample.\n\n# What it finds\nNothing.\n",
    file: "sample.rs",
};

/// A catalogue with its report.
pub(crate) struct Sample {
    pub(crate) catalogue: Catalogue,
    pub(crate) report: Report,
}

/// A record with findings for each attack, and each attack as a path.
pub(crate) fn hostile() -> Sample {
    of(ATTACKS)
}

/// As many calm texts.
pub(crate) fn calm() -> Sample {
    of(&ATTACKS.iter().map(|_| "calm").collect::<Vec<_>>())
}

/// A sample with the given texts in every place that the data reaches.
pub(crate) fn of(texts: &[&str]) -> Sample {
    let mut sample = Sample {
        catalogue: Catalogue::default(),
        report: Report::default(),
    };
    sample.catalogue.collections.push(Collection {
        name: "a".to_owned(),
        ..Collection::default()
    });
    for text in texts {
        sample.add(text);
    }
    sample.add_broken(texts.first().copied().unwrap_or_default());
    sample.report.notices = texts.iter().map(|text| (*text).to_owned()).collect();
    sample.report.rules = vec![&META];
    sample.report.summary = Summary {
        files: texts.len() + 1,
        records: texts.len(),
        rules: 1,
        ..Summary::default()
    };
    sample
}

impl Sample {
    /// A record that has the text for its name, in a file with the text for its path.
    fn add(&mut self, text: &str) {
        let id = self.next();
        let json = serde_json::json!({ "name": text, text: [text, 1] }).to_string();
        let path = format!("data/{text}.json");
        let document = Document::parse(&path, json.into_bytes(), &Limits::default());
        let root = document.roots().first().copied().expect("JSON is read");
        let name = Pointer::parse("/name").expect("a pointer");
        let node = document.at(root, &name).expect("it is there");
        let span = document.span(node);
        self.catalogue.documents.push(document);
        self.catalogue.records.push(Record {
            collection: CollectionId(0),
            document: id,
            root,
            id: RecordId(text.to_owned()),
            label: text.to_owned(),
        });
        let place = Place::value(id, node);
        let edit = Edit {
            document: id,
            span,
            replacement: text.to_owned(),
        };
        for severity in Severity::ALL {
            let message = format!("the name is {text}, did you mean `{text}`?");
            let mut finding = Diagnostic::new(&META, place, message)
                .label(text)
                .help(format!("write {text} instead of {text}"))
                .related(Place::start(id, root), text)
                .fix(Applicability::Unsafe, vec![edit.clone()]);
            finding.severity = severity;
            self.report.diagnostics.push(finding);
        }
    }

    fn add_broken(&mut self, text: &str) {
        let id = self.next();
        let document = Document::parse("data/~broken.json", b"{".to_vec(), &Limits::default());
        self.catalogue.documents.push(document);
        let place = Place::Text {
            document: id,
            span: Span::new(1, 1),
        };
        let finding = Diagnostic::new(&META, place, format!("broken: {text}"));
        self.report.diagnostics.push(finding);
    }

    fn next(&self) -> DocumentId {
        DocumentId(u32::try_from(self.catalogue.documents.len()).expect("few"))
    }

    /// The findings again and again.
    pub(crate) fn times(mut self, count: usize) -> Self {
        let all = self.report.diagnostics.iter().cycle();
        let number = self.report.diagnostics.len().max(count);
        self.report.diagnostics = all.take(number).cloned().collect();
        self
    }
}

/// The report in a format.
pub(crate) fn rendered(sample: &Sample, format: Format) -> String {
    let mut out: Vec<u8> = Vec::new();
    let options = Options::default();
    render(
        format,
        &sample.catalogue,
        &sample.report,
        &options,
        &mut out as &mut dyn Write,
    )
    .expect("written");
    String::from_utf8(out).expect("UTF-8")
}
