//! Documents of a collection, damaged.
//!
//! In: the documents, and a seed. Out: files, as JSON, and their list. What follows from the seed is the same on every
//! machine that has the same collection. Left out are documents of several files, whose parts would not be there, and
//! large ones, which take long to compile.

use std::path::Path;
use std::{fs, io};

use clientwright::diagnostic::Diagnostics;
use clientwright::source::Sources;
use clientwright_mutator::{Dice, mutate_often};
use serde_json::Value as Json;

use super::documents::Document;

/// Larger documents take long to compile.
const LARGEST: u64 = 60_000;

/// How often a document is changed, at most.
const CHANGES: usize = 12;

/// Writes `amount` damaged documents below `out`.
///
/// # Errors
/// When documents cannot be written.
pub(super) fn write(
    documents: &[Document],
    folder: &Path,
    out: &Path,
    amount: usize,
    seed: u64,
) -> io::Result<Vec<Document>> {
    let fits = documents.iter().filter(|document| !document.invalid && document.bytes <= LARGEST);
    let bases: Vec<(&str, Json)> = fits
        .filter_map(|document| Some((document.path.as_str(), read(&folder.join(&document.path))?)))
        .collect();
    let others: Vec<Json> = bases.iter().map(|(_, json)| json.clone()).collect();
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    fs::create_dir_all(out)?;
    let mut written = Vec::new();
    for (number, (path, json)) in bases.iter().cycle().take(amount).enumerate() {
        let mut dice = Dice::new(seed.wrapping_mul(1_000_003).wrapping_add(number as u64));
        let (mut json, times) = (json.clone(), 1 + dice.below(CHANGES));
        mutate_often(&mut json, &others, times, &mut dice);
        let text = format!("{json:#}\n");
        let name = format!("{number:04}-{}.json", path.replace('/', "-"));
        fs::write(out.join(&name), &text)?;
        written.push(Document { path: name, bytes: text.len() as u64, invalid: true });
    }
    Ok(written)
}

/// The document in a file, if it is all there.
pub(crate) fn read(path: &Path) -> Option<Json> {
    let text = fs::read_to_string(path).ok()?;
    let json = Sources::default().load_text("", text, &mut Diagnostics::default())?.into_json();
    is_whole(&json).then_some(json)
}

/// Whether no reference leads to another file.
fn is_whole(json: &Json) -> bool {
    match json {
        Json::Object(members) => members.iter().all(|(key, value)| match value {
            Json::String(target) if key == "$ref" => target.starts_with('#'),
            _ => is_whole(value),
        }),
        Json::Array(items) => items.iter().all(is_whole),
        _ => true,
    }
}
