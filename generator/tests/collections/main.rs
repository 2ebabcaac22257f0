//! Whole documents: real ones and cases that stand beside the repository, and what dice make of them. A test whose collection
//! is missing is ignored.

// Clippy knows tests by an attribute that these have not.
#![allow(clippy::unwrap_used)]

mod cases;
mod diff;
mod documents;
#[path = "../dump/mod.rs"]
mod dump;
mod hostile;
#[path = "../needs/mod.rs"]
mod needs;
mod odd;
mod same_crate;
mod steady;
mod variants;

use std::process::ExitCode;

fn main() -> ExitCode {
    let all = [
        cases::tests(),
        diff::tests(),
        documents::tests(),
        hostile::tests(),
        same_crate::tests(),
        steady::tests(),
    ];
    needs::run(all.into_iter().flatten())
}
