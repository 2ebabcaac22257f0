//! The command line that is told.

use clap::Parser as _;

use super::super::args::{Arguments, Command};

fn command(line: &[&str]) -> String {
    let words = ["clientwright", "generate"].iter().chain(line);
    match Arguments::parse_from(words).command {
        Command::Generate(arguments) => super::command(&arguments),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_decides_about_the_crate_is_told_and_nothing_of_the_machine() {
    let told =
        command(&["/home/me/it's.yaml", "--out", "client", "-q", "--report", "r.json", "--tag", "a b"]);
    assert_eq!(told, r"clientwright generate 'it'\''s.yaml' --out . --tag 'a b'");
    let all = [
        "a.yaml",
        "--out",
        ".",
        "--naming",
        "path-and-method,tag",
        "--implied-types",
        "exact",
        "--strict",
        "--publish",
        "--license",
        "0BSD",
    ];
    let told = command(&all);
    let again = "clientwright generate a.yaml --out . --implied-types exact --naming path-and-method,tag --license 0BSD \
                 --strict --publish";
    assert_eq!(told, again);
    let words: Vec<_> = again.split(' ').skip(2).collect();
    assert_eq!(command(&words), again, "it says the same of itself");
}
