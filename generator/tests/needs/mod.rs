//! What a test needs that a machine may not have: collections beside the repository, programs, targets of the compiler.
//!
//! A test that lacks something is `ignored`, with the reason before its name. Where `CLIENTWRIGHT_REQUIRE_ALL` is `1`, as
//! `.ci/run` sets it, the test fails instead. Test programs that use this have `harness = false`.

#![allow(dead_code, reason = "each test program uses a part of it")]

use std::fmt::{self, Display};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use libtest_mimic::{Arguments, Failed, Trial};

/// The variable that turns a missing need into a failure.
const REQUIRE_ALL: &str = "CLIENTWRIGHT_REQUIRE_ALL";

/// Something that may be missing.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Need {
    /// A file or folder below `../shared`, where the collections stand beside the repository.
    Shared(&'static str),
    /// A program on the path.
    Program(&'static str),
    /// A target of the compiler.
    Target(&'static str),
    /// The memory figures of a process.
    MemoryFigures,
}

impl Display for Need {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shared(path) => write!(f, "../shared/{path}"),
            Self::Program(name) => f.write_str(name),
            Self::Target(name) => write!(f, "the target {name}"),
            Self::MemoryFigures => f.write_str("the memory figures of a process"),
        }
    }
}

impl Need {
    fn is_met(self) -> bool {
        match self {
            Self::Shared(path) => shared(path).exists(),
            Self::Program(name) => {
                // Java has had `--version` since 9 only, and answers to `-version` in any.
                let asked = if name == "java" { "-version" } else { "--version" };
                succeeds(Command::new(name).arg(asked))
            }
            Self::Target(name) => {
                let output =
                    Command::new("rustc").args(["--print", "target-libdir", "--target", name]).output();
                output.is_ok_and(|output| Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir())
            }
            Self::MemoryFigures => Path::new("/proc/self/status").exists(),
        }
    }
}

fn succeeds(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).output().is_ok_and(|output| output.status.success())
}

/// A path below `../shared`, whether or not there is such a file.
pub(crate) fn shared(path: &str) -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let workspace = package.ancestors().find(|folder| folder.join("Cargo.lock").is_file()).unwrap_or(package);
    workspace.join("../shared").join(path)
}

/// A test, named after its function, that runs where all its needs are met.
pub(crate) fn test<F: Fn() + Send + 'static>(needs: &[Need], body: F) -> Trial {
    let missing: Vec<Need> = needs.iter().copied().filter(|need| !need.is_met()).collect();
    trial(&missing, body)
}

/// A test that runs when ignored tests are asked for, for it takes minutes.
pub(crate) fn slow_test<F: Fn() + Send + 'static>(needs: &[Need], body: F) -> Trial {
    let trial = test(needs, body);
    let kind = if trial.kind().is_empty() { "takes minutes".to_owned() } else { trial.kind().to_owned() };
    trial.with_kind(kind).with_ignored_flag(true)
}

fn trial<F: Fn() + Send + 'static>(missing: &[Need], body: F) -> Trial {
    let path = std::any::type_name::<F>();
    let name = path.split_once("::").map_or(path, |(_, name)| name);
    if missing.is_empty() {
        return Trial::test(name, move || {
            body();
            Ok(())
        });
    }
    let missing: Vec<String> = missing.iter().map(Need::to_string).collect();
    let needs = format!("needs {}", missing.join(", "));
    let failure = Failed::from(format!("{needs}, which is not there"));
    let is_required = std::env::var_os(REQUIRE_ALL).is_some_and(|value| value == "1");
    Trial::test(name, move || Err(failure)).with_kind(needs).with_ignored_flag(!is_required)
}

/// Runs the tests of a program as its arguments say.
pub(crate) fn run(trials: impl IntoIterator<Item = Trial>) -> ExitCode {
    libtest_mimic::run(&Arguments::from_args(), trials.into_iter().collect()).exit_code()
}
