//! What generated code puts on the wire, judged by servers that nobody here wrote: crates are generated, compiled and run
//! against them. A test that lacks `../shared` beside the repository, or a tool to start a server, is ignored.

// Clippy knows tests by an attribute that these have not.
#![allow(clippy::unwrap_used)]

mod conformance;
#[path = "../crates/mod.rs"]
mod crates;
mod generated;
#[path = "../needs/mod.rs"]
mod needs;
mod param_styles;
mod portable;
mod programs;
mod wiremock;

// The same servers as for the bundled clients.
#[path = "../../../generated/tests/prism/bed.rs"]
mod bed;

use std::process::ExitCode;

use needs::Need;

/// What it takes to start Prism.
const PRISM: [Need; 6] = [
    Need::Shared("testbeds/prism/up.sh"),
    Need::Program("node"),
    Need::Program("npm"),
    Need::Program("bash"),
    Need::Program("curl"),
    Need::Program("python3"),
];

/// What it takes to start WireMock.
const WIREMOCK: [Need; 5] = [
    Need::Shared("testbeds/wiremock/up.sh"),
    Need::Program("java"),
    Need::Program("bash"),
    Need::Program("curl"),
    Need::Program("python3"),
];

fn main() -> ExitCode {
    let all = [
        conformance::tests(),
        param_styles::tests(),
        portable::tests(),
        programs::tests(),
        wiremock::tests(),
    ];
    needs::run(all.into_iter().flatten())
}
