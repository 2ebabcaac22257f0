//! The comparison of two documents.

#![allow(clippy::unwrap_used)]

mod approvals;
mod cases;
mod equal;
mod fixtures;
mod kinds;
mod matching;
mod reach;
mod render;
mod surface;
