//! Clientwright: OpenAPI documents in, Rust clients out.
//!
//! The crate is a pipeline of typed stages; this file is the list of their calls. Each stage is one public function that
//! takes the previous stage's model and a [`Diagnostics`](diagnostic::Diagnostics) to report into:
//!
//! ```text
//! Source ──► Document ──► Resolved ──► Api ──► rust::Crate ──► tokens ──► Tree ──► disk
//! ```
//!
//! `ARCHITECTURE.md` at the top of the repository says what each floor does, and what it must not know.

pub mod api;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod diff;
pub mod document;
pub mod emit;
pub mod escape;
pub mod fingerprint;
pub mod limits;
pub mod lower;
pub mod near;
pub mod output;
mod partition;
pub mod pipeline;
pub mod place;
pub mod report;
pub mod resolve;
pub mod runtime_manifest;
pub mod rust;
pub mod source;
pub mod workspace;
