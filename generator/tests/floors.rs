//! The house rules that a machine can check.
//!
//! Modules import lower floors only; files and functions stay short; identifiers, tokens, disk and terminal have one place
//! each. `ARCHITECTURE.md` says why.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// Every module of the library and its floor. A module may import those below it and itself.
const FLOORS: [(&str, u8); 18] = [
    ("escape", 0),
    ("source", 0),
    ("diagnostic", 0),
    ("fingerprint", 0),
    ("limits", 0),
    ("document", 1),
    ("resolve", 2),
    ("api", 3),
    ("lower", 4),
    ("rust", 5),
    ("emit", 6),
    ("config", 6),
    ("output", 7),
    ("diff", 7),
    ("report", 7),
    ("pipeline", 8),
    ("workspace", 9),
    ("cli", 10),
];

/// Modules of one floor that may import each other one way: the importer and what it imports.
const SAME_FLOOR: [(&str, &str); 7] = [
    ("diagnostic", "source"),
    ("diagnostic", "escape"),
    ("source", "diagnostic"),
    ("source", "limits"),
    ("limits", "diagnostic"),
    ("limits", "source"),
    ("output", "report"),
];

/// Which packages only certain modules may name.
const PACKAGES: [(&str, &[&str]); 10] = [
    ("annotate_snippets", &["cli"]),
    ("anstream", &["cli"]),
    ("clap", &["cli"]),
    ("heck", &["rust"]),
    ("openapiv3", &["document", "resolve", "lower"]),
    ("prettyplease", &["output"]),
    ("quote", &["emit"]),
    ("serde_yaml", &["source"]),
    ("syn", &["output"]),
    ("fs4", &["output"]),
];

/// Text that only certain files or folders may have, below `src/`.
const TEXTS: [(&str, &[&str]); 11] = [
    ("format_ident!", &["rust/ident.rs", "emit/"]),
    ("Ident::new(", &["rust/ident.rs", "emit/"]),
    ("parse_str", &["emit/"]),
    ("fs::write", &["output/"]),
    ("fs::remove_", &["output/"]),
    ("println!", &["emit/"]),
    ("todo!", &[]),
    ("is_control", &["escape/"]),
    ("'\\u{202", &["escape/"]),
    ("split_whitespace().collect::<Vec<_>>().join", &["escape/"]),
    ("HashMap", &["document/", "resolve/", "lower/", "rust/", "diff/", "source/"]),
];

/// Lines of a file, and of a function.
const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 60;

/// A source file: its path below the folder that was looked through, with forward slashes, and its text.
struct File {
    path: String,
    text: String,
}

impl File {
    /// The top-level module that it belongs to.
    fn module(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    fn is_test(&self) -> bool {
        self.path.split('/').any(|part| part == "tests.rs" || part == "tests")
    }

    /// What emission is expected to give: nobody wrote it.
    fn is_golden(&self) -> bool {
        self.path.split('/').any(|part| part == "goldens")
    }

    /// The text with its comments blanked, so that places in it stay what they are.
    fn without_comments(&self) -> String {
        let blank =
            |line: &str| if line.trim_start().starts_with("//") { String::new() } else { line.to_owned() };
        self.text.lines().map(blank).collect::<Vec<_>>().join("\n")
    }

    /// Lines that are code, with their one-based numbers.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(index, line)| (index + 1, line));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn files(folder: &str) -> Vec<File> {
    let root = root().join(folder);
    let mut files = Vec::new();
    collect(&root, "", &mut files);
    assert!(!files.is_empty(), "{folder} has no sources");
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn collect(folder: &Path, name: &str, files: &mut Vec<File>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = format!("{name}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else if path.ends_with(".rs") {
            files.push(File { path, text: fs::read_to_string(entry.path()).unwrap() });
        }
    }
}

fn hand_written() -> Vec<File> {
    let folders = [
        "generator/src",
        "generator/tests",
        "generator/runtime/src",
        "generator/runtime/tests",
        "xtask/src",
        "fuzz/src",
        "fuzz/mutator/src",
    ];
    folders
        .into_iter()
        .filter(|folder| root().join(folder).is_dir())
        .flat_map(|folder| {
            let rename = move |file: File| File { path: format!("{folder}/{}", file.path), ..file };
            files(folder).into_iter().map(rename)
        })
        .collect()
}

fn floor(module: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == module).map(|(_, floor)| *floor)
}

/// Modules of this crate that a text names, with the line each: `crate::x`, also in lists such as `crate::{x, y::Z}`.
fn imports(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let line = text[..at].lines().count().max(1);
        let rest = &text[at + "crate::".len()..];
        if text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        match rest.strip_prefix('{') {
            Some(list) => found.extend(top_level(list).into_iter().map(|name| (line, name))),
            None => found.push((line, first_name(rest))),
        }
    }
    found
}

