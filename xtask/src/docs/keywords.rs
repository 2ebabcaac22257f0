//! `docs/keywords.md`: every keyword and what becomes of it, every format and its type, schemas and their Rust.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Error};
use std::path::{Path, PathBuf};

use clientwright::diagnostic::Diagnostics;
use clientwright::document::is_checked;
use clientwright::document::keywords::{Column, Kind, Row, support_matrix, uses};
use clientwright::lower::formats;
use clientwright::rust::{Ty, of_scalar};
use clientwright::source::Sources;

use super::examples;

const HEAD: &str = "\
<!-- Made by `cargo xtask docs`. Do not edit by hand. -->

# What is supported

Everything that OpenAPI 2.0, 3.0, 3.1 and 3.2 say, keyword by keyword. Whatever a document says and a client does not honour is reported
with its line; a keyword that stands in no table here is reported as unknown.

";

/// The golden documents, from the workspace's root.
const GOLDENS: &str = "generator/tests/keywords";

/// Which golden document uses a keyword first, by name.
pub(super) type Shown = BTreeMap<(Kind, &'static str), String>;

/// The text of the page.
pub(super) fn page(root: &Path) -> io::Result<String> {
    let shown = shown(root)?;
    let mut text = HEAD.to_owned();
    text.push_str("## Formats\n\nOther formats are documented, and change no type. Spellings are compared in lower case.\n\n");
    text.push_str(&format_table());
    text.push_str("\n## Schemas and their Rust\n\nWhat the generator makes of each; `.rust` files beside the goldens have more.\n\n");
    text.push_str(&examples::all(root)?);
    text.push_str("## Keywords\n\n`validate()` is what `generate --validate` adds; `shown in` is a reviewed document with its Rust beside it.\n\n");
    let validated = |kind: Kind, row: &Row| {
        let checked = kind == Kind::Schema && is_checked(row.keyword);
        if checked { "checked".to_owned() } else { String::new() }
    };
    let example = |kind: Kind, row: &Row| {
        let name = shown.get(&(kind, row.keyword));
        name.map(|name| format!("[{name}](../{GOLDENS}/{name}.rust)")).unwrap_or_default()
    };
    let columns =
        [Column { title: "`validate()`", cell: &validated }, Column { title: "shown in", cell: &example }];
    text.push_str(support_matrix(&columns).trim_end());
    text.push('\n');
    Ok(text)
}

/// Looks through the golden documents.
pub(super) fn shown(root: &Path) -> io::Result<Shown> {
    let mut shown = Shown::new();
    let folder = root.join(GOLDENS);
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(&folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    files.sort();
    for file in files {
        let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
        let tree = sources.load_entry(&file, &mut diagnostics);
        let tree = tree.ok_or_else(|| Error::other(format!("{} cannot be read", file.display())))?;
        let kind = if tree.get("swagger").is_some() { Kind::Swagger2 } else { Kind::OpenApi };
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for found in uses(&tree, kind) {
            shown.entry(found).or_insert_with(|| name.clone());
        }
    }
    Ok(shown)
}

/// Formats by the Rust type that they become.
fn format_table() -> String {
    let mut rows: BTreeMap<(usize, String), Vec<&str>> = BTreeMap::new();
    for (kind, written, scalar) in formats() {
        let place =
            ["integer", "number", "string"].iter().position(|known| *known == kind).unwrap_or_default();
        rows.entry((place, rust(&of_scalar(scalar)))).or_default().push(written);
    }
    let mut text = "| `type` | `format` | Rust |\n|---|---|---|\n".to_owned();
    for ((place, rust), written) in rows {
        let kind = ["integer", "number", "string"][place];
        let written: Vec<String> = written.iter().map(|format| format!("`{format}`")).collect();
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "| `{kind}` | {} | `{rust}` |", written.join(", "));
    }
    text
}

/// The name of a scalar's type.
fn rust(ty: &Ty) -> String {
    match ty {
        Ty::Bool => "bool".to_owned(),
        Ty::Number(number) => number.name().to_owned(),
        Ty::Runtime(ty) => ty.name().to_owned(),
        _ => "String".to_owned(),
    }
}
