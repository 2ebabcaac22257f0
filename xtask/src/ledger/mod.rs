//! `cargo xtask ledger DIR`: what documents say is used, or it is told that it is not.
//!
//! In: a folder of documents. Each use of a keyword is given another value, one at a time, and the client is made again. Where
//! neither the client nor what is said about the document is another one, nothing read that keyword there: it was dropped
//! in silence, unless a finding stands at it, or the table of keywords has it as ignored on purpose. Out: a table by
//! keyword, the silent uses with their places, how many operations are `full` in spite of one, and the exit code 1
//! where there are more of these than `--at-most` says.

mod known;
mod outcome;
mod table;
mod turned;
mod uses;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use clap::Parser;

use crate::corpus::documents::{self, Document};
use crate::corpus::whole;
use outcome::Outcome;
use table::{Fate, Silent, Table};
use turned::Turned;
use uses::{Use, uses};

/// Change every keyword of the documents in a folder, one at a time, and look whether anything notices
#[derive(Debug, Parser)]
#[command(name = "cargo xtask ledger", max_term_width = 100)]
struct Arguments {
    /// The folder; its `index.tsv`, where it has one, lists the documents
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// How many uses of one keyword are tried in each document; they are spread over it
    #[arg(long, value_name = "N", default_value = "3")]
    each: usize,
    /// Larger documents are left out
    #[arg(long, value_name = "BYTES", default_value = "60000")]
    below: u64,
    /// Only documents whose path contains this
    #[arg(long, value_name = "TEXT", default_value = "")]
    only: String,
    /// How many uses may go without a word
    #[arg(long, value_name = "N", default_value = "0")]
    at_most: usize,
    /// Only every so-maniest document
    #[arg(long, value_name = "N", default_value = "1")]
    step: usize,
}

/// Goes through the documents as the arguments (those behind `ledger`) ask.
pub(crate) fn run(root: &Path, arguments: impl Iterator<Item = String>) -> ExitCode {
    let name = ["cargo xtask ledger".to_owned()];
    let arguments = Arguments::parse_from(name.into_iter().chain(arguments));
    match attempt(root, &arguments) {
        Ok(table) => {
            print!("{table}");
            if table.silent() > arguments.at_most { ExitCode::FAILURE } else { ExitCode::SUCCESS }
        }
        Err(error) => {
            eprintln!("error: {}: {error}", arguments.folder.display());
            ExitCode::from(2)
        }
    }
}

fn attempt(root: &Path, arguments: &Arguments) -> io::Result<Table> {
    let scratch = crate::target::of(root).join("ledger");
    fs::create_dir_all(&scratch)?;
    let fits = |document: &Document| {
        !document.invalid && document.bytes <= arguments.below && document.path.contains(&arguments.only)
    };
    let all: Vec<Document> = documents::find(&arguments.folder)?.into_iter().filter(fits).collect();
    let mut table = Table::default();
    for document in all.iter().step_by(arguments.step.max(1)) {
        let Some(json) = whole(&arguments.folder.join(&document.path)) else { continue };
        let tried = Tried { document, json: &json, file: &scratch.join("document.json") };
        tried.all(arguments.each, &mut table)?;
        eprintln!("{}: {} uses so far", document.path, table.tried());
    }
    if table.tried() == 0 {
        return Err(io::Error::new(io::ErrorKind::NotFound, "no keyword of a document was tried"));
    }
    Ok(table)
}

/// A document whose keywords are tried.
struct Tried<'d> {
    document: &'d Document,
    json: &'d serde_json::Value,
    /// Where changed copies of it are written.
    file: &'d Path,
}

impl Tried<'_> {
    fn all(&self, each: usize, table: &mut Table) -> io::Result<()> {
        let before = Outcome::of(self.json, self.file)?;
        if !before.is_client() {
            return Ok(());
        }
        let mut touched = BTreeSet::new();
        for used in uses(self.json, each) {
            let fate = self.fate(&before, &used)?;
            if fate == Fate::Silent {
                touched.extend(before.full_operations(self.json, &used.pointer()));
                let silent = Silent { document: self.document.path.clone(), place: used.pointer() };
                table.silent.entry((used.kind, used.keyword.clone())).or_default().push(silent);
            }
            table.add(used.kind, &used.keyword, fate);
        }
        table.full += before.full();
        table.doubtful += touched.len();
        Ok(())
    }

    /// What becomes of one use of a keyword.
    fn fate(&self, before: &Outcome, used: &Use) -> io::Result<Fate> {
        if used.is_ignored() {
            return Ok(Fate::Ignored);
        }
        if !used.is_reachable(self.json) {
            return Ok(Fate::Unused);
        }
        let mut noticed = None;
        for Turned(changed) in turned::all(self.json, used) {
            let after = Outcome::of(&changed, self.file)?;
            match before.differs(&after) {
                Some(fate) => return Ok(fate),
                None => noticed = Some(()),
            }
        }
        Ok(match noticed {
            None => Fate::Untried,
            Some(()) if before.tells_of(used) => Fate::Told,
            Some(()) if known::reason(used).is_some() => Fate::Known,
            Some(()) => Fate::Silent,
        })
    }
}
