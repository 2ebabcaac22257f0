//! `cargo xtask jsonschema DIR`: what generated types make of the values that JSON Schemas allow and forbid.
//!
//! In: a folder with `cases.jsonl`, schemas with valid and invalid instances. Out: a table, and failure where a type refuses
//! a valid instance or gives back another one. All schemas become components of one document, and its crate is compiled
//! once, with a driver that decodes and encodes every instance.

mod cases;
mod document;
mod driver;
pub(crate) mod equal;
mod table;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use cases::Case;
use clientwright::lower::ImpliedTypes;
use driver::{Answer, Mode};
use table::Table;

use crate::package::put;

/// What the command was asked for.
#[derive(Debug, Default)]
struct Options {
    /// The folder with the cases.
    cases: PathBuf,
    /// Decoding is followed by `validate()`.
    validate: bool,
    /// What schemas without `type` allow.
    implied_types: ImpliedTypes,
    /// Show every instance that is not as it should be.
    verbose: bool,
    /// The table as Markdown.
    markdown: bool,
}

/// Runs the command; `root` is the workspace.
pub(crate) fn run(root: &Path, arguments: &[String]) -> ExitCode {
    let options = match parse(arguments) {
        Ok(options) => options,
        Err(message) => {
            eprintln!(
                "error: {message}\nusage: cargo xtask jsonschema DIR [--validate] [--assume-types] [--verbose] [--markdown]"
            );
            return ExitCode::from(2);
        }
    };
    if !options.cases.join(cases::FILE).is_file() {
        println!("skipped: there is no {} in {}", cases::FILE, options.cases.display());
        return ExitCode::SUCCESS;
    }
    match measure(root, &options) {
        Ok(table) => {
            print!("{}", if options.markdown { table.markdown() } else { table.text(options.verbose) });
            ExitCode::from(u8::from(!table.all_valid_hold()))
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn parse(arguments: &[String]) -> Result<Options, String> {
    let mut options = Options::default();
    for argument in arguments {
        match argument.as_str() {
            "--validate" => options.validate = true,
            "--assume-types" => options.implied_types = ImpliedTypes::Assume,
            "--verbose" => options.verbose = true,
            "--markdown" => options.markdown = true,
            flag if flag.starts_with('-') => return Err(format!("`{flag}` is not an option")),
            folder if options.cases.as_os_str().is_empty() => options.cases = folder.into(),
            other => return Err(format!("`{other}` is one argument too many")),
        }
    }
    if options.cases.as_os_str().is_empty() { Err("which folder?".to_owned()) } else { Ok(options) }
}

fn measure(root: &Path, options: &Options) -> io::Result<Table> {
    let mut cases = cases::read(&options.cases)?;
    cases.extend(cases::as_members(&cases, document::reference));
    let home = crate::target::of(root).join("jsonschema");
    let types = document::generate(&cases, &home, options)?;
    let mode = if options.validate { Mode::DecodeAndValidate } else { Mode::Decode };
    fs::create_dir_all(home.join("driver/src"))?;
    put(&root.join("Cargo.lock"), &home.join("driver/Cargo.lock"))?;
    let answers = driver::run(&cases, &types, (&home, &crate::target::of_crates(root)), mode)?;
    Ok(tabulate(&cases, &answers))
}

/// The table by keyword for the documentation, of types with `validate()`; `None` where the cases are not there.
///
/// # Errors
/// The crate or its driver cannot be made.
pub(crate) fn documentation(root: &Path, folder: &Path) -> io::Result<Option<String>> {
    if !folder.join(cases::FILE).is_file() {
        return Ok(None);
    }
    let options = Options { cases: folder.to_owned(), validate: true, ..Options::default() };
    measure(root, &options).map(|table| Some(table.markdown()))
}

fn tabulate(cases: &[Case], answers: &[Vec<Answer>]) -> Table {
    let mut table = Table::default();
    for (case, answers) in cases.iter().zip(answers) {
        for (instance, answer) in case.instances.iter().zip(answers) {
            table.add(case, instance, answer);
        }
    }
    table
}
