//! Finds the tools of others that are installed.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::{env, iter};

/// Finds a program by name, in directories of the caller's choice and then on `PATH`.
pub(super) fn find(name: &str, first: &[PathBuf]) -> Option<PathBuf> {
    let program = format!("{name}{}", env::consts::EXE_SUFFIX);
    let mut places = directories(first).map(|directory| directory.join(&program));
    places.find(|path| path.is_file())
}

/// Finds sourcemeta's `jsonschema`, the native program and not the script that npm puts around it.
///
/// Python has a `jsonschema` too: both are told from the native one by their first two bytes.
pub(super) fn find_sourcemeta(first: &[PathBuf]) -> Option<PathBuf> {
    let native = format!("jsonschema-{}-{}", platform(), architecture());
    let package = Path::new("@sourcemeta/jsonschema/build/github-releases").join(&native);
    let mut places = directories(first).flat_map(|directory| {
        let modules = directory.ancestors().take(2).map(ToOwned::to_owned);
        let modules = modules.chain([directory.join("node_modules")]);
        let packaged = modules.map(|modules| modules.join(&package));
        let beside = [directory.join(&native), directory.join("jsonschema")];
        packaged.chain(beside).collect::<Vec<_>>()
    });
    places.find(|path| is_native(path))
}

fn directories(first: &[PathBuf]) -> impl Iterator<Item = PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let path: Vec<_> = env::split_paths(&path).collect();
    let absolute = |directory: PathBuf| std::path::absolute(&directory).unwrap_or(directory);
    iter::chain(first.to_vec(), path).map(absolute)
}

fn is_native(path: &Path) -> bool {
    let mut head = [0; 2];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    read.is_ok() && &head != b"#!"
}

fn platform() -> &'static str {
    match env::consts::OS {
        "macos" => "darwin",
        os => os,
    }
}

fn architecture() -> &'static str {
    match env::consts::ARCH {
        "aarch64" => "arm64",
        architecture => architecture,
    }
}
