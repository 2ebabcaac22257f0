//! Documents that are made to do harm end in a crate or with words, within their budget.
//!
//! At a part of their size, with limits lower by as much: `cargo xtask hostile` has the figures at full size.

#![allow(clippy::unwrap_used)]
#![cfg(unix)]

mod documents;
mod run;

use std::path::Path;

use documents::Hostile;
use run::{Ceiling, run};

/// The part of the full size that is tried: without optimisation everything takes ten times as long.
const PART: usize = 100;

/// Megabytes that no document may take at that part of its size.
const MEGABYTES: u64 = 900;

/// Far above what any of them needs, even on a busy machine.
const CEILING: Ceiling = Ceiling { kibibytes: 4 << 20, seconds: 120 };

fn tried(hostile: &Hostile) -> Vec<String> {
    let part = if hostile.size > 1_000 { hostile.size / PART } else { hostile.size };
    let size = hostile.small.unwrap_or(part);
    let limits: Vec<String> = match hostile.limit {
        Some((name, value)) if size < hostile.size => vec![format!("{name}={}", value / PART)],
        _ => Vec::new(),
    };
    let folder = tempfile::tempdir().unwrap();
    let binary = Path::new(env!("CARGO_BIN_EXE_clientwright"));
    run::write(hostile, size, folder.path()).unwrap();
    let run = run(binary, hostile, &limits, folder.path(), CEILING);
    let mut wrong = Vec::new();
    if run.outcome != Some(hostile.outcome) {
        let said: String = run.said.chars().take(400).collect();
        wrong.push(format!("{}: {:?}, not {:?}: {said}", hostile.name, run.outcome, hostile.outcome));
    }
    if run.megabytes > MEGABYTES {
        wrong.push(format!("{}: {} MB", hostile.name, run.megabytes));
    }
    println!("{:24} {:9} bytes {:6.1} s {:5} MB", hostile.name, run.bytes, run.seconds, run.megabytes);
    wrong
}

/// How many tests share the list.
const PARTS: usize = 4;

/// Every part of the list is a test of its own, so that they run side by side.
macro_rules! parts {
    ($($name:ident = $part:literal;)*) => {
        $(#[test]
        fn $name() {
            let mine = documents::ALL.iter().enumerate().filter(|(index, _)| index % PARTS == $part);
            let wrong: Vec<String> = mine.flat_map(|(_, hostile)| tried(hostile)).collect();
            assert_eq!(wrong, [""; 0]);
        })*
    };
}

parts! {
    hostile_documents_end_1 = 0;
    hostile_documents_end_2 = 1;
    hostile_documents_end_3 = 2;
    hostile_documents_end_4 = 3;
}

#[test]
fn their_names_differ_and_their_limits_exist() {
    let mut names = std::collections::BTreeSet::new();
    for hostile in documents::ALL {
        assert!(names.insert(hostile.name), "{}", hostile.name);
        if let Some((name, value)) = hostile.limit {
            let limit = clientwright::limits::Limit::find(name).expect("a limit");
            assert_eq!(limit.row().default, value, "{name}");
        }
    }
}
