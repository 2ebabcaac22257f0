//! What generated code puts on the wire, judged by servers that nobody here wrote: crates are generated, compiled and run
//! against them. Comes in: `../shared` beside the repository; where it, or a tool to start a server, is missing, a test says
//! that it was skipped.

mod conformance;
mod crates;
mod param_styles;
mod portable;
mod wiremock;

// The same servers as for the bundled clients.
#[path = "../../../generated/tests/prism/bed.rs"]
mod bed;
