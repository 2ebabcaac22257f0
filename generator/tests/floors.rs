//! The house rules that a machine can check.
//!
//! Modules import lower floors only; files and functions stay short; identifiers, tokens, disk and terminal have one place
//! each. `ARCHITECTURE.md` says why.

#![allow(clippy::unwrap_used)]

#[path = "floors/modules.rs"]
mod modules;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use clientwright::diagnostic::Code;
use modules::{Modules, circles};

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
    ("println!", &["emit/", "rust/guide.rs"]),
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

/// The floors of the library's modules, from the table in `ARCHITECTURE.md`: ``| 3 | `document/` | ... |``.
fn floors() -> BTreeMap<String, u8> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let table = text.split("\n## Floors").nth(1).expect("a chapter on floors");
    let mut floors = BTreeMap::new();
    for row in table.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let Ok(floor) = cells[1].parse() else { continue };
        for module in cells[2].split(',').map(|module| module.trim().trim_matches('`').trim_end_matches('/'))
        {
            assert_eq!(floors.insert(module.to_owned(), floor), None, "`{module}` is on two floors");
        }
    }
    floors
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
    let (floors, mut violations) = (floors(), Vec::new());
    for file in files("generator/src").iter().filter(|file| !["lib", "main"].contains(&file.module())) {
        let own = file.module();
        let Some(&height) = floors.get(own) else {
            violations.push(format!("{}: the module `{own}` has no floor", file.path));
            continue;
        };
        // Tests may come from anywhere: they put stages together.
        if file.is_test() {
            continue;
        }
        for (number, import) in imports(&file.without_comments()) {
            let allowed = import == own || floors.get(import).is_none_or(|floor| *floor < height);
            if !allowed {
                violations.push(format!("{}:{number}: {own} imports {import}", file.path));
            }
        }
    }
    fail("a module imports lower floors only", &violations);
}

#[test]
fn every_floor_is_that_of_a_module() {
    let modules: BTreeSet<String> =
        files("generator/src").iter().map(|file| file.module().to_owned()).collect();
    let gone: Vec<String> = floors().into_keys().filter(|name| !modules.contains(name)).collect();
    fail("the table in ARCHITECTURE.md lists modules that are there", &gone);
}

#[test]
fn files_of_a_room_do_not_name_each_other_in_circles() {
    let sources = files("generator/src");
    let sources: Vec<&File> = sources.iter().filter(|file| !file.is_test()).collect();
    let modules = Modules::read(sources.iter().map(|file| (file.path.as_str(), file.text.as_str())));
    let rooms: BTreeSet<&str> = sources.iter().map(|file| file.module()).collect();
    let mut violations = Vec::new();
    for room in rooms {
        let (files, told) = in_circles(&modules.named_within(room));
        if files > 0 {
            violations.push(format!("{room}: {files} files in circles\n  {told}"));
        }
    }
    fail("files of a room do not name each other in circles", &violations);
}

/// The runtime is one room: it is small, and its folders are for the reader of a generated crate.
#[test]
fn files_of_the_runtime_do_not_name_each_other_in_circles() {
    let sources = files("generator/runtime/src");
    let sources: Vec<&File> = sources.iter().filter(|file| !file.is_test()).collect();
    let modules = Modules::read(sources.iter().map(|file| (file.path.as_str(), file.text.as_str())));
    let (files, told) = in_circles(&modules.named());
    assert_eq!(files, 0, "files of the runtime name each other in circles:\n  {told}\n");
}

/// How many files are in circles, and which others each of them names there, in words.
fn in_circles(named: &BTreeMap<&str, BTreeSet<&str>>) -> (usize, String) {
    let circles = circles(named);
    let lines = circles
        .iter()
        .flat_map(|circle| circle.iter().map(|(file, named)| format!("{file} names {named:?}")));
    (circles.iter().map(BTreeMap::len).sum(), lines.collect::<Vec<_>>().join("\n  "))
}

#[test]
fn every_code_is_in_the_catalogue() {
    let known: BTreeSet<&str> = Code::ALL.iter().map(|code| code.id).collect();
    let folders = ["generator/src", "generator/tests", "xtask/src"];
    let mut violations = Vec::new();
    for (folder, file) in
        folders.iter().flat_map(|folder| files(folder).into_iter().map(move |f| (folder, f)))
    {
        for (at, _) in file.text.match_indices("CW") {
            let number: String = file.text[at + 2..].chars().take_while(char::is_ascii_digit).collect();
            let code = format!("CW{number}");
            // Tests ask for codes that do not exist.
            if number.len() == 4 && !known.contains(code.as_str()) && !number.starts_with("99") {
                violations.push(format!("{folder}/{}: {code}", file.path));
            }
        }
    }
    fail(
        "a code is in the catalogue, `generator/src/diagnostic/codes.rs`, or it does not exist",
        &violations,
    );
}

/// Paths in the pages for contributors: `generator/src/x.rs`, or from `generator/src/` or `generator/` on.
#[test]
fn the_paths_in_the_pages_for_contributors_exist() {
    let pages = [
        "CONTRIBUTING.md",
        "ARCHITECTURE.md",
        "docs/choices.md",
        "docs/follow-deep-object.md",
        "docs/follow-prefix-items.md",
    ];
    let read = |page: &&str| fs::read_to_string(root().join(page)).unwrap();
    let text: String = pages.iter().map(read).collect();
    let code = text.split('`').skip(1).step_by(2).flat_map(str::split_whitespace);
    let is_path = |word: &&str| {
        let known = [".rs", ".md", ".toml", ".yaml", ".css", "/"].iter().any(|end| word.ends_with(end));
        known
            && word.contains('/')
            && !word.contains(['<', '*', ':', '$', '('])
            && !word.starts_with("target/")
    };
    let paths: Vec<&str> = code.filter(is_path).collect();
    assert!(paths.len() > 5, "{paths:?}");
    // `src/support/` is where the runtime stands in a generated crate.
    let homes = ["", "generator", "generator/src", "generator/src/diff", "generated"];
    let missing = |path: &&&str| !homes.iter().any(|home| root().join(home).join(path).exists());
    let missing: Vec<String> = paths.iter().filter(missing).map(|path| (*path).to_owned()).collect();
    fail("a path in the pages for contributors leads somewhere", &missing);
}

#[test]
fn packages_are_named_where_they_belong() {
    let mut violations = Vec::new();
    for file in files("generator/src").iter().filter(|file| !file.is_test()) {
        for (number, line) in file.code() {
            for (package, modules) in PACKAGES {
                let named = ["::", "!"].iter().any(|end| names(line, &format!("{package}{end}")));
                if named && !modules.contains(&file.module()) {
                    violations.push(format!("{}:{number}: {package}", file.path));
                }
            }
        }
    }
    fail("a package is named only where its floor is", &violations);
}

/// Whether a line has a name that is no part of a longer one.
fn names(line: &str, name: &str) -> bool {
    let is_part = |at: usize| line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    line.match_indices(name).any(|(at, _)| !is_part(at))
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
