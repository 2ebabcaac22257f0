//! What small models become, as text. `UPDATE=1` rewrites the expectations.

use std::path::PathBuf;

use clientwright::emit::emit;
use clientwright::output::print;
use clientwright::rust::{Crate, Item};

use crate::build::models;
use crate::samples;

fn check(name: &str, krate: &Crate) {
    let text: String = emit(krate)
        .iter()
        .filter(|file| !file.items.is_empty())
        .map(|file| format!("// ---- {}\n{}\n", file.path, print(file, "the sample").expect("Rust")))
        .collect();
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/emit/goldens").join(format!("{name}.rs"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &text).expect("a file");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(text == expected, "{} differs; run with UPDATE=1 and read the difference", path.display());
}

#[test]
fn a_whole_client() {
    check("keys", &samples::keys());
}

#[test]
fn objects() {
    let items = samples::shapes().into_iter().filter(|item| matches!(item, Item::Struct(_)));
    check("structs", &models(items.collect()));
}

#[test]
fn enums() {
    let items = samples::shapes().into_iter().filter(|item| matches!(item, Item::ValueEnum(_)));
    check("enums", &models(items.collect()));
}

#[test]
fn unions() {
    let items = samples::shapes().into_iter().filter(|item| matches!(item, Item::Union(_) | Item::Alias(_)));
    check("unions", &models(items.collect()));
}
