//! The comparison of two documents.

#![allow(clippy::unwrap_used)]

mod approvals;
mod cases;
mod equal;
mod fixtures;
mod kinds;
mod random;
mod reach;
mod surface;
