//! Clientwright: OpenAPI documents in, Rust clients out.
