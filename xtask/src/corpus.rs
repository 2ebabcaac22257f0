//! `cargo xtask corpus DIR`: every document of a collection becomes a crate, and the crates are compiled.
//!
//! In: a folder of documents. Out: crates below the target folder, a table of what became of each document, and an exit
//! code: 0 where every promise was kept, 1 where one was not, 2 where nothing could be tried.

mod arguments;
mod check;
pub(crate) mod documents;
mod generate;
mod mutated;

pub(crate) use mutated::read as whole;
mod row;
mod sample;
mod table;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use clap::Parser as _;
use indicatif::{ProgressBar, ProgressStyle};

use arguments::Arguments;
use check::Checker;
use row::{Checked, Row};
use table::Table;

/// Generates and checks as the arguments (those behind `corpus`) ask.
pub(crate) fn run(root: &Path, arguments: impl Iterator<Item = String>) -> ExitCode {
    let name = ["cargo xtask corpus".to_owned()];
    let arguments = Arguments::parse_from(name.into_iter().chain(arguments));
    let target = target_of(root);
    match attempt(root, &target, &arguments) {
        Ok(table) => {
            println!("{}\ntable: {}", table.summary(), Written::new(&target, &table.name).markdown.display());
            if table.kept() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("error: {}: {error}", arguments.folder.display());
            ExitCode::from(2)
        }
    }
}

/// How many documents are damaged for one crate that is asked for: some are refused.
const SPARE: usize = 2;

/// The folder that everything is written below.
fn target_of(root: &Path) -> PathBuf {
    crate::target::of(root).join("corpus")
}

/// Goes through the collection; the table is on disk when this returns, and after every crate on the way.
fn attempt(root: &Path, target: &Path, arguments: &Arguments) -> io::Result<Table> {
    let mut documents = documents::find(&arguments.folder)?;
    let name = arguments.name();
    let mut folder = arguments.folder.clone();
    if let Some(amount) = arguments.mutate {
        let damaged = target.join("documents").join(&name);
        documents = mutated::write(&documents, &folder, &damaged, amount * SPARE, arguments.seed)?;
        folder = damaged;
    }
    if documents.is_empty() {
        return Err(io::Error::new(io::ErrorKind::NotFound, "there is no OpenAPI document in it"));
    }
    let crates = target.join("crates").join(&name);
    let written =
        Written { json: target.join(format!("{name}.json")), markdown: target.join(format!("{name}.md")) };
    let known = written.known();
    let progress = bar("generating", documents.len());
    let rows = generate::all(&documents, &folder, &crates, arguments.jobs(), &progress);
    progress.finish_and_clear();
    let mut table = Table { name, rows };
    let checker = Checker {
        target: crate::target::of_crates(root),
        lock: root.join("Cargo.lock"),
        jobs: arguments.jobs(),
        tests: arguments.tests,
    };
    let chosen = match arguments.mutate {
        Some(amount) => sample::first(&table.rows, amount),
        None => sample::choose(&table.rows, arguments.check),
    };
    let progress = bar("checking", chosen.len());
    for index in chosen {
        let row = &mut table.rows[index];
        progress.set_message(row.document.clone());
        row.checked = Some(checker.check(&crates.join(&row.document), known.get(&row.document))?);
        progress.inc(1);
        written.write(&table)?;
    }
    progress.finish_and_clear();
    written.write(&table)?;
    Ok(table)
}

/// A bar of so many steps; nothing where there is no terminal.
fn bar(what: &'static str, steps: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{prefix:>12} [{bar:30}] {pos}/{len} {elapsed} {wide_msg}");
    let bar = ProgressBar::new(steps as u64).with_prefix(what);
    style.map_or(bar.clone(), |style| bar.with_style(style.progress_chars("=> ")))
}

/// Where the table is written.
struct Written {
    json: PathBuf,
    markdown: PathBuf,
}

impl Written {
    fn new(target: &Path, name: &str) -> Self {
        Self { json: target.join(format!("{name}.json")), markdown: target.join(format!("{name}.md")) }
    }

    fn write(&self, table: &Table) -> io::Result<()> {
        if let Some(folder) = self.json.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.json, serde_json::to_string_pretty(&table.rows)?)?;
        fs::write(&self.markdown, table.markdown())
    }

    /// What the run before this one measured: cargo tells nothing of a crate that did not change since.
    fn known(&self) -> BTreeMap<String, Checked> {
        let text = fs::read_to_string(&self.json).unwrap_or_default();
        let rows: Vec<Row> = serde_json::from_str(&text).unwrap_or_default();
        rows.into_iter().filter_map(|row| Some((row.document, row.checked?))).collect()
    }
}

#[cfg(test)]
mod tests;
