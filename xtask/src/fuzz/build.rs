//! The fuzz targets as programs.
//!
//! In: the workspace. Out: the folder with the programs. The compiler at hand puts LLVM's counters into the crates that
//! are tried and into parsers of what people write, and nowhere else: counters in every dependency would double the time
//! of a run. `libfuzzer-sys` builds libFuzzer from its sources, which takes a C++ compiler and nothing else.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, io};

/// Set where this program stands in for the compiler.
pub(super) const AS_COMPILER: &str = "CLIENTWRIGHT_FUZZ_COMPILER";

/// The crates with counters, by their names for the compiler.
const COUNTED: [&str; 6] = [
    "clientwright",
    "clientwright_fuzz",
    "clientwright_runtime",
    "yaml_serde",
    "libyaml_rs",
    "serde_json_path",
];

/// Counters at the edges of basic blocks, a table of their addresses, and calls before comparisons.
const COUNTERS: [&str; 5] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=3",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

/// Compiles all targets below `target`.
pub(super) fn build(root: &Path, target: &Path) -> io::Result<PathBuf> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["build", "--bins", "--manifest-path"]).arg(root.join("fuzz/Cargo.toml"));
    command.arg("--target-dir").arg(target).env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    command.env("RUSTC_WRAPPER", env::current_exe()?).env(AS_COMPILER, "1");
    match command.status()? {
        status if status.success() => Ok(target.join("debug")),
        _ => Err(io::Error::other("the fuzz targets do not build (libFuzzer needs a C++ compiler, `c++`)")),
    }
}

/// Stands in for the compiler, as cargo asks of a wrapper: the first argument is the compiler itself.
pub(super) fn compile(mut arguments: impl Iterator<Item = String>) -> ExitCode {
    let rustc = arguments.next().unwrap_or_else(|| "rustc".to_owned());
    let arguments: Vec<String> = arguments.collect();
    let name = arguments.iter().skip_while(|argument| *argument != "--crate-name").nth(1);
    let is_counted = name.is_some_and(|name| COUNTED.contains(&name.as_str()));
    let counters = is_counted.then_some(COUNTERS).into_iter().flatten();
    match Command::new(rustc).args(&arguments).args(counters).env_remove(AS_COMPILER).status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(status) => ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1)),
        Err(error) => {
            eprintln!("error: the compiler cannot be started: {error}");
            ExitCode::FAILURE
        }
    }
}
