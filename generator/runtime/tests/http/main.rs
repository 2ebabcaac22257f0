//! The call path against servers that misbehave, and against OpenAPI's table of parameter styles.

#![allow(clippy::unwrap_used, reason = "the helpers of tests are tests")]

mod api;
mod param_styles;
mod server;

mod auth;
mod bodies;
mod faults;
mod features;
mod limits;
mod origins;
mod paging;
mod requests;
mod shown;
mod streams;
mod tasks;
