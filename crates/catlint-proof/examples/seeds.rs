//! Writes what the fuzzers begin with: a directory for each target below the one that is named.

use std::path::PathBuf;
use std::{env, fs, io};

use catlint_proof::PROOFS;
use catlint_proof::seeds::seeds;

fn main() -> io::Result<()> {
    let root = PathBuf::from(
        env::args_os()
            .nth(1)
            .unwrap_or_else(|| "fuzz/corpus".into()),
    );
    for (name, _) in PROOFS {
        let directory = root.join(name);
        fs::create_dir_all(&directory)?;
        for (number, seed) in seeds(name).iter().enumerate() {
            fs::write(directory.join(format!("seed-{number}")), seed)?;
        }
    }
    Ok(())
}
