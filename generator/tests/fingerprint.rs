//! What counts as a change of the specs.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use clientwright::escape::is_plain;
use clientwright::escape::lock::unescaped;
use clientwright::fingerprint::fingerprint;

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[test]
fn lists_every_yaml_and_json_file_sorted_by_path() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "zoo/openapi.json", "{}");
    write(dir.path(), "pets/parts/pet.yml", "a: 1\n");
    write(dir.path(), "pets/openapi.yaml", "");
    write(dir.path(), "pets/names.lock", "x");
    write(dir.path(), "pets/.openapi.yaml.swp", "x");
    write(dir.path(), ".git/config.json", "x");
    let text = fingerprint(dir.path()).unwrap();
    let paths: Vec<_> = text.lines().map(|line| line.split_once("  ").unwrap().1).collect();
    assert_eq!(paths, ["pets/openapi.yaml", "pets/parts/pet.yml", "zoo/openapi.json"]);
    // The published test vector of FNV-1a for no bytes at all.
    assert!(text.starts_with("cbf29ce484222325  pets/openapi.yaml\n"), "{text}");
}

#[test]
fn an_edit_changes_its_line_only_and_line_endings_change_nothing() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "a.yaml", "x: 1\ny: 2\n");
    write(dir.path(), "b.yaml", "z: 1\n");
    let first = fingerprint(dir.path()).unwrap();
    write(dir.path(), "a.yaml", "x: 1\r\ny: 2\r\n");
    assert_eq!(fingerprint(dir.path()).unwrap(), first);
    write(dir.path(), "a.yaml", "x: 1\ny: 3\n");
    let second = fingerprint(dir.path()).unwrap();
    let differing = first.lines().zip(second.lines()).filter(|(a, b)| a != b).count();
    assert_eq!(differing, 1);
}

/// Names that hold what ends a line, a field or a text: each is one line all the same, and can be read back.
#[cfg(unix)]
#[test]
fn no_name_breaks_or_forges_a_line() {
    let dir = tempfile::tempdir().unwrap();
    let names = [
        "a\n0000000000000000  pets/openapi.yaml",
        "b\r\nb.yaml",
        "c\u{2028}c\u{85}c.json",
        "d\"d'd`d.yml",
        "e\\n\\e.yaml",
        "f\tf  f.yaml",
        "g\u{1b}[31m\u{202e}\u{7f}g.yaml",
        "h\nh/openapi.yaml",
    ];
    for name in names {
        write(dir.path(), name, "x: 1\n");
    }
    let text = fingerprint(dir.path()).unwrap();
    let lines: Vec<_> = text.lines().map(|line| line.split_once("  ").unwrap()).collect();
    let mut read: Vec<_> = lines.iter().map(|(_, path)| unescaped(path)).collect();
    read.sort();
    assert_eq!(read, names, "{text}");
    assert!(lines.iter().all(|(hash, _)| *hash == lines[0].0 && hash.len() == 16), "{text}");
    assert!(lines.iter().all(|(_, path)| is_plain(path)), "{text}");
}

#[test]
fn a_missing_folder_is_an_error() {
    assert!(fingerprint(Path::new("no/such/folder")).is_err());
}
