//! The fuzz targets, and how one of them is run.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{env, io};

use super::Below;
use super::outcome::Outcome;

/// How long the search for a smaller input with the same fault may take.
const MINIMISING: Duration = Duration::from_secs(60);

/// Says where the targets keep an input while they try it (`fuzz/src/lib.rs`).
const LAST: &str = "CLIENTWRIGHT_FUZZ_LAST";

/// How long one input may take, in seconds, and how much memory, in megabytes: beyond that it is a finding.
const SECONDS: u32 = 20;
const MEGABYTES: u32 = 2048;

/// A program that tries inputs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Target {
    /// Its name, which is that of the program.
    pub(super) name: &'static str,
    /// What it tries.
    pub(super) about: &'static str,
    /// The longest input, in bytes.
    longest: u32,
}

/// All of them: those of the runtime first, which are quick.
pub(super) const TARGETS: [Target; 6] = [
    Target { name: "json", about: "the runtime's JSON codec beside serde_json", longest: 4_096 },
    Target { name: "stream", about: "event streams, lines of JSON, multipart bodies", longest: 2_048 },
    Target { name: "http", about: "URLs, parameters, header fields, types of formats", longest: 1_024 },
    Target { name: "source", about: "documents, overlays, names, approvals, configurations", longest: 8_192 },
    Target { name: "diff", about: "two versions of a document, in every form", longest: 120_000 },
    Target { name: "generate", about: "damaged documents that become crates", longest: 60_000 },
];

/// The target of a name.
pub(super) fn find(name: &str) -> Result<Target, String> {
    let names = TARGETS.map(|target| target.name).join(", ");
    let found = TARGETS.into_iter().find(|target| target.name == name);
    found.ok_or_else(|| format!("the targets are {names}"))
}

/// What inputs are made up from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start<'s> {
    /// The folder of the committed inputs.
    pub(super) seeds: &'s Path,
    /// Where chance begins.
    pub(super) seed: u32,
    /// Nothing else than these two decides what is tried.
    pub(super) fixed: bool,
}

impl Target {
    /// Makes up inputs for some time, and a finding as small as it gets.
    pub(super) fn run(
        self,
        binaries: &Path,
        below: &Below,
        start: Start<'_>,
        time: Duration,
    ) -> io::Result<Outcome> {
        let corpus = Below::of(&below.corpus, self.name)?;
        let findings = Below::of(&below.findings, self.name)?;
        fs::create_dir_all(&below.logs)?;
        let log = below.logs.join(format!("{}.txt", self.name));
        let program = binaries.join(self.name);
        let mut command = if start.fixed { without_layout(&program) } else { Command::new(program) };
        self.limits(&mut command, &findings);
        if start.fixed {
            // What is compared may be an address or the time, which would go into inputs.
            command.arg("-use_cmp=0");
        }
        let last = findings.join("last");
        command.env(LAST, &last);
        command.arg(format!("-max_total_time={}", time.as_secs())).arg("-print_final_stats=1");
        // Folders that are read again and again would bring the clock into what is tried.
        command.arg(format!("-seed={}", start.seed)).arg("-reload=0").arg(&corpus);
        let own = start.seeds.join(self.name);
        command.args(own.is_dir().then_some(own));
        let status = command.stderr(File::create(&log)?).status()?;
        let said = String::from_utf8_lossy(&fs::read(&log)?).into_owned();
        let mut outcome = Outcome::read(self.name, &said, log);
        if !status.success() {
            let input = outcome.input.take().or_else(|| last.is_file().then_some(last));
            outcome.found(self.minimised(binaries, &findings, input)?);
        }
        Ok(outcome)
    }

    /// Tries one input; whether it breaks no promise.
    pub(super) fn replay(self, binaries: &Path, input: &Path) -> io::Result<bool> {
        Ok(self.command(binaries, &env::temp_dir()).arg(input).status()?.success())
    }

    fn command(self, binaries: &Path, findings: &Path) -> Command {
        let mut command = Command::new(binaries.join(self.name));
        self.limits(&mut command, findings);
        command
    }

    fn limits(self, command: &mut Command, findings: &Path) {
        command.arg(format!("-max_len={}", self.longest)).arg(format!("-timeout={SECONDS}"));
        command.arg(format!("-rss_limit_mb={MEGABYTES}"));
        command.arg(format!("-artifact_prefix={}/", findings.display()));
        command.env("RUST_BACKTRACE", "1").stdin(Stdio::null()).stdout(Stdio::null());
    }

    /// A smaller input with a fault; the one that was found where there is none.
    fn minimised(
        self,
        binaries: &Path,
        findings: &Path,
        input: Option<PathBuf>,
    ) -> io::Result<Option<PathBuf>> {
        let Some(input) = input else { return Ok(None) };
        let small = findings.join("minimised");
        let _ = fs::remove_file(&small);
        println!("{}: found something; looking for a smaller input", self.name);
        let mut command = self.command(binaries, findings);
        command.arg("-minimize_crash=1").arg(format!("-max_total_time={}", MINIMISING.as_secs()));
        command.arg(format!("-exact_artifact_path={}", small.display())).arg(&input);
        command.stderr(Stdio::null()).status()?;
        Ok(Some(if small.is_file() { small } else { input }))
    }
}

/// A program whose addresses are the same on every run, where the machine has the tool for it and allows it: hash maps of
/// addresses are walked otherwise each time, which the counters see.
fn without_layout(program: &Path) -> Command {
    let fixed = || {
        let mut command = Command::new("setarch");
        command.args([env::consts::ARCH, "-R"]);
        command
    };
    let mut probe = fixed();
    probe.arg("true").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    if probe.status().is_ok_and(|status| status.success()) {
        let mut command = fixed();
        command.arg(program);
        command
    } else {
        Command::new(program)
    }
}
