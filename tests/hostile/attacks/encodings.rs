//! Bytes that are no text, or another text than they seem to be.

use super::{Attack, record};

pub(super) fn attacks() -> Vec<Attack> {
    let utf16 = |text: &str, big: bool| {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        let bytes = |unit: u16| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        };
        units.flat_map(bytes).collect::<Vec<u8>>()
    };
    vec![
        record("enc-invalid-utf8", b"name: a\xffb\n"),
        record("enc-cut-utf8", b"name: a\xe2\x82"),
        record("enc-overlong-utf8", b"name: \xc0\xaf\n"),
        record("enc-surrogate-utf8", b"name: \xed\xa0\x80\n"),
        record("enc-latin1", b"name: caf\xe9\n"),
        record("enc-nul-bytes", b"name: a\0b\n"),
        record("enc-all-nul", vec![0; 100_000]),
        record(
            "enc-gzip",
            b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xcbK\xccMU\xb0R\xa8\xe0\x02\x00",
        ),
        record("enc-utf8-bom", "\u{feff}name: x\n"),
        record("enc-bom-inside", "name: a\u{feff}b\n"),
        record("enc-utf16-le", utf16("name: x\n", false)),
        record("enc-utf16-be", utf16("name: x\n", true)),
        record("enc-cr-only", "name: x\rlist: [y]\r"),
        record("enc-crlf", "name: x\r\nlist: [y]\r\n"),
        record("enc-nel", "name: x\u{85}list: [y]\n"),
        record("enc-line-separator", "name: x\u{2028}list: [y]\n"),
        record("enc-noncharacter", "name: a\u{ffff}b\n"),
    ]
}
