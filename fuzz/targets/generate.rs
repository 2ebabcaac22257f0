//! A document, as JSON, becomes a crate.
#![no_main]

use clientwright_fuzz::{generate, mutation};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_target!(|data: &[u8]| clientwright_fuzz::check(generate::check, data));
fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    mutation::document(data, size, most, seed)
});
