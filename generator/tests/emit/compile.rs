//! Emitted crates are compiled with the runtime beside them: no error, no warning of rustc or clippy, and what they do
//! is what the model says.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use clientwright::emit::emit;
use clientwright::output::manifest::Package;
use clientwright::output::{print, standalone};
use clientwright::rust::Crate;
use serde_json::Value;

use crate::build::{child, id};
use crate::crates::{cargo, pin};
use crate::{clashes, odd, request_response, samples};

#[test]
fn emitted_code_compiles_without_a_warning_and_works() {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("emit");
    let root = home.join("sample");
    let _ = fs::remove_dir_all(&root);
    let mut sample = samples::keys();
    let others = [
        ("everything", samples::everything()),
        ("clashing", clashes::clashing()),
        ("odd", odd::odd()),
        ("request_response", request_response::request_response()),
    ];
    sample.modules[0].children.extend(others.iter().map(|(name, _)| child(name, true)));
    write_crate(&sample, &root);
    for (name, mut krate) in others {
        krate.root = vec![id(name)];
        write_module(&krate, &root.join("src").join(name));
    }
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/emit/behaviour.rs");
    fs::create_dir_all(root.join("tests")).unwrap();
    fs::copy(tests, root.join("tests/behaviour.rs")).unwrap();

    let crate_ = Built { folder: root, features: "serde" };
    let complaints = crate_.clippy();
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
    let tested = crate_.cargo(&["test", "--quiet", "--test", "behaviour"]);
    assert!(tested.status.success(), "{}{}", lossy(&tested.stdout), lossy(&tested.stderr));
}

/// A crate of its own, with the runtime in it.
pub(crate) fn write_crate(krate: &Crate, root: &Path) {
    let printed = emit(krate).into_iter().map(|file| {
        let text = print(&file, "a sample").expect("Rust");
        clientwright::output::Printed { path: file.path, text }
    });
    let package = Package::new("sample", "0.1.0", "Sample");
    let tree = standalone(krate, printed.collect(), None, package);
    for (path, file) in tree.iter() {
        put(&root.join(path), &file.content);
    }
    pin(root);
}

fn write_module(krate: &Crate, folder: &Path) {
    for file in emit(krate) {
        put(&folder.join(&file.path), print(&file, "a sample").expect("Rust").as_bytes());
    }
}

fn put(path: &Path, content: &[u8]) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, content).expect("a file");
}

/// A crate on disk, and how it is built.
pub(crate) struct Built {
    pub(crate) folder: PathBuf,
    pub(crate) features: &'static str,
}

impl Built {
    /// What clippy says about the emitted files; the runtime has tests of its own.
    pub(crate) fn clippy(&self) -> Vec<String> {
        let output = self.cargo(&["clippy", "--quiet", "--message-format=json"]);
        let text = lossy(&output.stdout);
        let messages = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let mut complaints: Vec<String> = messages.filter_map(|message| complaint(&message)).collect();
        if !output.status.success() && complaints.is_empty() {
            complaints.push(format!("{text}{}", lossy(&output.stderr)));
        }
        complaints
    }

    /// Runs cargo on the crate, without the default transport, which would take minutes to compile.
    pub(crate) fn cargo(&self, args: &[&str]) -> Output {
        cargo(&self.folder)
            .args(args)
            .args(["--no-default-features", "--features", self.features])
            .output()
            .expect("cargo")
    }
}

pub(crate) fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn complaint(message: &Value) -> Option<String> {
    let message = message.get("message")?;
    let spans = message.get("spans")?.as_array()?;
    let file = |span: &Value| span["file_name"].as_str().unwrap_or("").to_owned();
    let error = message["level"] == "error";
    let ours = spans.iter().any(|span| span["is_primary"] == true && !file(span).starts_with("src/support"));
    (ours || error).then(|| message["rendered"].as_str().unwrap_or_default().to_owned())
}
