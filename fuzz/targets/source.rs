//! Texts that people write: documents, overlays, names, approvals, the configuration.
#![no_main]

use clientwright_fuzz::source;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| clientwright_fuzz::check(source::check, data));
