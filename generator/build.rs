//! Embeds the runtime's sources, which every generated crate carries a copy of.
//!
//! In: the `.rs` files of `runtime/src` and the runtime's manifest. Out: in `OUT_DIR`, `runtime_files.rs` with a
//! `(path, text)` pair for each file, and `runtime_manifest.toml`. Standard library only, so that the generator costs no
//! more to build for it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The runtime's manifest: in the repository, and in a package, where a folder with a `Cargo.toml` would be left out.
const MANIFESTS: [&str; 2] = ["Cargo.toml", "Manifest.toml"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=runtime/src");
    let runtime = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("runtime");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let Some(manifest) = MANIFESTS.iter().map(|name| runtime.join(name)).find(|path| path.is_file()) else {
        println!(
            "cargo::error=the runtime's sources are missing: `cargo xtask package` makes a package with them"
        );
        return Ok(());
    };
    println!("cargo::rerun-if-changed={}", manifest.display());
    fs::copy(manifest, out.join("runtime_manifest.toml"))?;
    fs::write(out.join("runtime_files.rs"), table(&runtime.join("src"))?)
}

/// The Rust text of the table of files.
fn table(root: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    collect(root, root, &mut files)?;
    files.sort();
    let mut text = String::from("&[\n");
    for (name, path) in files {
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "    ({name:?}, include_str!({path:?})),");
    }
    text.push_str("]\n");
    Ok(text)
}

/// Finds every source file below `folder`, leaving out tests.
fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let stem = path.file_stem().unwrap_or_default();
        if stem == "tests" {
            continue;
        }
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let parts = path.strip_prefix(root).unwrap_or(&path).iter().map(|part| part.to_string_lossy());
            let name = parts.collect::<Vec<_>>().join("/");
            files.push((name, path.to_string_lossy().into_owned()));
        }
    }
    Ok(())
}
