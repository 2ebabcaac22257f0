//! Typed clients for the bundled APIs.
