//! The clients of all documents as one crate, and the program that calls the cases through them.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Error};
use std::path::Path;
use std::process::Command;

use clientwright::emit::{self, LibraryModule};
use clientwright::output::{self, Target, Tree, manifest};
use clientwright::pipeline;
use serde_json::Value as Json;

use super::documents::Document;
use crate::package::put;

/// The package of the clients.
const PACKAGE: &str = "spector-clients";

const MANIFEST: &str = "\
[package]
name = \"spector-clients\"
version = \"0.0.0\"
edition = \"2021\"
publish = false

[lib]
doctest = false

[workspace]

";

/// What came of each case, by its name.
pub(super) type Outcomes = BTreeMap<String, Json>;

/// Generates clients and program below `home`.
pub(super) fn generate(documents: &[Document], home: &Path) -> io::Result<()> {
    let (mut clients, mut program) = (Tree::default(), Tree::default());
    let (mut modules, mut features, mut defaults, mut called) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for document in documents {
        let mut planned = pipeline::plan(&document.input());
        let text = planned.print(PACKAGE, false);
        let (Some(text), Some(krate)) = (text, &planned.krate) else {
            let told = planned.findings().into_iter().map(|finding| finding.message);
            let area = &document.area;
            return Err(Error::other(format!("{area}: {}", told.collect::<Vec<_>>().join("\n"))));
        };
        for file in text.sources {
            clients.put(format!("src/{}/{}", document.module.bare(), file.path), file.text);
        }
        if let Some(file) = text.cases {
            program.put(format!("src/{}.rs", document.module.bare()), file.text);
            called.push(document.module.clone());
        }
        features.extend(krate.features.clone());
        defaults.extend(krate.default_features.clone());
        modules.push(LibraryModule {
            name: document.module.clone(),
            title: document.area.clone(),
            foreign: false,
            features: krate.features.iter().map(|feature| feature.name.clone()).collect(),
        });
    }
    clients.put_all("src/support", output::support(&manifest::parts(&features)));
    let root = output::print(&emit::library(&modules), "documents")
        .map_err(|error| Error::other(format!("{error:?}")))?;
    clients.put("src/lib.rs", root);
    clients.put("Cargo.toml", manifest::updated(MANIFEST, &features, &defaults));
    let root = output::print(&emit::cases_root(&called, PACKAGE), "cases")
        .map_err(|error| Error::other(format!("{error:?}")))?;
    program.put("src/main.rs", root);
    program.put("Cargo.toml", program_manifest(&defaults));
    for (name, tree) in [("clients", clients), ("program", program)] {
        output::write_tree(&Target::folder(home.join(name)), &tree).map_err(Error::other)?;
    }
    Ok(())
}

fn program_manifest(features: &[String]) -> String {
    let mut named: Vec<String> = ["reqwest", "serde", "serde_json"].map(|name| format!("{name:?}")).into();
    named.extend(features.iter().map(|name| format!("{name:?}")));
    format!(
        "[package]\nname = \"spector-program\"\nversion = \"0.0.0\"\nedition = \"2021\"\npublish = false\n\n[dependencies]\n\
         {PACKAGE} = {{ path = \"../clients\", default-features = false, features = [{}] }}\n\
         serde = \"1\"\nserde_json = \"1\"\ntokio = {{ version = \"1\", features = [\"macros\", \"rt\", \"time\", \"net\"] }}\n\n[workspace]\n",
        named.join(", ")
    )
}

/// Compiles the program and runs it against the server.
pub(super) fn run(root: &Path, documents: &[Document], home: &Path, url: &str) -> io::Result<Outcomes> {
    let folder = home.join("program");
    put(&root.join("Cargo.lock"), &folder.join("Cargo.lock"))?;
    let bases = documents.iter().flat_map(|document| {
        document.bases.iter().map(|(case, path)| format!("{}/{case}={path}", document.module.bare()))
    });
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["run", "--quiet", "--offline", "--", url]).args(bases).current_dir(&folder);
    command.env("CARGO_INCREMENTAL", "0").env("CARGO_PROFILE_DEV_DEBUG", "0");
    let output = command.env("CARGO_TARGET_DIR", crate::target::of_crates(root)).output()?;
    let said = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        let told = String::from_utf8_lossy(&output.stderr);
        fs::write(home.join("errors.txt"), &*told)?;
        return Err(Error::other(format!("the program failed: {}\n{told}", output.status)));
    }
    fs::write(home.join("outcomes.jsonl"), &*said)?;
    let mut outcomes = Outcomes::new();
    for line in said.lines() {
        let outcome: Json = serde_json::from_str(line)?;
        let name = outcome["case"].as_str().unwrap_or_default().to_owned();
        outcomes.insert(name, outcome);
    }
    Ok(outcomes)
}
