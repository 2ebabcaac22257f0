//! What generated code puts on the wire, judged by servers that nobody here wrote: crates are generated, compiled and run
//! against them. Comes in: `../shared` beside the repository; where it, or a tool to start a server, is missing, a test says
//! that it was skipped.

mod crates;
mod param_styles;

// The same servers as for the bundled clients.
