//! `cargo xtask fuzz [TARGET]`: inputs that nobody would write, for as long as one likes.
//!
//! In: names of fuzz targets and a time. Out: a line for each target (runs, coverage, findings), and an exit code: 0 where
//! nothing was found, 1 where something was, 2 where nothing could be tried. Everything is kept below `target/fuzz`.

mod build;
mod outcome;
mod target;

use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use std::{env, fs, io, thread};

use clap::Parser;

use outcome::Outcome;
use target::{Start, TARGETS, Target};

/// Try inputs that nobody would write on the generator, the diff and the runtime
#[derive(Debug, Parser)]
#[command(name = "cargo xtask fuzz", max_term_width = 100)]
struct Arguments {
    /// What to try: generate, diff, source, json, stream, http; all of them where none is named
    #[arg(value_name = "TARGET", value_parser = target::find)]
    targets: Vec<Target>,
    /// For how many minutes in all, spread evenly over the targets; those that run at the same time count each
    #[arg(long, value_name = "N", default_value = "5")]
    minutes: f64,
    /// How many targets to try at a time; as many as the machine has cores where it is not said
    #[arg(long, value_name = "N")]
    jobs: Option<NonZero<usize>>,
    /// Where chance begins: the same seed tries the same inputs, as far as the time reaches
    #[arg(long, value_name = "N", default_value = "1", value_parser = clap::value_parser!(u32).range(1..))]
    seed: u32,
    /// Begin with the committed seeds alone, not with what earlier runs reached, and let nothing else decide what is tried
    #[arg(long)]
    fresh: bool,
    /// Try this input once, such as one that was found before, and do not make up others
    #[arg(long, value_name = "FILE", requires = "targets")]
    input: Option<PathBuf>,
    /// Only build the targets
    #[arg(long)]
    build: bool,
}

/// Stands in for the compiler while the targets are built; `None` where this is an ordinary run.
pub(crate) fn as_compiler(arguments: impl Iterator<Item = String>) -> Option<ExitCode> {
    env::var_os(build::AS_COMPILER).map(|_| build::compile(arguments))
}

/// Builds and runs as the arguments (those behind `fuzz`) ask.
pub(crate) fn run(root: &Path, arguments: impl Iterator<Item = String>) -> ExitCode {
    let name = ["cargo xtask fuzz".to_owned()];
    let arguments = Arguments::parse_from(name.into_iter().chain(arguments));
    match attempt(root, &arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// Whether nothing was found.
fn attempt(root: &Path, arguments: &Arguments) -> io::Result<bool> {
    let below = Below::new(root, arguments.fresh);
    println!("building the fuzz targets: the first time takes some minutes");
    let binaries = build::build(root, &below.build)?;
    if arguments.build {
        return Ok(true);
    }
    let targets = if arguments.targets.is_empty() { &TARGETS[..] } else { &arguments.targets };
    if let Some(input) = &arguments.input {
        let target = targets[0];
        return target.replay(&binaries, input);
    }
    let each = Duration::from_secs_f64((arguments.minutes * 60.0 / targets.len() as f64).max(1.0));
    let (seeds, jobs) = (root.join("fuzz/seeds"), arguments.jobs.map_or_else(cores, NonZero::get));
    println!("{} s for each of {} targets, {jobs} at a time", each.as_secs(), targets.len());
    let outcomes = at_a_time(jobs, targets, |target| {
        if arguments.fresh {
            below.clear(target.name)?;
        }
        let start = Start { seeds: &seeds, seed: arguments.seed, fixed: arguments.fresh };
        let outcome = target.run(&binaries, &below, start, each)?;
        println!("{} ({})", outcome.line(), target.about);
        Ok(outcome)
    })?;
    println!("\n{}", Outcome::table(&outcomes));
    let found: Vec<_> = outcomes.iter().filter_map(|outcome| outcome.advice()).collect();
    found.iter().for_each(|advice| println!("{advice}"));
    Ok(found.is_empty())
}

/// What `run` makes of each target, in their order, with so many of them under way at the same time.
fn at_a_time(
    jobs: usize,
    targets: &[Target],
    run: impl Fn(Target) -> io::Result<Outcome> + Sync,
) -> io::Result<Vec<Outcome>> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(BTreeMap::new());
    thread::scope(|scope| {
        for _ in 0..jobs.min(targets.len()) {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(target) = targets.get(index) else { return };
                    let outcome = run(*target);
                    done.lock().unwrap_or_else(PoisonError::into_inner).insert(index, outcome);
                }
            });
        }
    });
    done.into_inner().unwrap_or_else(PoisonError::into_inner).into_values().collect()
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// The folders that are written to.
struct Below {
    /// What is compiled.
    build: PathBuf,
    /// Inputs that reached something new, target by target: the next run begins with them.
    corpus: PathBuf,
    /// Inputs that broke a promise, target by target.
    findings: PathBuf,
    /// What the fuzzer said.
    logs: PathBuf,
}

impl Below {
    /// `fresh` runs have a corpus of their own, so that what was reached by others stays.
    fn new(root: &Path, fresh: bool) -> Self {
        let target = crate::target::of(root);
        let fuzz = target.join("fuzz");
        let folder = |name: &str| fuzz.join(name);
        Self {
            build: folder("build"),
            corpus: folder(if fresh { "corpus-fresh" } else { "corpus" }),
            findings: folder("findings"),
            logs: folder("logs"),
        }
    }

    /// Forgets what a target reached.
    fn clear(&self, target: &str) -> io::Result<()> {
        match fs::remove_dir_all(self.corpus.join(target)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// A target's own folder in another one.
    fn of(folder: &Path, target: &str) -> io::Result<PathBuf> {
        let own = folder.join(target);
        fs::create_dir_all(&own)?;
        Ok(own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_are_in_the_order_of_the_targets_however_many_run_at_a_time() {
        let names = TARGETS.map(|target| target.name);
        for jobs in [1, 2, 64] {
            let run = |target: Target| Ok(Outcome::read(target.name, "", PathBuf::new()));
            let outcomes = at_a_time(jobs, &TARGETS, run).unwrap();
            let lines: Vec<String> = outcomes.iter().map(Outcome::line).collect();
            assert_eq!(lines.len(), names.len());
            assert!(lines.iter().zip(names).all(|(line, name)| line.starts_with(name)), "{lines:?}");
        }
        let failed = at_a_time(2, &TARGETS, |_| Err(io::Error::other("no")));
        assert!(failed.is_err());
    }
}
