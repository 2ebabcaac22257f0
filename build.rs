//! Keeps the generated crate in step with `specs/`, whatever cargo command is run.
//!
//! In: the fingerprint of the specs and the committed `generated/specs.lock`. Out: nothing where they agree; where they do
//! not, the generator has rewritten `generated/src` before it is compiled. Standard library only, and never in a published
//! package: `generated/build.rs` is the door through which cargo finds this file, and it is excluded there.

#[allow(dead_code)]
#[path = "generator/src/escape/chars.rs"]
mod chars;
#[path = "generator/src/fingerprint.rs"]
mod fingerprint;
#[allow(dead_code)]
#[path = "generator/src/escape/lock.rs"]
mod lock;

/// Where `fingerprint` finds it in the generator.
mod escape {
    pub(super) use super::lock;
}

use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output};
use std::{env, fs};

/// What the outer cargo sets for its own build and what must not leak into the generator's.
const FOREIGN: [&str; 5] = [
    "CARGO_BUILD_TARGET",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_TARGET_DIR",
    "RUSTC_WORKSPACE_WRAPPER",
    "RUSTFLAGS",
];

/// Regenerates where that is needed and possible.
pub fn main() -> ExitCode {
    let root = workspace_root();
    let specs = root.join("specs");
    if !specs.is_dir() {
        return ExitCode::SUCCESS; // Built from a package or a copied folder: what is committed is all there is.
    }
    for watched in ["build.rs", "generator/src/fingerprint.rs", "generator/src/escape", "specs"] {
        println!("cargo::rerun-if-changed={}", root.join(watched).display());
    }
    let lock = root.join("generated/specs.lock");
    match fingerprint::fingerprint(&specs) {
        Ok(now) if is_current(&root, &lock, &now) => ExitCode::SUCCESS,
        Ok(_) if !is_writable(&lock) => {
            warn("specs/ changed, but the source tree is read-only: building the committed code");
            ExitCode::SUCCESS
        }
        Ok(_) => regenerate(&root),
        Err(error) => {
            warn(&format!("specs/ cannot be read ({error}): building the committed code"));
            ExitCode::SUCCESS
        }
    }
}

/// Whether the committed code is made of the specs as they are now, and no run was interrupted while it wrote.
fn is_current(root: &Path, lock: &Path, now: &str) -> bool {
    let is_whole = !root.join("generated/.clientwright/journal").exists();
    is_whole && lock.is_file() && fs::read_to_string(lock).is_ok_and(|then| then == now)
}

/// Whether the lock could be written.
fn is_writable(lock: &Path) -> bool {
    let existed = lock.exists();
    if existed && !lock.is_file() {
        return false;
    }
    let opened = OpenOptions::new().create(true).append(true).open(lock).is_ok();
    if opened && !existed {
        // It was only a question. Left behind empty, it would be a change that nobody made.
        let _ = fs::remove_file(lock);
    }
    opened
}

/// The folder above the generated crate.
fn workspace_root() -> PathBuf {
    let manifest = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    manifest.parent().map(Path::to_owned).unwrap_or_default()
}

fn regenerate(root: &Path) -> ExitCode {
    match codegen(root).output() {
        Ok(output) if output.status.success() => ExitCode::SUCCESS,
        Ok(output) => fail(&output),
        Err(error) => {
            warn(&format!(
                "specs/ changed, but cargo cannot be started ({error}): building the committed code"
            ));
            ExitCode::SUCCESS
        }
    }
}

/// `cargo xtask codegen`, in a target directory of its own: the outer build holds the lock of the usual one.
fn codegen(root: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    command.args(["run", "--quiet", "--locked", "--package", "xtask", "--target-dir"]);
    command.arg(root.join("target/xtask"));
    if let Some(host) = env::var_os("HOST") {
        command.arg("--target").arg(host);
    }
    command.args(["--", "codegen"]);
    for name in FOREIGN {
        command.env_remove(name);
    }
    command
}

fn fail(output: &Output) -> ExitCode {
    println!("cargo::error=specs/ changed, and no code can be generated from it:");
    for line in String::from_utf8_lossy(&output.stderr).lines() {
        println!("cargo::error={line}");
    }
    ExitCode::FAILURE
}

fn warn(message: &str) {
    println!("cargo::warning={message}");
}
