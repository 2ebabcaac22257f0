//! The hand-written half of every generated client.

pub mod codec;
mod json;
mod types;
