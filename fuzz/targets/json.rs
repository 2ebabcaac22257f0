//! The JSON codec of the runtime beside serde_json.
#![no_main]

use clientwright_fuzz::json;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| clientwright_fuzz::check(json::check, data));
