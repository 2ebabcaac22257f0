//! Requests and header fields.
#![no_main]

use clientwright_fuzz::http;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| clientwright_fuzz::check(http::check, data));
