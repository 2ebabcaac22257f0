//! Emission: models built by hand, the text they become, and what the compiler says to it.

mod bodies;
mod build;
mod clashes;
mod compile;
#[path = "../crates/mod.rs"]
mod crates;
mod goldens;
mod odd;
mod request_response;
mod samples;
mod traps;
mod xml;
