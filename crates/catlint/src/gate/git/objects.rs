//! The texts of objects, as `cat-file` streams them.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::Stdio;
use std::thread;

use super::command::{Git, not_started};
use super::error::GitError;

impl Git {
    /// Hands each object, with the path it is asked for, to `each`; of a long one no more than
    /// `most` bytes.
    pub(super) fn read(
        &self,
        objects: &[(&str, &str)],
        most: usize,
        mut each: impl FnMut(&str, Vec<u8>),
    ) -> Result<(), GitError> {
        let lost = |source: io::Error| GitError::Failed {
            command: "cat-file",
            reason: source.to_string(),
        };
        let mut child = self
            .command(&["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(not_started)?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(lost(io::ErrorKind::BrokenPipe.into()));
        };
        let names = objects.iter().map(|(_, name)| *name);
        let read = thread::scope(|scope| {
            // Both pipes are limited: who only writes first waits for ever.
            scope.spawn(|| ask(input, names));
            let mut output = BufReader::new(output);
            objects.iter().try_for_each(|(path, _)| {
                each(path, object(&mut output, path, most, lost)?);
                Ok(())
            })
        });
        child.wait().map_err(lost)?;
        read
    }
}

/// Writes the names; git closes its end when it fails, and then says why on the other pipe.
fn ask<'n>(input: impl Write, names: impl Iterator<Item = &'n str>) {
    let mut input = io::BufWriter::new(input);
    for name in names {
        if writeln!(input, "{name}").is_err() {
            return;
        }
    }
    let _ = input.flush();
}

/// One object of the stream: a line `name kind size`, the bytes, a line break.
fn object(
    output: &mut impl BufRead,
    path: &str,
    most: usize,
    lost: impl Fn(io::Error) -> GitError,
) -> Result<Vec<u8>, GitError> {
    let mut head = String::new();
    if output.read_line(&mut head).map_err(&lost)? == 0 {
        return Err(lost(io::ErrorKind::UnexpectedEof.into()));
    }
    let size = head.trim_end().rsplit(' ').next();
    let Some(size) = size.and_then(|size| size.parse::<u64>().ok()) else {
        let path = path.to_owned();
        return Err(GitError::MissingObject { path });
    };
    let wanted = size.min(most as u64);
    let mut bytes = Vec::new();
    let mut text = output.by_ref().take(wanted);
    text.read_to_end(&mut bytes).map_err(&lost)?;
    let mut rest = output.by_ref().take(size - wanted + 1);
    io::copy(&mut rest, &mut io::sink()).map_err(&lost)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_object_is_cut_and_the_next_one_is_whole() {
        let stream = b"a1 blob 5\nhello\na2 blob 2\nhi\na3 missing\n";
        let mut stream = &stream[..];
        let lost = |_| GitError::NotInstalled;
        let mut next = || object(&mut stream, "x.yaml", 4, lost);
        assert_eq!(next(), Ok(b"hell".to_vec()));
        assert_eq!(next(), Ok(b"hi".to_vec()));
        let path = "x.yaml".to_owned();
        assert_eq!(next(), Err(GitError::MissingObject { path }));
    }
}
