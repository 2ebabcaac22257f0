//! The JSON codec of the runtime beside serde_json.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| clientwright_fuzz::json::check(data));
