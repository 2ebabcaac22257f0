//! What has broken generators of clients, as one document: its crate compiles without a warning of rustc, clippy or rustdoc,
//! and does what the document says.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use clientwright::output::manifest::{Package, package_version};
use clientwright::output::standalone;
use clientwright::pipeline::{Input, plan};

use crate::compile::{Built, lossy};
use crate::crates::pin;

#[test]
fn what_broke_other_generators_compiles_and_works() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/traps");
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("emit");
    let root = home.join("traps");
    let _ = fs::remove_dir_all(&root);
    let skipped = generate(&tests.join("openapi.yaml"), &root);
    assert_eq!(skipped, [""; 0], "every operation is there");
    fs::copy(tests.join("behaviour.rs"), root.join("tests/behaviour.rs")).unwrap();

    let traps = Built { folder: root, features: "all,serde,validate" };
    let complaints = traps.clippy();
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
    let tested = traps.cargo(&["test", "--quiet", "--test", "behaviour"]);
    assert!(tested.status.success(), "{}{}", lossy(&tested.stdout), lossy(&tested.stderr));
    let documented = traps.cargo(&["doc", "--quiet", "--no-deps"]);
    assert_eq!(lossy(&documented.stderr), "", "rustdoc has nothing to say");
}

/// Generates the crate; gives the operations that were set aside.
fn generate(document: &Path, root: &Path) -> Vec<String> {
    let mut planned = plan(&Input { document: document.to_owned(), validate: true, ..Input::default() });
    let text = planned.print("traps", true).expect("a crate");
    let (api, krate) = (planned.api.as_ref().unwrap(), planned.krate.as_ref().unwrap());
    let version = package_version(&api.info.version);
    let package = Package { tests: true, ..Package::new("traps", &version, &api.info.title) };
    let tree = standalone(krate, text.sources, text.conformance, package);
    for (path, file) in tree.iter() {
        fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
        fs::write(root.join(path), &file.content).unwrap();
    }
    pin(root);
    krate.operations.iter().filter(|row| row.rust.is_none()).map(|row| row.path.clone()).collect()
}
