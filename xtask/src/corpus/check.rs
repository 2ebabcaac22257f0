//! Crates to compile errors and warnings.
//!
//! In: folders of crates. Out: what cargo and the compiler said, and what it cost. All crates share one target folder and
//! begin with the workspace's own lock file, so that dependencies are the versions used here and are built once.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use serde_json::Value;
use wait4::Wait4 as _;

use super::row::Checked;

/// Where cargo's words about a crate are kept, in its folder.
const SAID: &str = "check.txt";

/// How crates are compiled.
#[derive(Debug)]
pub(super) struct Checker {
    /// The shared target folder.
    pub(super) target: PathBuf,
    /// The lock file that every crate begins with.
    pub(super) lock: PathBuf,
    /// How many compilers cargo may start.
    pub(super) jobs: usize,
    /// Tests are compiled as well.
    pub(super) tests: bool,
}

/// What one run of cargo said.
#[derive(Debug, Default)]
struct Said {
    checked: Checked,
    /// Nothing of the crate itself had to be compiled again.
    fresh: bool,
    /// Something else had to be.
    dependencies: bool,
}

impl Checker {
    /// Compiles the crate in a folder as far as `cargo check` does. `known` are the figures of the run before.
    ///
    /// # Errors
    /// When cargo cannot be started, or files cannot be written.
    pub(super) fn check(&self, folder: &Path, known: Option<&Checked>) -> io::Result<Checked> {
        let own = folder.join("Cargo.lock");
        if !own.exists() && self.lock.exists() {
            fs::copy(&self.lock, own)?;
        }
        let mut said = self.run(folder)?;
        if said.dependencies || said.fresh && known.is_none() {
            // Once more, for figures of the crate alone: all of it, and nothing else.
            File::options().append(true).open(folder.join("src/lib.rs"))?.set_modified(SystemTime::now())?;
            said = self.run(folder)?;
        }
        if let (true, Some(known)) = (said.fresh, known) {
            (said.checked.cpu, said.checked.memory) = (known.cpu, known.memory);
        }
        Ok(said.checked)
    }

    fn run(&self, folder: &Path) -> io::Result<Said> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command
            .args(["check", "--message-format=json", "--color=never", "--jobs"])
            .arg(self.jobs.to_string());
        command.arg("--manifest-path").arg(folder.join("Cargo.toml")).arg("--target-dir").arg(&self.target);
        command.args(self.tests.then_some("--all-targets"));
        // As the tests compile theirs, so that what the crates depend on is compiled once.
        command
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped());
        let log = folder.join(SAID);
        let mut child = command.stderr(File::create(&log)?).spawn()?;
        let mut messages = String::new();
        if let Some(mut out) = child.stdout.take() {
            out.read_to_string(&mut messages)?;
        }
        let ended = child.wait4()?;
        let mut said = listen(&messages, folder, &mut File::options().append(true).open(&log)?)?;
        said.checked.cpu = ended.rusage.utime.as_secs_f64();
        said.checked.memory = ended.rusage.maxrss / (1 << 20);
        if !ended.status.success() && said.checked.errors == 0 {
            said.checked.errors = 1;
            said.checked.first = Some(fs::read_to_string(&log)?);
        }
        Ok(said)
    }
}

/// Counts what the compiler said; the words themselves go into the log.
fn listen(messages: &str, folder: &Path, log: &mut File) -> io::Result<Said> {
    let mut said = Said { fresh: true, ..Said::default() };
    for message in messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        match message["reason"].as_str() {
            Some("compiler-artifact") => {
                let own = message["manifest_path"].as_str().is_some_and(|path| is_below(path, folder));
                let fresh = message["fresh"].as_bool().unwrap_or_default();
                said.fresh &= fresh || !own;
                said.dependencies |= !own && !fresh;
            }
            Some("compiler-message") => heed(&message["message"], &mut said.checked, log)?,
            _ => {}
        }
    }
    Ok(said)
}

fn is_below(manifest: &str, folder: &Path) -> bool {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    Path::new(manifest).starts_with(folder)
}

fn heed(message: &Value, checked: &mut Checked, log: &mut File) -> io::Result<()> {
    let text = message["message"].as_str().unwrap_or_default();
    let is_sum = text.starts_with("aborting due to") || text.ends_with("emitted");
    let count = match message["level"].as_str() {
        _ if is_sum => return Ok(()),
        Some("warning") => &mut checked.warnings,
        Some("error" | "error: internal compiler error") => &mut checked.errors,
        _ => return Ok(()),
    };
    *count += 1;
    let rendered = message["rendered"].as_str().unwrap_or(text);
    checked.first.get_or_insert_with(|| rendered.to_owned());
    log.write_all(rendered.as_bytes())
}
