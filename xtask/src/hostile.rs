//! `cargo xtask hostile [NAME]`: the command, with optimisation, on documents that are made to do harm.
//!
//! In: the documents of `generator/tests/hostile`. Out: a table of what each of them took and what was said; the exit code is
//! 1 where one took more than it may or came out another way than expected.

// The limits of a document are lowered by the test alone.
#[allow(dead_code)]
#[path = "../../generator/tests/hostile/documents.rs"]
mod documents;
#[path = "../../generator/tests/hostile/run.rs"]
mod run;

use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs, io};

use documents::{Hostile, Outcome};
use run::{Ceiling, Run, run};

/// What no document may take.
const MEGABYTES: u64 = 1_000;
const SECONDS: f64 = 10.0;

/// Where a run is ended.
const CEILING: Ceiling = Ceiling { kibibytes: 6 << 20, seconds: 60 };

/// Has a document written, by a process of its own: see `run`.
const WRITE: &str = "--write";

fn write(name: &str, folder: &Path) -> ExitCode {
    let found = documents::ALL.iter().find(|hostile| hostile.name == name);
    match found.map(|hostile| run::write(hostile, hostile.size, folder)) {
        Some(Ok(())) => ExitCode::SUCCESS,
        _ => ExitCode::from(2),
    }
}

/// Builds the command and runs it on every document, or on those whose names contain `NAME`.
pub(crate) fn hostile(root: &Path, arguments: &[String]) -> ExitCode {
    if let [flag, name, folder] = arguments
        && flag == WRITE
    {
        return write(name, Path::new(folder));
    }
    match attempt(root, arguments.first().map_or("", String::as_str)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn attempt(root: &Path, wanted: &str) -> io::Result<bool> {
    let target = crate::target::of(root);
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built =
        Command::new(cargo).args(["build", "--release", "-p", "clientwright"]).current_dir(root).status()?;
    if !built.success() {
        return Err(io::Error::other("the command does not compile"));
    }
    let (binary, folder) = (target.join("release/clientwright"), target.join("hostile"));
    fs::create_dir_all(&folder)?;
    println!("| document | bytes | CPU-s | peak MB | outcome |\n|---|--:|--:|--:|---|");
    let mut kept = true;
    for hostile in documents::ALL.iter().filter(|hostile| hostile.name.contains(wanted)) {
        let written =
            Command::new(env::current_exe()?).args(["hostile", WRITE, hostile.name]).arg(&folder).status()?;
        if !written.success() {
            return Err(io::Error::other(format!("{} cannot be written", hostile.name)));
        }
        let found = run(&binary, hostile, &[], &folder, CEILING);
        kept &= shown(hostile, &found);
    }
    fs::remove_dir_all(&folder)?;
    Ok(kept)
}

/// Prints a row; whether the document came out as it should, within its budget.
fn shown(hostile: &Hostile, found: &Run) -> bool {
    let as_expected = found.outcome == Some(hostile.outcome);
    let within = found.megabytes < MEGABYTES && found.seconds < SECONDS;
    let words = match found.outcome {
        Some(Outcome::Written) if hostile.next.is_some() => "compared".to_owned(),
        Some(Outcome::Written) => "a crate".to_owned(),
        Some(Outcome::Refused(_)) => first_error(&found.said),
        None => "ended".to_owned(),
    };
    let mark = if as_expected && within { "" } else { " **wrong**" };
    let (name, bytes, seconds, megabytes) = (hostile.name, found.bytes, found.seconds, found.megabytes);
    println!("| {name} | {bytes} | {seconds:.1} | {megabytes} | {words}{mark} |");
    as_expected && within
}

fn first_error(said: &str) -> String {
    let line = said.lines().find(|line| line.contains("error[")).unwrap_or("no words");
    line.chars().take(110).collect::<String>().replace('|', "\\|")
}
