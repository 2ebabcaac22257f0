//! What holds for every input, one module for each fuzz target.
//!
//! Each module has one function that takes an input and panics where a promise is broken. The binaries in `targets/`
//! hand it what libFuzzer makes up; `cargo xtask fuzz` builds and runs them.

#![forbid(unsafe_code)]

pub mod bases;
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
