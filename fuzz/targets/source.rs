//! Texts that people write: documents, overlays, names, approvals, the configuration.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| clientwright_fuzz::source::check(data));
