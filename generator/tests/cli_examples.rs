//! The demonstration in `docs/examples/diff`: two changes of a bundled document as pull requests, and what is said about them.
//!
//! `UPDATE=1` writes the comment and the page anew.

mod command;

use std::path::{Path, PathBuf};
use std::process::Command;

use command::Folder;

const FILES: [&str; 3] = ["openapi.yaml", "overlay.yaml", "names.lock"];

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn git(folder: &Folder, arguments: &[&str]) {
    let output = Command::new("git")
        .args(["-c", "user.name=T", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .current_dir(folder.path(""))
        .output()
        .expect("git");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A repository in which the change is made and not committed, as on the branch of a pull request.
fn proposed(change: &Path) -> Folder {
    let folder = Folder::new(&[("Cargo.toml", "[workspace]\n")]);
    for file in FILES {
        let path = Path::new("specs/tyk-dashboard").join(file);
        let text = std::fs::read_to_string(repository().join(&path)).expect(file);
        folder.write(path.to_str().expect("a path in UTF-8"), &text);
    }
    git(&folder, &["init", "-q", "-b", "main"]);
    git(&folder, &["add", "-A"]);
    git(&folder, &["commit", "-qm", "before"]);
    git(&folder, &["apply", std::path::absolute(change).expect("a path").to_str().expect("a path in UTF-8")]);
    folder
}

fn is_up_to_date(name: &str, verdicts: [&str; 2]) {
    let home = repository().join("docs/examples/diff").join(name);
    let folder = proposed(&home.join("change.diff"));
    let run = |format: &str, more: &[&str]| {
        let arguments =
            ["diff", "tyk-dashboard", "--base", "HEAD", "--fail-on", "never", "--today", "2026-01-01"];
        let said = folder.run(&[&arguments, &["--format", format][..], more].concat());
        assert_eq!(said.code, Some(0), "{}", said.err);
        said.out
    };
    let links = [
        "--base-link",
        "https://git.example/apis/blob/main",
        "--revision-link",
        "https://git.example/apis/blob/proposal",
    ];
    for (file, text) in [("comment.md", run("markdown", &links)), ("page.html", run("html", &[]))] {
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(home.join(file), &text).expect("a file");
        }
        let committed = std::fs::read_to_string(home.join(file)).unwrap_or_default();
        assert!(committed == text, "docs/examples/diff/{name}/{file} is out of date; UPDATE=1 writes it");
    }
    let report: serde_json::Value = serde_json::from_str(&run("json", &[])).expect("JSON");
    assert_eq!([&report["wire"], &report["rust"]], verdicts);
}

#[test]
fn a_change_that_breaks_code_and_nobody_in_the_field() {
    is_up_to_date("rust-only", ["compatible", "source-breaking"]);
}

#[test]
fn a_change_that_breaks_clients_in_the_field_and_no_code() {
    is_up_to_date("wire-only", ["breaking", "behaviour"]);
}
