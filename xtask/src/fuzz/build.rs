//! The fuzz targets as programs.
//!
//! In: the workspace. Out: the folder with the programs. They are compiled by the compiler at hand, with LLVM's counters
//! for libFuzzer, which the crate `libfuzzer-sys` builds from its sources: that takes a C++ compiler, and nothing else.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, io};

/// Counters at the edges of basic blocks, a table of their addresses, and calls before comparisons.
const FLAGS: [&str; 7] = [
    "--cfg",
    "fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

/// Compiles all targets below `target`.
pub(super) fn build(root: &Path, target: &Path) -> io::Result<PathBuf> {
    let host = host()?;
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["build", "--bins", "--locked", "--manifest-path"]).arg(root.join("fuzz/Cargo.toml"));
    // With a target of its own, build scripts and macros go without counters.
    command.arg("--target-dir").arg(target).args(["--target", &host]);
    command.env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}")).env_remove("RUSTFLAGS");
    match command.status()? {
        status if status.success() => Ok(target.join(host).join("debug")),
        _ => Err(io::Error::other("the fuzz targets do not build; libFuzzer needs a C++ compiler (`c++`)")),
    }
}

/// The platform of the compiler at hand.
fn host() -> io::Result<String> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("-vV").output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| io::Error::other("`rustc -vV` names no host"))
}