/// The first name of each member of a list that has just been opened.
fn top_level(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut names) = (0_i32, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.push(first_name(&list[start..at]));
                return names;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(first_name(&list[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    names
}

fn first_name(text: &str) -> &str {
    let text = text.trim_start();
    &text[..text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len())]
}

fn fail(rule: &str, violations: &[String]) {
    assert!(violations.is_empty(), "{rule}:\n{}\n", violations.join("\n"));
}

#[test]
fn modules_import_lower_floors_only() {
    let mut violations = Vec::new();
    for file in files("generator/src").iter().filter(|file| !["lib", "main"].contains(&file.module())) {
        let own = file.module();
        let Some(height) = floor(own) else {
            violations.push(format!("{}: the module `{own}` has no floor", file.path));
            continue;
        };
        // Tests may come from anywhere: they put stages together.
        if file.is_test() {
            continue;
        }
        for (number, import) in imports(&file.without_comments()) {
            let allowed = import == own
                || floor(import).is_none_or(|floor| floor < height)
                || SAME_FLOOR.contains(&(own, import));
            if !allowed {
                violations.push(format!("{}:{number}: {own} imports {import}", file.path));
            }
        }
    }
    fail("a module imports lower floors only", &violations);
}

#[test]
fn packages_are_named_where_they_belong() {
    let mut violations = Vec::new();
    for file in files("generator/src").iter().filter(|file| !file.is_test()) {
        for (number, line) in file.code() {
            for (package, modules) in PACKAGES {
                let named = line.contains(&format!("{package}::")) || line.contains(&format!("{package}!"));
                if named && !modules.contains(&file.module()) {
                    violations.push(format!("{}:{number}: {package}", file.path));
                }
            }
        }
    }
    fail("a package is named only where its floor is", &violations);
}

#[test]
fn one_concept_has_one_place() {
    let mut violations = Vec::new();
    for file in files("generator/src").iter().filter(|file| !file.is_test()) {
        for (number, line) in file.code() {
            for (text, places) in TEXTS {
                let at_home = places.iter().any(|place| file.path.starts_with(place));
                if line.contains(text) && !at_home {
                    violations.push(format!("{}:{number}: `{text}`", file.path));
                }
            }
        }
    }
    fail("identifiers, tokens, disk and terminal have one place each", &violations);
}

#[test]
fn files_are_short_and_say_what_they_are() {
    let mut violations = Vec::new();
    for file in hand_written().iter().filter(|file| !file.is_golden()) {
        let lines = file.text.lines().count();
        if lines > FILE_LINES && !file.is_test() {
            violations.push(format!("{}: {lines} lines", file.path));
        }
        if !file.text.starts_with("//!") {
            violations.push(format!("{}: does not begin with `//!`", file.path));
        }
    }
    fail("a file has at most 400 lines and begins by saying what it is", &violations);
}

#[test]
fn functions_are_short() {
    let mut violations = Vec::new();
    for file in hand_written().into_iter().filter(|file| !file.is_test()) {
        let lines: Vec<_> = file.text.lines().collect();
        for (start, line) in lines.iter().enumerate().filter(|(_, line)| begins_function(line)) {
            let indent = &line[..line.len() - line.trim_start().len()];
            let end = format!("{indent}}}");
            let length = lines[start..].iter().position(|line| *line == end).map_or(1, |length| length + 1);
            if length > FUNCTION_LINES {
                violations.push(format!("{}:{}: {length} lines", file.path, start + 1));
            }
        }
    }
    fail("a function has at most 60 lines", &violations);
}

/// A function with a body below it, by the way rustfmt lays it out.
fn begins_function(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let qualifier =
        |word: &&str| word.starts_with("pub") || ["const", "async", "in", "super)"].contains(word);
    let first = words.by_ref().find(|word| !qualifier(word));
    first == Some("fn") && !line.trim_end().ends_with([';', '}'])
}

#[test]
fn no_panics_on_input() {
    let banned = [".unwrap()", "panic!(", "unimplemented!(", "unreachable!("];
    let mut violations = Vec::new();
    for file in files("generator/src").iter().filter(|file| !file.is_test()) {
        for (number, line) in file.code() {
            for text in banned.iter().filter(|text| line.contains(**text)) {
                violations.push(format!("{}:{number}: `{text}`", file.path));
            }
        }
    }
    fail("input never panics; `expect` says why something is impossible", &violations);
}

#[test]
fn the_checks_themselves_see_what_they_look_for() {
    assert_eq!(
        imports("//\nuse crate::{api::{A, B},\n rust::C, emit};"),
        [(2, "api"), (2, "rust"), (2, "emit")]
    );
    assert_eq!(imports("fn x(a: crate::api::Api, b: &crate::rust::Crate) {"), [(1, "api"), (1, "rust")]);
    assert_eq!(imports("use super::x; mycrate::y"), []);
    assert!(begins_function("    pub(super) async fn x(&self) -> u8 {"));
    assert!(begins_function("fn long("));
    assert!(!begins_function("    fn declared(&self);"));
    assert!(!begins_function("    let fn_like = 1;"));
}
