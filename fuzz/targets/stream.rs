//! Streams of events and lines, and multipart bodies.
#![no_main]

use clientwright_fuzz::stream;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| clientwright_fuzz::check(stream::check, data));
