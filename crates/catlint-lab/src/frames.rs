//! HTTP/2 frames written by hand (RFC 9113, section 4.1), so that they can be wrong.

/// The kinds of frame, by their numbers.
pub(crate) const DATA: u8 = 0;
pub(crate) const HEADERS: u8 = 1;
pub(crate) const RST_STREAM: u8 = 3;
pub(crate) const SETTINGS: u8 = 4;
pub(crate) const PUSH_PROMISE: u8 = 5;
pub(crate) const PING: u8 = 6;
pub(crate) const GOAWAY: u8 = 7;
pub(crate) const WINDOW_UPDATE: u8 = 8;
pub(crate) const CONTINUATION: u8 = 9;

/// Flags: the last frame of a stream, and of a header block.
pub(crate) const END_STREAM: u8 = 1;
pub(crate) const END_HEADERS: u8 = 4;

/// `:status: 200` in HPACK: index 8 of the static table (RFC 7541, appendix A).
pub(crate) const STATUS_200: &[u8] = &[0x88];

/// What a client sends first.
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
/// The bytes of a frame before its payload.
const FRAME_HEAD: usize = 9;

/// A frame.
pub(crate) fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap_or(u32::MAX);
    let mut bytes = length.to_be_bytes()[1..].to_vec();
    bytes.extend([kind, flags]);
    bytes.extend(stream.to_be_bytes());
    bytes.extend(payload);
    bytes
}

/// A SETTINGS frame.
pub(crate) fn settings(pairs: &[(u16, u32)]) -> Vec<u8> {
    let pair = |(key, value): &(u16, u32)| [&key.to_be_bytes()[..], &value.to_be_bytes()].concat();
    let payload: Vec<u8> = pairs.iter().flat_map(pair).collect();
    frame(SETTINGS, 0, 0, &payload)
}

/// A header field without indexing, its name and value shorter than 127 bytes.
pub(crate) fn field(name: &str, value: &str) -> Vec<u8> {
    let mut bytes = vec![0];
    for text in [name, value] {
        bytes.push(u8::try_from(text.len()).unwrap_or(0) & 0x7f);
        bytes.extend(text.bytes());
    }
    bytes
}

/// Whether the client has sent a whole HEADERS frame after its preface.
pub(crate) fn asks(bytes: &[u8]) -> bool {
    let Some(mut rest) = bytes.strip_prefix(PREFACE) else {
        return false;
    };
    while let Some((kind, after)) = split(rest) {
        if kind == HEADERS {
            return true;
        }
        rest = after;
    }
    false
}

/// The kind of the first frame, and what follows it; none where it is not all there.
fn split(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let head = bytes.first_chunk::<FRAME_HEAD>()?;
    let length = u32::from_be_bytes([0, head[0], head[1], head[2]]) as usize;
    Some((head[3], bytes.get(FRAME_HEAD + length..)?))
}
