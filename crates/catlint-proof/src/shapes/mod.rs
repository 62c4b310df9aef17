//! Inputs of every shape that conformance suites and lists of naughty strings are made of, from our
//! own rules: pieces put into frames, each combination once.

mod json;
mod strings;
mod urls;
mod yaml;

pub use json::json;
pub use strings::strings;
pub use urls::urls;
pub use yaml::yaml;

/// Each piece in each frame, where the frame has its `@`.
fn combined(frames: &[&str], pieces: &[String]) -> Vec<String> {
    let frames = frames.iter();
    frames
        .flat_map(|frame| pieces.iter().map(|piece| frame.replace('@', piece)))
        .collect()
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}
