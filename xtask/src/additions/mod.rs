//! `cargo xtask additions DIR`: adding to a document takes nothing from those who use its client.
//!
//! In: a folder of documents. Each gets additions, one at a time, somewhere; the client is made again with the names of the
//! first one (`names.lock`), and the two are compared item by item. Out: a table by kind of addition, and the exit code 1
//! where code that was written against the first client would not compile.

mod edit;
mod places;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use clap::Parser;
use clientwright::diff::{self, Document, Policy, Source};
use clientwright::pipeline::{self, Input, PlannedApi};
use clientwright_mutator::Dice;
use serde_json::Value as Json;

use crate::corpus::{documents, whole};
use edit::{ALL, Edit};

/// Add to the documents of a folder, and look whether yesterday's code still compiles
#[derive(Debug, Parser)]
#[command(name = "cargo xtask additions", max_term_width = 100)]
struct Arguments {
    /// The folder; its `index.tsv`, where it has one, lists the documents
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// How many additions are tried in all
    #[arg(long, value_name = "N", default_value = "500")]
    edits: usize,
    /// Where the choice begins: the same number makes the same additions
    #[arg(long, value_name = "N", default_value = "1")]
    seed: u64,
    /// Larger documents are left out
    #[arg(long, value_name = "BYTES", default_value = "300000")]
    below: u64,
    /// How many additions may break code: `docs/choices.md` has those that cannot be made otherwise
    #[arg(long, value_name = "N", default_value = "0")]
    at_most: usize,
    /// Smaller ones are left out
    #[arg(long, value_name = "BYTES", default_value = "5000")]
    above: u64,
}

/// Makes the additions that the arguments (those behind `additions`) ask for.
pub(crate) fn run(root: &Path, arguments: impl Iterator<Item = String>) -> ExitCode {
    let name = ["cargo xtask additions".to_owned()];
    let arguments = Arguments::parse_from(name.into_iter().chain(arguments));
    match attempt(root, &arguments) {
        Ok(table) => table.print(arguments.at_most),
        Err(error) => {
            eprintln!("error: {}: {error}", arguments.folder.display());
            ExitCode::from(2)
        }
    }
}

/// What came of the additions, by kind.
#[derive(Default)]
struct Table {
    rows: BTreeMap<Edit, BTreeMap<Source, usize>>,
    /// What of the items of a client is not additive, for each addition that breaks code.
    broken: Vec<String>,
    breaking: usize,
    documents: usize,
}

impl Table {
    fn print(&self, at_most: usize) -> ExitCode {
        const COLUMNS: [(Source, &str); 5] = [
            (Source::None, "nothing"),
            (Source::Lint, "warning"),
            (Source::Additive, "additive"),
            (Source::Behaviour, "other behaviour"),
            (Source::SourceBreaking, "breaking"),
        ];
        println!("| addition | {} |", COLUMNS.map(|(_, title)| title).join(" | "));
        println!("|---|{}", "---|".repeat(COLUMNS.len()));
        for (edit, counts) in &self.rows {
            let cells =
                COLUMNS.map(|(source, _)| counts.get(&source).map(usize::to_string).unwrap_or_default());
            println!("| {edit:?} | {} |", cells.join(" | "));
        }
        self.broken.iter().for_each(|line| println!("{line}"));
        let all: usize = self.rows.values().flat_map(BTreeMap::values).sum();
        println!("{all} additions to {} documents: {} break code", self.documents, self.breaking);
        if self.breaking <= at_most && all > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

fn attempt(root: &Path, arguments: &Arguments) -> io::Result<Table> {
    let scratch = crate::target::of(root).join("additions");
    fs::create_dir_all(&scratch)?;
    let fits = |document: &documents::Document| {
        !document.invalid && (arguments.above..=arguments.below).contains(&document.bytes)
    };
    let found = documents::find(&arguments.folder)?.into_iter().filter(fits);
    let read =
        |document: documents::Document| Some((whole(&arguments.folder.join(&document.path))?, document.path));
    let all: Vec<(Json, String)> =
        found.filter_map(read).filter(|(json, _)| json.get("openapi").is_some()).collect();
    let each = arguments.edits.div_ceil(all.len().max(1));
    let mut table = Table::default();
    for (number, (json, path)) in all.iter().enumerate() {
        let dice = Dice::new(arguments.seed.wrapping_mul(1_000_003).wrapping_add(number as u64));
        let base = scratch.join("base.json");
        fs::write(&base, json.to_string())?;
        let planned = pipeline::plan(&Input { document: base, ..Input::default() });
        let Some(krate) = &planned.krate else { continue };
        let names = scratch.join("names.lock");
        fs::write(&names, krate.lock.to_text())?;
        table.documents += 1;
        let subject = Subject { json, path, base: &planned, scratch: &scratch, names: &names };
        subject.add(each, number, dice, &mut table)?;
    }
    Ok(table)
}

/// A document, and the client that was made of it first.
struct Subject<'d> {
    json: &'d Json,
    path: &'d str,
    base: &'d PlannedApi,
    scratch: &'d Path,
    names: &'d Path,
}

impl Subject<'_> {
    fn add(&self, each: usize, number: usize, mut dice: Dice, table: &mut Table) -> io::Result<()> {
        let mut kinds = ALL.iter().cycle().skip(number * each).take(ALL.len() * 2);
        for _ in 0..each {
            let mut json = self.json.clone();
            let Some((edit, place)) = kinds.find_map(|edit| {
                let mut changed = self.json.clone();
                let place = edit.make(&mut changed, &mut dice)?;
                json = changed;
                Some((*edit, place))
            }) else {
                break;
            };
            let file = self.scratch.join("revision.json");
            fs::write(&file, json.to_string())?;
            let names = Some(self.names.to_owned());
            let revision = pipeline::plan(&Input { document: file, names, ..Input::default() });
            let (Some(old), Some(new)) = (side(self.base), side(&revision)) else { continue };
            let report = diff::compare(old, new, &Policy::default());
            *table.rows.entry(edit).or_default().entry(report.rust).or_default() += 1;
            if report.rust == Source::SourceBreaking {
                table.breaking += 1;
                table.broken.push(format!("{edit:?}: {}#{place}", self.path));
                let items = report.findings.iter().flat_map(|finding| &finding.items);
                let worse = items.filter(|item| item.effect == Source::SourceBreaking);
                table.broken.extend(worse.take(4).map(|item| format!("    {item:?}")));
            }
        }
        Ok(())
    }
}

fn side(planned: &PlannedApi) -> Option<Document<'_>> {
    Some(Document {
        api: planned.api.as_ref()?,
        krate: planned.krate.as_ref(),
        sources: Some(&planned.sources),
        folder: "",
    })
}
