//! The command on one document: what it said, what it used.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use wait4::Wait4;

use super::documents::{Hostile, Outcome};

/// Kibibytes of address space, and seconds of processor time, after which a run is ended.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ceiling {
    /// Of address space, which is more than what is in memory at any time.
    pub(crate) kibibytes: u64,
    /// Of processor time.
    pub(crate) seconds: u64,
}

/// What a run came to.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    /// Bytes of the document.
    pub(crate) bytes: u64,
    /// Processor time, of all threads.
    pub(crate) seconds: f64,
    /// The most memory that it had at a time.
    pub(crate) megabytes: u64,
    /// What became of the document; `None` where the process was ended.
    pub(crate) outcome: Option<Outcome>,
    /// What it said.
    pub(crate) said: String,
}

/// Where the document of a run lies.
pub(crate) fn document_in(folder: &Path) -> PathBuf {
    folder.join("hostile.yaml")
}

/// Where the version after it lies.
pub(crate) fn next_in(folder: &Path) -> PathBuf {
    folder.join("next.yaml")
}

/// Writes the document of a run, and the version after it.
pub(crate) fn write(hostile: &Hostile, size: usize, folder: &Path) -> std::io::Result<()> {
    fs::write(document_in(folder), (hostile.make)(size))?;
    hostile.next.map_or(Ok(()), |next| fs::write(next_in(folder), next(size)))
}

/// Generates a crate of the document in `folder`, or compares it with the version after it, with these limits. The figure for memory is no less than what this process
/// had when it started the command, so who wants it exact has the document written by another one.
pub(crate) fn run(
    binary: &Path,
    hostile: &Hostile,
    limits: &[String],
    folder: &Path,
    ceiling: Ceiling,
) -> Run {
    let (document, out) = (document_in(folder), folder.join("out"));
    let bytes = fs::metadata(&document).map_or(0, |data| data.len());
    let _ = fs::remove_dir_all(&out);
    let errors = fs::File::create(folder.join("said")).expect("a file");
    let script = format!("ulimit -v {}; ulimit -t {}; exec \"$@\"", ceiling.kibibytes, ceiling.seconds);
    let mut command = Command::new("sh");
    command.args(["-c", &script, "sh"]).arg(binary);
    match hostile.next {
        Some(_) => {
            command.arg("diff").arg(&document).arg(next_in(folder)).args(["--fail-on", "never"]);
        }
        None => {
            command.arg("generate").arg(&document).arg("--out").arg(&out).arg("--with-tests");
        }
    }
    command.args(limits.iter().flat_map(|limit| ["--limit", limit]));
    let mut child = command.stdout(Stdio::null()).stderr(errors).spawn().expect("the command");
    let used = child.wait4().expect("its end");
    let said = fs::read(folder.join("said")).unwrap_or_default();
    let said = String::from_utf8_lossy(&said).into_owned();
    let _ = fs::remove_dir_all(&out);
    let outcome = match used.status.code() {
        Some(0) => Some(Outcome::Written),
        Some(2) => Some(refused(&said, hostile)),
        _ => None,
    };
    Run {
        bytes,
        seconds: (used.rusage.utime + used.rusage.stime).as_secs_f64(),
        megabytes: used.rusage.maxrss >> 20,
        outcome,
        said,
    }
}

/// The code that was expected, where it is among those that were said, else the first one.
fn refused(said: &str, hostile: &Hostile) -> Outcome {
    match hostile.outcome {
        Outcome::Refused(code) if said.contains(&format!("error[{code}]")) => hostile.outcome,
        _ => Outcome::Refused("another code"),
    }
}
