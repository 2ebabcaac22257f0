//! Two versions of a document, as a list in JSON, are compared.
#![no_main]

use clientwright_fuzz::{diff, mutation};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_target!(|data: &[u8]| clientwright_fuzz::check(diff::check, data));
fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    mutation::pair(data, size, most, seed)
});
