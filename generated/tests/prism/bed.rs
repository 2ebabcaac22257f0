//! A Prism server for one document, from start to stop. One at a time: they share an installation, which is made on
//! the first start and kept between runs. It must never end a process that it did not start.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What the scripts of the test bed call.
const TOOLS: [&str; 5] = ["bash", "curl", "python3", "node", "npm"];

static TURN: Mutex<()> = Mutex::new(());

/// A running server. Dropping it stops the server, whatever became of the test.
pub struct Bed {
    /// Where it listens.
    pub url: String,
    /// Where the test bed's files are.
    pub scripts: PathBuf,
    dir: PathBuf,
    _turn: MutexGuard<'static, ()>,
}

impl Bed {
    /// Starts a server for a document; `None`, having said so, where that cannot be done here.
    pub fn up(document: &Path) -> Option<Bed> {
        let scripts = scripts();
        if !scripts.join("up.sh").is_file() {
            println!("skipped: there is no ../shared/testbeds/prism beside the repository");
            return None;
        }
        if let Some(tool) = TOOLS.iter().find(|tool| !is_there(tool)) {
            println!("skipped: `{tool}` is not installed");
            return None;
        }
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("prism");
        fs::create_dir_all(&dir).expect("a directory for the server");
        let mut bed = Bed { url: String::new(), scripts, dir, _turn: turn };
        bed.clear();
        bed.url = bed.start(document);
        Some(bed)
    }

    fn start(&self, document: &Path) -> String {
        let mut command = self.script("up.sh");
        let output = command.env("BED_SPEC", document).output();
        let output = output.expect("a shell");
        let said = String::from_utf8_lossy(&output.stdout);
        match said.lines().find_map(|line| line.strip_prefix("URL=")) {
            Some(url) if output.status.success() => url.to_owned(),
            _ => panic!("Prism did not start: {said}{}", String::from_utf8_lossy(&output.stderr)),
        }
    }

    /// Stops what a run that was killed has left behind, if it is still ours.
    fn clear(&self) {
        let file = self.dir.join("server.pid");
        let Ok(pid) = fs::read_to_string(&file) else { return };
        let command = fs::read(format!("/proc/{}/cmdline", pid.trim())).unwrap_or_default();
        if String::from_utf8_lossy(&command).contains(&*self.dir.to_string_lossy()) {
            self.stop();
        } else {
            fs::remove_file(&file).expect("a stale file that can go");
        }
    }

    fn stop(&self) {
        match self.script("down.sh").status() {
            Ok(status) if status.success() => {}
            other => println!("Prism did not stop: {other:?}"),
        }
    }

    fn script(&self, name: &str) -> Command {
        let mut command = Command::new("bash");
        command.arg(self.scripts.join(name)).env("BED_DIR", &self.dir).stdin(Stdio::null());
        for name in ["BED_PORT", "BED_FLAGS", "BED_UPSTREAM"] {
            command.env_remove(name);
        }
        command
    }
}

impl Drop for Bed {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A document of the test bed, as its vendor published it.
pub fn published(name: &str) -> PathBuf {
    scripts().join("specs").join(name)
}

/// The document that a bundled client was generated from.
pub fn bundled(api: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs").join(api).join("openapi.yaml")
}

fn scripts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/testbeds/prism")
}

fn is_there(tool: &str) -> bool {
    Command::new(tool).arg("--version").output().is_ok_and(|output| output.status.success())
}
