//! Runs `cargo check` on a package and reads its errors. Errors outside of the package's own code fail the run.

use std::path::Path;
use std::process::Command;

use serde_json::Value as Json;

use crate::output::WITNESS_FILE;

/// What came of compiling a package.
pub(super) enum Outcome {
    /// It compiles.
    Compiles,
    /// These are the errors in its own code.
    Fails(Vec<Complaint>),
}

/// An error.
pub(super) struct Complaint {
    /// Where it is in the witness.
    pub(super) line: Option<usize>,
    /// `E0308`
    pub(super) code: Option<String>,
    /// One line.
    pub(super) message: String,
    /// All of it.
    pub(super) rendered: String,
}

/// Checks the package in a folder.
pub(super) fn check(folder: &Path, target: &Path) -> Result<Outcome, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["check", "--quiet", "--message-format=json"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        // Each package is checked once.
        .env("CARGO_INCREMENTAL", "0")
        .output()
        .map_err(|error| format!("cargo: {error}"))?;
    if output.status.success() {
        return Ok(Outcome::Compiles);
    }
    let said = String::from_utf8_lossy(&output.stdout);
    let messages = said.lines().filter_map(|line| serde_json::from_str::<Json>(line).ok());
    let mut complaints = Vec::new();
    for message in messages.filter(|message| message["message"]["level"] == "error") {
        let inside = message["target"]["name"] == "witness";
        let message = &message["message"];
        let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
        let rendered = text(&message["rendered"]);
        if !inside {
            return Err(format!("the crate itself does not compile:\n{rendered}"));
        }
        // The last word, `aborting due to 3 previous errors`, is about none of them.
        let Some(spans) = message["spans"].as_array().filter(|spans| !spans.is_empty()) else { continue };
        let here = |span: &&Json| span["file_name"] == WITNESS_FILE;
        let primary = spans.iter().filter(here).find(|span| span["is_primary"] == true);
        let line = primary.or_else(|| spans.iter().find(here)).and_then(|span| span["line_start"].as_u64());
        let code = message["code"]["code"].as_str().map(str::to_owned);
        let line = line.and_then(|line| usize::try_from(line).ok());
        complaints.push(Complaint { line, code, message: text(&message["message"]), rendered });
    }
    if complaints.is_empty() {
        return Err(format!("cargo check failed:\n{}", String::from_utf8_lossy(&output.stderr).trim()));
    }
    Ok(Outcome::Fails(complaints))
}
