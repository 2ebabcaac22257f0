//! A report in the form that somebody reads it in.

pub mod json;
