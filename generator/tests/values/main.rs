//! Values of a generated client: what they keep when they are passed on, how they are built and read. A crate is generated from the document
//! beside this file with every feature about values, and `inside.rs` runs in it.

#![allow(clippy::unwrap_used)]

#[path = "../crates/mod.rs"]
mod crates;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

#[test]
fn values_are_kept_built_and_read() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/values");
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("values/values");
    let _ = fs::remove_dir_all(&root);
    let mut generate = Command::new(env!("CARGO_BIN_EXE_clientwright"));
    let said = generate
        .args(["generate", "--name", "values", "--out"])
        .arg(&root)
        .arg(here.join("values.yaml"))
        .output()
        .unwrap();
    assert!(said.status.success(), "{}", text(&said));
    fs::create_dir_all(root.join("tests")).unwrap();
    fs::copy(here.join("inside.rs"), root.join("tests/inside.rs")).unwrap();
    crates::pin(&root);
    let all = "all,tokio,serde,serde_json,test-fixtures,eq-hash";
    for features in ["all", "all,test-fixtures", all] {
        let args = ["clippy", "--lib", "--quiet", "--no-default-features", "--features", features];
        let warned = run(&root, &[&args[..], &["--", "-D", "warnings", "-A", "dead_code"]].concat());
        assert!(warned.status.success(), "{features}: {}", text(&warned));
    }
    let tested =
        run(&root, &["test", "--quiet", "--no-default-features", "--features", all, "--test", "inside"]);
    assert!(tested.status.success(), "{}", text(&tested));
}

fn run(root: &Path, args: &[&str]) -> Output {
    crates::cargo(root).args(args).output().unwrap()
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}
