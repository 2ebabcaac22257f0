//! Arguments of `cargo xtask corpus`, as clap reads them.
//!
//! In: nothing. Out: types; the comments are what `--help` prints.

use std::path::PathBuf;
use std::str::FromStr;
use std::thread;

use clap::Parser;

/// Generate a crate of every OpenAPI document in a folder, and compile some of them or all
#[derive(Debug, Parser)]
#[command(name = "cargo xtask corpus", max_term_width = 100)]
pub(super) struct Arguments {
    /// The folder; its `index.tsv`, where it has one, lists the documents
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
    /// How many crates to compile: a number, for a sample that is spread over small and large documents and is the same
    /// every time, or `all`
    #[arg(long, value_name = "N|all", default_value = "0")]
    pub(super) check: Amount,
    /// Damage documents of the collection, which keep their name with a number behind it, until so many are crates, and
    /// compile these
    #[arg(long, value_name = "N", conflicts_with = "check")]
    pub(super) mutate: Option<usize>,
    /// Where the damage begins: the same number does the same damage
    #[arg(long, value_name = "N", default_value = "1", requires = "mutate")]
    pub(super) seed: u64,
    /// Compile the crates' tests as well
    #[arg(long)]
    pub(super) tests: bool,
    /// How many documents are generated at a time, and how many compilers cargo may start; crates are compiled one after
    /// the other, for they share one target folder
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
}

/// How many crates to compile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Amount {
    /// So many.
    Some(usize),
    /// Every one.
    All,
}

impl FromStr for Amount {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "all" => Ok(Self::All),
            _ => text.parse().map(Self::Some).map_err(|_| "neither a number nor `all`".to_owned()),
        }
    }
}

impl Arguments {
    /// At least one.
    pub(super) fn jobs(&self) -> usize {
        let all = || thread::available_parallelism().map_or(1, usize::from);
        self.jobs.unwrap_or_else(all).max(1)
    }

    /// What the collection is called: the name of its folder, and the seed of what damaged it.
    pub(super) fn name(&self) -> String {
        let whole = self.folder.canonicalize().unwrap_or_else(|_| self.folder.clone());
        let name = whole
            .file_name()
            .map_or_else(|| "documents".to_owned(), |name| name.to_string_lossy().into_owned());
        match self.mutate {
            Some(_) => format!("{name}-mutated-{}", self.seed),
            None => name,
        }
    }
}
