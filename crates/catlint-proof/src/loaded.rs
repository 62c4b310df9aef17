//! Files that an earlier run has left, or somebody in its place: reports of shards and the baseline.
//! They are refused, or what was read of them comes back from writing.

use std::sync::OnceLock;

use catlint::baseline::written_again;
use catlint::rules;
use catlint_core::report::Report;
use catlint_report::read::{Vocabulary, WrittenReport, merge};
use catlint_report::{Format, Options};

use crate::render::harmless;
use crate::whole::catalogue;

/// A record that the findings of a report may be about.
const RECORD: &[u8] = b"id: a\nname: xy\nurl: https://example.org/\nlist: [1, 2]\n";

/// The bytes of a JSON report: merged, rendered, and the same when that is read again.
pub fn report(bytes: &[u8]) {
    let Some(once) = reported(bytes) else {
        return;
    };
    harmless(Format::Json, &once);
    let twice = reported(once.as_bytes());
    assert_eq!(twice.as_deref(), Some(&*once), "it comes back");
}

/// The bytes of a baseline: what is written of it is read as the same.
pub fn baseline(bytes: &[u8]) {
    if let Some(once) = written_again(bytes.to_vec()) {
        let twice = written_again(once.clone().into_bytes());
        assert_eq!(twice, Some(once), "it comes back");
    }
}

fn reported(bytes: &[u8]) -> Option<String> {
    let written = WrittenReport::parse(bytes, vocabulary()).ok()?;
    let mut catalogue = catalogue("data/a.yaml", RECORD);
    let report: Report = merge(&mut catalogue, &[written], vocabulary()).ok()?;
    for format in Format::ALL {
        let mut out = Vec::new();
        let options = Options::default();
        catlint_report::render(format, &catalogue, &report, &options, &mut out)
            .unwrap_or_else(|error| panic!("{error}"));
        let text = String::from_utf8(out).unwrap_or_else(|error| panic!("{error}"));
        harmless(format, &text);
        if format == Format::Json {
            return Some(text);
        }
    }
    None
}

fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
    VOCABULARY.get_or_init(|| Vocabulary {
        rules: rules::all(),
        network: rules::network(),
        failures: vec!["refused", "tls-expired"],
    })
}
