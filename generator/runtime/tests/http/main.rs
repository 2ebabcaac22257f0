//! The call path against servers that misbehave.

#![allow(clippy::unwrap_used, reason = "the helpers of tests are tests")]

mod api;
mod arguments;
mod made;
mod server;

mod auth;
mod base_url;
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
mod tolerance;
