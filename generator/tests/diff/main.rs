//! The comparison of two documents.

#![allow(clippy::unwrap_used)]

mod approvals;
mod cases;
mod consecutive;
mod equal;
mod fixtures;
mod held_out;
mod kinds;
mod matching;
mod random;
mod reach;
mod render;

mod spelled;
mod surface;
