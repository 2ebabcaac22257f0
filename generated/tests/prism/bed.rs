//! A server of the test beds, from start to stop: Prism for one document, or WireMock. One at a time: those of a kind share
//! an installation, which is made on the first start and kept between runs. It must never end a process that it did not
//! start.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};

static TURN: Mutex<()> = Mutex::new(());

/// A running server. Dropping it stops the server, whatever became of the test.
pub(crate) struct Bed {
    /// Where it listens.
    pub(crate) url: String,
    /// Where the test bed's files are.
    pub(crate) scripts: PathBuf,
    dir: PathBuf,
    _turn: MutexGuard<'static, ()>,
}

impl Bed {
    /// Starts Prism for a document.
    pub(crate) fn prism(document: &Path) -> Bed {
        Bed::up("prism", Some(document))
    }

    /// Starts WireMock.
    #[allow(dead_code, reason = "one of the two programs that have this file needs Prism alone")]
    pub(crate) fn wiremock() -> Bed {
        Bed::up("wiremock", None)
    }

    fn up(kind: &str, document: Option<&Path>) -> Bed {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(kind);
        fs::create_dir_all(&dir).expect("a directory for the server");
        let mut bed = Bed { url: String::new(), scripts: scripts(kind), dir, _turn: turn };
        bed.clear();
        bed.url = bed.start(document);
        bed
    }

    fn start(&self, document: Option<&Path>) -> String {
        let mut command = self.script("up.sh");
        if let Some(document) = document {
            command.env("BED_SPEC", document);
        }
        let output = command.output().expect("a shell");
        let said = String::from_utf8_lossy(&output.stdout);
        match said.lines().find_map(|line| line.strip_prefix("URL=")) {
            Some(url) if output.status.success() => url.to_owned(),
            _ => panic!("the server did not start: {said}{}", String::from_utf8_lossy(&output.stderr)),
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
            other => println!("the server did not stop: {other:?}"),
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

/// The files of a test bed.
pub(crate) fn scripts(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/testbeds").join(kind)
}
