//! What holds for every input, one module for each fuzz target.
//!
//! Each module has one function that takes an input and panics where a promise is broken. The binaries in `targets/`
//! hand it what libFuzzer makes up; `cargo xtask fuzz` builds and runs them.

#![deny(unsafe_code)]

use std::env;
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::sync::LazyLock;

pub mod bases;
#[allow(unsafe_code)]
pub mod chance;
pub mod client;
pub mod diff;
pub mod generate;
pub mod http;
pub mod json;
pub mod mutation;
pub mod params;
pub mod rust;
pub mod source;
pub mod stream;
pub mod types;

/// Where an input is kept while it is tried: a stack that overflows takes libFuzzer with it before it can keep one.
const LAST: &str = "CLIENTWRIGHT_FUZZ_LAST";

static KEPT: LazyLock<Option<File>> = LazyLock::new(|| File::create(env::var_os(LAST)?).ok());

/// Tries an input: with the same chance for each of them, so that it does the same wherever it comes.
pub fn check(check: fn(&[u8]), data: &[u8]) {
    if let Some(file) = &*KEPT {
        // What cannot be kept is tried all the same.
        let _ = file.set_len(data.len() as u64).and_then(|()| file.write_all_at(data, 0));
    }
    chance::again();
    check(data);
}
