//! `cargo xtask docs [--check]`: the parts of `docs/` that say what is supported, made from what decides it.
//!
//! In: the tables of the generator, its golden documents, and the JSON Schema cases where they are at hand. Out:
//! `docs/keywords.md`, `docs/json-schema.md` and a part of `docs/limits.md`; with `--check` nothing is written, and what is out of date is an error.

mod examples;
mod keywords;
mod limits;
#[cfg(test)]
mod tests;

use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use clientwright::output::write_file;

/// The JSON Schema cases, from the workspace's root.
const CASES: &str = "../shared/jsonschema-cases";

/// How the table of the cases begins.
const JSON_SCHEMA: &str = "\
<!-- Made by `cargo xtask docs`. Do not edit by hand. -->

# What types make of JSON Schema

The cases of the JSON Schema Test Suite (2020-12), every second group of each file, as one crate: each instance is decoded and encoded by the
type of its schema. `core` and `extra` are keywords by how much of them a type generator is asked for; `format-asserted` are groups in which a wrong format
makes an instance invalid, which plain 2020-12 does not say. The last two columns are of a crate with `generate --validate`: `validate()` checks what
was decoded, `Schema::check_json` the text itself, with what a closed type steps over while decoding. Formats are checked by
`Schema::with_formats()`, which is no part of these figures.

";

/// Runs the command; `root` is the workspace.
pub(crate) fn run(root: &Path, arguments: &[String]) -> ExitCode {
    let check = match arguments {
        [] => false,
        [only] if only == "--check" => true,
        _ => {
            eprintln!("usage: cargo xtask docs [--check]");
            return ExitCode::from(2);
        }
    };
    match all(root).and_then(|files| bring_in_line(root, &files, check)) {
        Ok(stale) => ExitCode::from(u8::from(check && stale)),
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// Every file that can be made here, by its path in the workspace.
fn all(root: &Path) -> io::Result<Vec<(&'static str, String)>> {
    let mut files = vec![("docs/keywords.md", keywords::page(root)?), (limits::PAGE, limits::page(root)?)];
    match crate::jsonschema::documentation(root, &root.join(CASES))? {
        Some(table) => files.push(("docs/json-schema.md", format!("{JSON_SCHEMA}{table}"))),
        None => println!("skipped: docs/json-schema.md, for there is no {CASES}"),
    }
    Ok(files)
}

/// Writes what differs, or only says so; whether anything does.
fn bring_in_line(root: &Path, files: &[(&str, String)], check: bool) -> io::Result<bool> {
    let mut stale = false;
    for (path, text) in files {
        let place = root.join(path);
        if fs::read_to_string(&place).is_ok_and(|old| old == *text) {
            continue;
        }
        stale = true;
        println!("{path} {}", if check { "is out of date" } else { "written" });
        if !check {
            write_file(&place, text.as_bytes(), |_| true).map_err(io::Error::other)?;
        }
    }
    Ok(stale)
}
