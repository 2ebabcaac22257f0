//! The programs of `tests/programs`: a client as people use it, each as short as it can be, against Prism.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use libtest_mimic::Trial;

use crate::bed::Bed;
use crate::generated::Crate;
use crate::needs::test;

/// What each program prints, by its name.
const PROGRAMS: [(&str, &str); 12] = [
    ("list", "7 open The lift is stuck\n"),
    ("filter", "1 found\n"),
    ("create", "created 7\n"),
    ("error_by_type", "the title is empty\n"),
    ("error_undocumented", "https://stoplight.io/prism/errors#NOT_FOUND\n"),
    ("pages", "Somebody is in it\n"),
    ("resume", "7\n7\n"),
    ("patch", "ada\n"),
    ("upload", "attached\n"),
    ("cache", "1 kept, the same: true\n"),
    ("group", "{Open: 1}\n"),
    ("fixture", "tested\n"),
];

/// What they use beside what is on by default.
const FEATURES: &str = "reqwest,all,serde,serde_json,test-fixtures";

/// The tests of this module.
pub(crate) fn tests() -> Vec<Trial> {
    vec![test(&[], the_programs_compile), test(&crate::PRISM, the_programs_do_what_they_say)]
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs")
}

/// The client, with the programs as its examples; made once, for both tests build it in the same folder.
fn tickets() -> &'static Crate {
    static MADE: OnceLock<Crate> = OnceLock::new();
    MADE.get_or_init(make)
}

fn make() -> Crate {
    let krate = Crate::generate("tickets", &folder().join("tickets.yaml"));
    krate.add_dev_dependency("serde_json = \"1\"");
    for (name, _) in PROGRAMS {
        krate.add_example(&folder().join(format!("{name}.rs")));
    }
    let there = fs::read_dir(folder()).unwrap().filter_map(Result::ok);
    let there = there.filter(|file| file.path().extension().is_some_and(|ending| ending == "rs")).count();
    assert_eq!(there, PROGRAMS.len(), "each program of the folder is in the table");
    krate
}

fn the_programs_compile() {
    let (said, compiles) = tickets().build_examples(FEATURES);
    assert!(compiles && !said.contains("warning"), "{said}");
}

fn the_programs_do_what_they_say() {
    let krate = tickets();
    let bed = Bed::prism(&folder().join("tickets.yaml"));
    // The bed serves at its root, without the path of the document's own server.
    let base = format!("{}/", bed.url);
    let mut wrong = Vec::new();
    for (name, expected) in PROGRAMS {
        let environment = [("TICKETS_BASE_URL", base.as_str()), ("TICKETS_TOKEN", "t")];
        let (said, done) = krate.run_example(name, FEATURES, &environment);
        if said != expected || !done {
            wrong.push(format!("{name}: {said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
