//! The documents of a collection.
//!
//! In: its folder. Out: the documents, by name. With an `index.tsv` (columns by their titles: `path`, `bytes`, `note`) those
//! that it lists; without one, every file that says of itself to be an OpenAPI document.

use std::path::Path;
use std::{fs, io};

use clientwright::diagnostic::Diagnostics;
use clientwright::source::{Node, Sources, Value};

/// What an index notes of a document that is wrong by intent.
const INVALID: &str = "invalid-on-purpose";

/// A document of a collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Document {
    /// Its path in the folder, with forward slashes.
    pub(crate) path: String,
    /// Bytes of all its files.
    pub(crate) bytes: u64,
    /// Its authors meant it to be refused.
    pub(crate) invalid: bool,
}

/// The documents of a folder, sorted by path.
///
/// # Errors
/// When the folder, or its index, cannot be read.
pub(crate) fn find(folder: &Path) -> io::Result<Vec<Document>> {
    let index = folder.join("index.tsv");
    let mut found = match fs::read_to_string(&index) {
        Ok(text) => listed(&text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let mut found = Vec::new();
            discover(folder, "", &mut found)?;
            found
        }
        Err(error) => return Err(error),
    };
    found.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(found)
}

fn listed(text: &str) -> Vec<Document> {
    let mut lines = text.lines();
    let titles: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column = |title: &str| titles.iter().position(|known| *known == title);
    let (path, bytes, note) = (column("path"), column("bytes"), column("note"));
    let document = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell =
            |column: Option<usize>| column.and_then(|column| cells.get(column)).copied().unwrap_or_default();
        let path = cell(path).to_owned();
        Document { path, bytes: cell(bytes).parse().unwrap_or(0), invalid: cell(note).contains(INVALID) }
    };
    lines.map(document).filter(|document| !document.path.is_empty()).collect()
}

fn discover(folder: &Path, within: &str, found: &mut Vec<Document>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if within.is_empty() { name } else { format!("{within}/{name}") };
        if entry.file_type()?.is_dir() {
            discover(&entry.path(), &path, found)?;
        } else if is_document(&entry.path()) {
            found.push(Document { path, bytes: entry.metadata()?.len(), invalid: false });
        }
    }
    Ok(())
}

/// Whether a file is the root of a description: it has the key that says which version it is written in.
fn is_document(path: &Path) -> bool {
    let end = path.extension().map(|end| end.to_string_lossy().to_lowercase());
    if !end.is_some_and(|end| ["yaml", "yml", "json"].contains(&end.as_str())) {
        return false;
    }
    let Ok(text) = fs::read_to_string(path) else { return false };
    let says_so = |key: &str| text.lines().any(|line| line.trim_start_matches(['"', '\'']).starts_with(key));
    match Sources::default().load_text("", text.as_str(), &mut Diagnostics::default()) {
        Some(Node { value: Value::Map(members), .. }) => KEYS.iter().any(|&key| members.contains_key(key)),
        Some(_) => false,
        // What cannot be read at all is still somebody's document, and has to be told so.
        None => KEYS.iter().any(|key| says_so(key)),
    }
}

/// The keys that a document's version stands under.
const KEYS: [&str; 2] = ["openapi", "swagger"];
