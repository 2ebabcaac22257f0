//! What holds for every input, one module for each fuzz target.
//!
//! Each module has one function that takes an input and panics where a promise is broken. The binaries in `targets/`
//! hand it what libFuzzer makes up; `cargo xtask fuzz` builds and runs them.

#![deny(unsafe_code)]

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

/// Tries an input: with the same chance for each of them, so that it does the same wherever it comes.
pub fn check(check: fn(&[u8]), data: &[u8]) {
    chance::again();
    check(data);
}
