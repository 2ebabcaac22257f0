//! `cargo xtask`: the `clientwright` commands with this workspace's paths filled in, and this repository's own chores.

mod additions;
mod corpus;
mod docs;
mod fuzz;
mod hostile;
mod jsonschema;
mod ledger;
mod package;
mod spector;
mod target;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clientwright::workspace::Workspace;

fn main() -> ExitCode {
    if let Some(done) = fuzz::as_compiler(std::env::args().skip(1)) {
        return done;
    }
    let root = root();
    let mut arguments = std::env::args().skip(1);
    match arguments.next().as_deref() {
        Some("package") => package::run(&root, arguments.collect()),
        Some("docs") => docs::run(&root, &arguments.collect::<Vec<_>>()),
        Some("hostile") => hostile::hostile(&root, &arguments.collect::<Vec<_>>()),
        Some("corpus") => corpus::run(&root, arguments),
        Some("additions") => additions::run(&root, arguments),
        Some("ledger") => ledger::run(&root, arguments),
        Some("fuzz") => fuzz::run(&root, arguments),
        Some("spector") => spector::run(&root, arguments),
        Some("jsonschema") => jsonschema::run(&root, &arguments.collect::<Vec<_>>()),
        _ => clientwright::cli::main(Some(Workspace::new(root))),
    }
}

/// This workspace, wherever in it the command was started.
fn root() -> PathBuf {
    let own = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&own).parent().map(Path::to_owned).unwrap_or_default()
}
