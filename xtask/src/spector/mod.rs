//! `cargo xtask spector`: typed calls of generated clients against a server that judges each request byte by byte.
//!
//! In: the scenarios of the TypeSpec project with their OpenAPI documents (`../shared/testbeds/spector`). Every document becomes a
//! module of one crate, every scenario a call with the values that it gives. Out: a table by area, and failure where the
//! server is not satisfied, where an answer was decoded to another value than it has, or where a known exception is none.

mod bed;
mod documents;
mod exceptions;
mod judge;
mod matching;
mod program;
mod scenarios;
mod table;
mod values;
mod xml;

use std::io;
use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};

use bed::Bed;
use judge::Verdict;
use scenarios::Scenario;
use table::{Row, Table};

/// Documents and overlays that the bed has none of.
const OWN: &str = "xtask/spector";

/// What the command is asked for.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask spector",
    about = "Typed calls against the scenario server of the TypeSpec project"
)]
struct Arguments {
    /// The version of OpenAPI that the documents are written in.
    #[arg(long, value_enum, default_value = "3.2")]
    openapi: Version,
}

/// Versions of OpenAPI that there are documents in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Version {
    #[value(name = "3.0")]
    V3_0,
    #[value(name = "3.1")]
    V3_1,
    #[value(name = "3.2")]
    V3_2,
}

impl Version {
    /// The folder of the documents.
    fn folder(self) -> &'static str {
        match self {
            Self::V3_0 => "3.0.0",
            Self::V3_1 => "3.1.0",
            Self::V3_2 => "3.2.0",
        }
    }
}

/// Runs the command; `root` is the workspace.
pub(crate) fn run(root: &Path, arguments: impl Iterator<Item = String>) -> ExitCode {
    let name = ["cargo xtask spector".to_owned()];
    let arguments = Arguments::parse_from(name.into_iter().chain(arguments));
    if let Some(missing) = bed::missing(root) {
        println!("skipped: {missing}");
        return ExitCode::SUCCESS;
    }
    match attempt(root, arguments.openapi) {
        Ok(table) => {
            print!("{}", table.text());
            ExitCode::from(u8::from(!table.holds()))
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn attempt(root: &Path, version: Version) -> io::Result<Table> {
    let home = crate::target::of(root).join("spector");
    let bed = Bed::up(root, &home)?;
    let scenarios = scenarios::read(&bed.calls()?, &bed.multipart()?)?;
    let mut documents = documents::read(&home.join("oas"), version.folder(), &root.join(OWN))?;
    let planned: Vec<_> =
        scenarios.iter().map(|scenario| documents::plan(&mut documents, scenario)).collect();
    let home = home.join(version.folder());
    program::generate(&documents, &home)?;
    let outcomes = program::run(root, &documents, &home, &bed.url)?;
    let coverage = bed.coverage()?;
    let rows = scenarios.iter().zip(&planned).map(|(scenario, planned)| match planned {
        Ok(planned) => Row {
            area: area(scenario, planned.first().map(|first| documents[first.document].area.as_str())),
            name: scenario.name.clone(),
            verdict: judge::judge(scenario, planned, &outcomes, &coverage),
        },
        Err(why) => Row {
            area: area(scenario, None),
            name: scenario.name.clone(),
            verdict: Verdict::Failed(why.clone()),
        },
    });
    Ok(Table { rows: rows.collect(), exceptions: exceptions::all(version)? })
}

/// What a scenario is about: that of its document, else the beginning of its path.
fn area(scenario: &Scenario, document: Option<&str>) -> String {
    let of_path = || {
        let path = scenario.calls.first().map_or("", |call| call.path.as_str());
        path.split('/').filter(|part| !part.is_empty()).take(2).collect::<Vec<_>>().join("/")
    };
    document.map_or_else(of_path, str::to_owned)
}
