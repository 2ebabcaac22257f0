//! Emitted crates are compiled with the runtime beside them: no error, and no warning of rustc or clippy.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clientwright::emit::emit;
use clientwright::rust::Crate;
use serde_json::Value;

use crate::build::{child, id};
use crate::{clashes, print, samples};

#[test]
fn emitted_code_compiles_without_a_warning() {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("emit");
    let source = home.join("crate/src");
    let _ = fs::remove_dir_all(&source);
    let mut root = samples::keys();
    let others = [("everything", samples::everything()), ("clashing", clashes::clashing())];
    root.modules[0].children.extend(others.iter().map(|(name, _)| child(name, true)));
    write(&root, &source);
    for (name, mut krate) in others {
        krate.root = vec![id(name)];
        write(&krate, &source.join(name));
    }
    vendor_runtime(&home.join("crate"));
    let complaints = clippy(&home);
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

fn write(krate: &Crate, folder: &Path) {
    for file in emit(krate) {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, print::text(&file)).unwrap();
    }
}

/// The runtime's sources as the module `support`, and a manifest with its dependencies.
fn vendor_runtime(home: &Path) {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR"));
    let runtime = workspace.join("runtime");
    copy(&runtime.join("src"), &home.join("src/support"));
    let manifest = fs::read_to_string(runtime.join("Cargo.toml")).unwrap();
    let from = manifest.find("[features]").unwrap();
    let until = manifest.find("[dev-dependencies]").unwrap_or(manifest.len());
    let head =
        "[package]\nname = \"sample\"\nversion = \"0.1.0\"\nedition = \"2021\"\nrust-version = \"1.88\"\n";
    let text = format!("{head}\n{}\n[workspace]\n", &manifest[from..until]);
    fs::write(home.join("Cargo.toml"), text).unwrap();
    fs::copy(workspace.join("../Cargo.lock"), home.join("Cargo.lock")).unwrap();
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()) {
        let name = entry.file_name().unwrap().to_str().unwrap();
        if entry.is_dir() {
            copy(&entry, &to.join(name));
        } else if name != "tests.rs" {
            let name = if name == "lib.rs" { "mod.rs" } else { name };
            let text = fs::read_to_string(&entry).unwrap().replace("#[cfg(test)]\nmod tests;\n", "");
            fs::write(to.join(name), text).unwrap();
        }
    }
}

/// What clippy says about the emitted files; the runtime has tests of its own.
fn clippy(home: &Path) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args(["clippy", "--quiet", "--offline", "--message-format=json"])
        .args(["--no-default-features", "--features", "serde", "--", "--cap-lints=warn"])
        .current_dir(home.join("crate"))
        .env("CARGO_TARGET_DIR", PathBuf::from(home).join("target"))
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let messages = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut complaints: Vec<String> = messages.filter_map(|message| complaint(&message)).collect();
    if !output.status.success() && complaints.is_empty() {
        complaints.push(format!("{text}{}", String::from_utf8_lossy(&output.stderr)));
    }
    complaints
}

fn complaint(message: &Value) -> Option<String> {
    let message = message.get("message")?;
    let spans = message.get("spans")?.as_array()?;
    let file = |span: &Value| span["file_name"].as_str().unwrap_or("").to_owned();
    let error = message["level"] == "error";
    let ours = spans.iter().any(|span| span["is_primary"] == true && !file(span).starts_with("src/support"));
    (ours || error).then(|| message["rendered"].as_str().unwrap_or_default().to_owned())
}
