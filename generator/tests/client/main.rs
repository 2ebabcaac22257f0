//! Generated clients at work: crates are generated from the documents beside this file, compiled, and run against a server on
//! the loopback by the tests in `inside/`.

#![allow(clippy::unwrap_used)]

#[path = "../crates/mod.rs"]
mod crates;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

#[test]
fn generated_clients_do_what_their_documents_say() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/client");
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("client");
    let root = home.join("shop");
    let _ = fs::remove_dir_all(&root);
    generate(&here.join("shop.yaml"), &root);
    fs::create_dir_all(root.join("tests/inside")).unwrap();
    for file in fs::read_dir(here.join("inside")).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), root.join("tests/inside").join(file.file_name())).unwrap();
    }
    crates::pin(&root);
    for name in ["places", "nowhere"] {
        generate(&here.join(format!("{name}.yaml")), &home.join(name));
        let manifest = root.join("Cargo.toml");
        let text = fs::read_to_string(&manifest).unwrap();
        let line =
            format!("[dev-dependencies]\n{name} = {{ path = \"../{name}\", default-features = false }}\n");
        fs::write(&manifest, text.replacen("[dev-dependencies]\n", &line, 1)).unwrap();
    }
    let warned = cargo(&root, &["clippy", "--lib", "--quiet", "--", "-D", "warnings", "-A", "dead_code"]);
    assert!(warned.status.success(), "{}", text(&warned));
    for feature in ["orders", "errors", "tokio"] {
        let args =
            ["clippy", "--lib", "--quiet", "--features", feature, "--", "-D", "warnings", "-A", "dead_code"];
        let warned = cargo_with(&root, "", &args);
        assert!(warned.status.success(), "{feature}: {}", text(&warned));
    }
    let tested = cargo(&root, &["test", "--quiet", "--test", "inside"]);
    assert!(tested.status.success(), "{}", text(&tested));
    the_front_page_compiles(&root);
}

/// The examples of the guide, which the readme shows as well. Those of operations may hold what a document says.
fn the_front_page_compiles(root: &Path) {
    let manifest = root.join("Cargo.toml");
    let with_doctests =
        fs::read_to_string(&manifest).unwrap().replacen("doctest = false", "doctest = true", 1);
    fs::write(&manifest, with_doctests).unwrap();
    let tested = cargo(root, &["test", "--doc", "--", "src/lib.rs"]);
    let told = text(&tested);
    assert!(tested.status.success(), "{told}");
    assert!(told.contains("5 passed"), "each example of the page was compiled: {told}");
}

/// Generates a crate that is called after its folder.
fn generate(document: &Path, folder: &Path) {
    let name = folder.file_name().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_clientwright"));
    let said = command
        .args(["generate", "--with-tests"])
        .arg("--name")
        .arg(name)
        .arg("--out")
        .arg(folder)
        .arg(document)
        .output()
        .unwrap();
    assert!(said.status.success(), "{}", text(&said));
}

/// Runs cargo on a crate, without the default transport, which would take minutes to compile; all crates share their builds.
fn cargo(root: &Path, args: &[&str]) -> Output {
    cargo_with(root, "all,tokio", args)
}

fn cargo_with(root: &Path, features: &str, args: &[&str]) -> Output {
    let (command, rest) = args.split_first().unwrap();
    crates::cargo(root)
        .arg(command)
        .args(["--no-default-features", "--features", features])
        .args(rest)
        .output()
        .unwrap()
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}
